package com.waooaw.governance.notification;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.upper;
import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.kernel.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Remembers what is planned, what was about to be sent, what was sent, and who was seen. A transaction each. */
@Repository
class CascadeStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    CascadeStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What one message of a round is called, here and by a provider that reports on it. */
    static UUID idOf(UUID approvalId, Channel channel, long round) {
        return Ids.of("notification", approvalId, channel.stored(), round);
    }

    /** Writes a round down, once: who chose the order, and the legs in it. */
    @Transactional
    public void plan(Notice notice, Routing.Choice choice, List<Leg> legs) {
        if (!isFirst(notice, choice)) {
            // somebody else has chosen in the same moment, maybe otherwise
            return;
        }
        for (var leg : legs) {
            jdbc.sql("""
                    insert into notification (
                        id, approval_id, round, customer_id, channel, position, message_id, due_at, state, attempts)
                    values (
                        :id, :approvalId, :round, :customerId::uuid, :channel, :position, :messageId, :dueAt,
                        'planned', 0)
                    """)
                    .param("id", idOf(notice.approvalId(), leg.channel(), notice.round()))
                    .param("approvalId", notice.approvalId())
                    .param("round", notice.round())
                    .param("customerId", notice.customerId())
                    .param("channel", leg.channel().stored())
                    .param("position", legs.indexOf(leg))
                    .param("messageId", leg.messageId())
                    .param("dueAt", leg.dueAt().atOffset(UTC))
                    .update();
        }
    }

    private boolean isFirst(Notice notice, Routing.Choice choice) {
        return jdbc.sql("""
                        insert into route_choice (
                            approval_id, round, customer_id, channels, chosen_by, because, odds, situation, chosen_at)
                        values (
                            :approvalId, :round, :customerId::uuid, :channels, :by, :because, :odds::jsonb,
                            :situation::jsonb, :now)
                        on conflict (approval_id, round) do nothing
                        """)
                        .param("approvalId", notice.approvalId())
                        .param("round", notice.round())
                        .param("customerId", notice.customerId())
                        .param(
                                "channels",
                                choice.route().order().stream()
                                        .map(Channel::stored)
                                        .collect(Collectors.joining(",")))
                        .param("by", choice.route().by())
                        .param("because", choice.route().because())
                        .param("odds", choice.oddsJson())
                        .param("situation", choice.situationJson())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** In the order they are tried in. */
    @Transactional(readOnly = true)
    public List<Leg> legs(UUID approvalId, long round) {
        return jdbc.sql("""
                        select channel, due_at, state, message_id, intended_at from notification
                        where approval_id = :approvalId and round = :round order by position
                        """)
                .param("approvalId", approvalId)
                .param("round", round)
                .query(CascadeStore::leg)
                .list();
    }

    /**
     * The intent, committed before the message leaves. False where it is not to be sent: it was, or, by a channel on
     * which the same message twice is two, somebody else is about to.
     */
    @Transactional
    public boolean sending(UUID approvalId, long round, Channel channel) {
        return jdbc.sql("""
                        update notification set state = 'sending', attempts = attempts + 1, intended_at = :now
                        where approval_id = :approvalId and round = :round and channel = :channel
                          and (state = 'planned' or (state = 'sending' and :repeatable))
                        """)
                        .param("now", now())
                        .param("approvalId", approvalId)
                        .param("round", round)
                        .param("channel", channel.stored())
                        .param("repeatable", channel.repeatable())
                        .update()
                == 1;
    }

    /** It was certainly not sent, and may be later. */
    @Transactional
    public void notSent(UUID approvalId, long round, Channel channel) {
        jdbc.sql("""
                update notification set state = 'planned'
                where approval_id = :approvalId and round = :round and channel = :channel and state = 'sending'
                """)
                .param("approvalId", approvalId)
                .param("round", round)
                .param("channel", channel.stored())
                .update();
    }

    /** The receipt. */
    @Transactional
    public void settled(UUID approvalId, long round, Channel channel, Delivery delivery) {
        var reference = delivery instanceof Delivery.Taken(var name) ? name : null;
        var failure = delivery instanceof Delivery.Failed(var reason, var _) ? reason : null;
        jdbc.sql("""
                update notification
                set state = :state, sent_at = :sentAt, failed_at = :failedAt, failure = :failure, reference = :reference
                where approval_id = :approvalId and round = :round and channel = :channel and state <> 'sent'
                  and reported_at is null
                """)
                .param("state", failure == null ? "sent" : "failed")
                .param("sentAt", failure == null ? now() : null)
                .param("failedAt", failure == null ? null : now())
                .param("failure", failure)
                .param("reference", reference)
                .param("approvalId", approvalId)
                .param("round", round)
                .param("channel", channel.stored())
                .update();
    }

    /**
     * What a provider or a device says became of a message. The first final report counts: a later one changes nothing.
     *
     * @param failure absent where it was delivered
     * @return whose cascade has to look again; empty where nothing has changed for it
     */
    @Transactional
    public Optional<UUID> reported(UUID id, @Nullable String reference, @Nullable String failure) {
        return jdbc.sql("""
                        update notification
                        set state = case when :failure::text is null then 'sent' else 'failed' end,
                            sent_at = case when :failure::text is null then coalesce(sent_at, :now) else sent_at end,
                            reference = coalesce(reference, :reference),
                            delivered_at = case when :failure::text is null then :now end,
                            failed_at = case when :failure::text is null then null else :now end,
                            failure = :failure, reported_at = :now
                        where id = :id and reported_at is null and state <> 'planned'
                        returning approval_id
                        """)
                .param("id", id)
                .param("reference", reference)
                .param("failure", failure)
                .param("now", now())
                .query(UUID.class)
                .optional()
                .filter(_ -> failure != null);
    }

    /** What the provider called a message; absent where there is none, or nobody has said so yet. */
    @Transactional(readOnly = true)
    public Optional<String> referenceOf(UUID id) {
        return jdbc.sql("select reference from notification where id = :id and reference is not null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** The message of this Message-ID; empty for what is no question's. */
    @Transactional(readOnly = true)
    public Optional<UUID> idOfMessage(String messageId) {
        return jdbc.sql("select id from notification where message_id = :messageId")
                .param("messageId", messageId)
                .query(UUID.class)
                .optional();
    }

    /** The Governor has looked at it; the first look counts. True for the first one of this round. */
    @Transactional
    public boolean seen(UUID approvalId, long round, @Nullable UUID customerId, String by, @Nullable Channel through) {
        return jdbc.sql("""
                        insert into acknowledgement (approval_id, round, customer_id, seen_at, seen_by, seen_through)
                        values (:approvalId, :round, :customerId::uuid, :now, :by, :through)
                        on conflict (approval_id, round) do nothing
                        """)
                        .param("approvalId", approvalId)
                        .param("round", round)
                        .param("customerId", customerId)
                        .param("now", now())
                        .param("by", by)
                        .param("through", through == null ? null : through.stored())
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public boolean wasSeen(UUID approvalId, long round) {
        return jdbc.sql("select count(*) from acknowledgement where approval_id = :approvalId and round = :round")
                        .param("approvalId", approvalId)
                        .param("round", round)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Everything that was planned about an approval, the newest round last. */
    @Transactional(readOnly = true)
    public List<Receipt> receipts(UUID approvalId) {
        return jdbc.sql("""
                        select n.*, a.seen_at, a.seen_through, c.chosen_by
                        from notification n
                            left join acknowledgement a on a.approval_id = n.approval_id and a.round = n.round
                            left join route_choice c on c.approval_id = n.approval_id and c.round = n.round
                        where n.approval_id = :approvalId
                        order by n.round, n.position
                        """)
                .param("approvalId", approvalId)
                .query(CascadeStore::receipt)
                .list();
    }

    /** Channels that carried a link since then, or tried to; of what is no question, mails alone carry one. */
    @Transactional(readOnly = true)
    public Set<Channel> linked(@Nullable UUID customerId, Instant since) {
        return Set.copyOf(jdbc.sql("""
                        select channel from notification
                        where customer_id is not distinct from :customerId::uuid and intended_at > :since
                        union
                        select channel from announcement
                        where customer_id is not distinct from :customerId::uuid and settled_at > :since
                          and channel = 'email' and kind <> 'security'
                        """)
                .param("customerId", customerId)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> Channel.valueOf(upper(row, "channel")))
                .list());
    }

    private static Leg leg(ResultSet row, int number) throws SQLException {
        return new Leg(
                Channel.valueOf(upper(row, "channel")),
                instant(row, "due_at"),
                Leg.State.valueOf(upper(row, "state")),
                row.getString("message_id"),
                instantIfAny(row, "intended_at"));
    }

    private static Receipt receipt(ResultSet row, int number) throws SQLException {
        var through = row.getString("seen_through");
        var channel = Channel.valueOf(upper(row, "channel"));
        var seen = through != null && through.equals(channel.stored());
        return new Receipt(
                row.getLong("round"),
                channel,
                row.getString("state"),
                instant(row, "due_at"),
                row.getInt("attempts"),
                instantIfAny(row, "sent_at"),
                instantIfAny(row, "failed_at"),
                row.getString("failure"),
                seen ? instantIfAny(row, "seen_at") : null,
                instantIfAny(row, "delivered_at"),
                row.getString("chosen_by"));
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }
}
