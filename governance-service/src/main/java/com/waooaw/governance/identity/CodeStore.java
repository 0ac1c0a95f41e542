package com.waooaw.governance.identity;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.notification.Channel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** One-time codes as rows; called inside a transaction. */
@Repository
class CodeStore {

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A code that is about to be sent.
     *
     * @param sameChannel whether it goes by the channel that brought the person, for want of another
     */
    record Fresh(
            UUID id,
            Purpose purpose,
            @Nullable UUID customerId,
            String subject,
            Channel channel,
            boolean sameChannel,
            CodeHash hash,
            Instant askedAt,
            Instant expiresAt) {}

    /**
     * How often one person asked, and missed.
     *
     * @param misses in the time that counts before the last one, and that one
     */
    record Count(
            int aboutThis, int all, int misses, @Nullable Instant lastMiss) {}

    /** One at a time asks for a code in this person's name, so that what is counted is what is there. */
    void oneAtATime(String subject, Purpose purpose) {
        if (purpose.approvalId() != null) {
            // in the order in which a decision locks: its approval first
            jdbc.sql("select id from approval where id = :id for key share")
                    .param("id", purpose.approvalId())
                    .query(UUID.class)
                    .optional();
        }
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('one_time_code ' || :subject, 0))")
                .param("subject", subject)
                .query((_, _) -> true)
                .single();
    }

    Count count(String subject, @Nullable UUID approvalId, Instant now, Duration within) {
        var since = now.minus(within);
        // the last miss may be that old, and those that count with it as old again
        return jdbc.sql("""
                        with mine as (
                            select *, max(last_try_at) over () as last_miss from one_time_code
                            where subject = :subject and (asked_at > :before or last_try_at > :before))
                        select count(*) filter (where asked_at > :since and approval_id is not distinct from :id::uuid) as about_this,
                               count(*) filter (where asked_at > :since) as all_asked,
                               coalesce(sum(tries) filter (where last_try_at > last_miss - :within * interval '1 second'), 0) as misses,
                               max(last_miss) as last_miss
                        from mine
                        """)
                .param("before", since.minus(within).atOffset(UTC))
                .param("within", within.toSeconds())
                .param("subject", subject)
                .param("id", approvalId)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> new Count(
                        row.getInt("about_this"),
                        row.getInt("all_asked"),
                        row.getInt("misses"),
                        instantIfAny(row, "last_miss")))
                .single();
    }

    /** The only good one of this person for this from now on. */
    void put(Fresh code) {
        jdbc.sql("""
                update one_time_code set ended = 'replaced'
                where subject = :subject and approval_id is not distinct from :approvalId::uuid and ended is null
                """)
                .param("subject", code.subject())
                .param("approvalId", code.purpose().approvalId())
                .update();
        jdbc.sql("""
                insert into one_time_code (
                    id, approval_id, customer_id, subject, act_hash, channel, same_channel, salt, code_hash, asked_at,
                    expires_at, delivery, tries)
                values (
                    :id, :approvalId::uuid, :customerId::uuid, :subject, :actHash, :channel, :sameChannel, :salt, :hash,
                    :askedAt, :expiresAt, 'sending', 0)
                """)
                .param("id", code.id())
                .param("approvalId", code.purpose().approvalId())
                .param("customerId", code.customerId())
                .param("subject", code.subject())
                .param("actHash", code.purpose().actHash())
                .param("channel", code.channel().stored())
                .param("sameChannel", code.sameChannel())
                .param("salt", code.hash().salt())
                .param("hash", code.hash().hash())
                .param("askedAt", code.askedAt().atOffset(UTC))
                .param("expiresAt", code.expiresAt().atOffset(UTC))
                .update();
    }

    void sent(UUID id) {
        jdbc.sql("update one_time_code set delivery = 'sent' where id = :id and delivery = 'sending'")
                .param("id", id)
                .update();
    }

    void notSent(UUID id, String failure) {
        jdbc.sql("""
                update one_time_code set delivery = 'failed', failure = :failure, ended = coalesce(ended, 'not_sent')
                where id = :id and delivery = 'sending'
                """).param("id", id).param("failure", failure).update();
    }

    /** The one this person may use for this; whether it is too old has to be seen. */
    Optional<OneTimeCode> good(String subject, @Nullable UUID approvalId) {
        return good(subject, approvalId, "");
    }

    /** The same, locked. */
    Optional<OneTimeCode> lockGood(String subject, Purpose purpose) {
        return good(subject, purpose.approvalId(), "for update");
    }

    private Optional<OneTimeCode> good(String subject, @Nullable UUID approvalId, String locking) {
        return jdbc.sql("""
                        select * from one_time_code
                        where subject = :subject and approval_id is not distinct from :approvalId::uuid
                          and ended is null
                        """ + locking)
                .param("subject", subject)
                .param("approvalId", approvalId)
                .query(CodeStore::code)
                .optional();
    }

    void missed(OneTimeCode code, Instant at) {
        jdbc.sql("""
                update one_time_code
                set tries = tries + 1, last_try_at = :at,
                    ended = case when tries + 1 >= :most then 'exhausted' end
                where id = :id
                """)
                .param("at", at.atOffset(UTC))
                .param("most", OneTimeCode.MOST_TRIES)
                .param("id", code.id())
                .update();
    }

    void used(OneTimeCode code) {
        jdbc.sql("update one_time_code set ended = 'used' where id = :id")
                .param("id", code.id())
                .update();
    }

    private static OneTimeCode code(ResultSet row, int number) throws SQLException {
        return new OneTimeCode(
                row.getObject("id", UUID.class),
                new Purpose(row.getObject("approval_id", UUID.class), row.getString("act_hash")),
                new CodeHash(row.getBytes("salt"), row.getBytes("code_hash")),
                instant(row, "expires_at"),
                row.getInt("tries"));
    }
}
