package com.waooaw.governance.notification;

import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Notices of which somebody causes more than anybody reads: those beyond the limit are kept, and told together, as a number.
 * Who sends enough of them must not make a Governor deaf.
 */
@Repository
class NoticeFloods {

    private static final String SAME = """
            kind = :kind and requester = :requester and person is null
              and customer_id is not distinct from :customerId::uuid
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeFloods(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** How many of its kind, for this Governor and by this requester, were told one by one since then. */
    @Transactional(readOnly = true)
    public int told(Announcement announcement, Instant since) {
        return jdbc.sql("""
                        select coalesce(max(told), 0) from (
                            -- what goes every way is a row for each
                            select count(*) as told from announcement
                            where %s and state <> 'folded' and folded = 0 and made_at > :since
                            group by way
                        ) by_way
                        """.formatted(SAME))
                .param("kind", announcement.kind().stored())
                .param("requester", announcement.requester())
                .param("customerId", announcement.customerId())
                .param("since", since.atOffset(UTC))
                .query(Integer.class)
                .single();
    }

    /** Keeps it, and counts it in the one that tells of all; the same again is nothing new. */
    @Transactional
    public void fold(Announcement announcement, Instant madeAt, Instant dueAt) {
        if (isKnown(announcement.id()) || !keep(announcement, madeAt)) {
            return;
        }
        // so that two at once do not both begin another one
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('flood ' || :of, 0))")
                .param("of", announcement.kind() + " " + announcement.requester() + " " + announcement.customerId())
                .query((_, _) -> true)
                .single();
        var open = open(announcement);
        if (open == null) {
            begin(announcement, madeAt, dueAt);
        } else {
            jdbc.sql("update announcement set folded = folded + 1, title = :title where id = :id")
                    .param("title", title(open.folded() + 1))
                    .param("id", open.id())
                    .update();
        }
    }

    /** One that nobody has begun to tell, and which tells of so many. */
    private record Gathering(UUID id, int folded) {}

    private @Nullable Gathering open(Announcement announcement) {
        return jdbc.sql("""
                        select id, folded from announcement
                        where %s and state = 'waiting' and folded > 0 and attempts = 0
                        order by made_at desc limit 1 for update
                        """.formatted(SAME))
                .param("kind", announcement.kind().stored())
                .param("requester", announcement.requester())
                .param("customerId", announcement.customerId())
                .query((row, _) -> new Gathering(row.getObject(1, UUID.class), row.getInt(2)))
                .optional()
                .orElse(null);
    }

    private boolean isKnown(UUID id) {
        return jdbc.sql("select exists (select 1 from announcement where id = :id or id = any(:ways::uuid[]))")
                .param("id", id)
                .param("ways", new String[] {way(id, Channel.PUSH), way(id, Channel.SMS), way(id, Channel.EMAIL)})
                .query(Boolean.class)
                .single();
    }

    private static String way(UUID id, Channel channel) {
        return Ids.of("announcement", id, channel.stored()).toString();
    }

    private boolean keep(Announcement announcement, Instant madeAt) {
        return insert(
                announcement,
                announcement.id(),
                announcement.page(),
                announcement.title(),
                announcement.body(),
                "folded",
                0,
                madeAt,
                madeAt);
    }

    private void begin(Announcement first, Instant madeAt, Instant dueAt) {
        insert(
                first,
                Ids.next(clock),
                first.page().all(),
                title(1),
                "Of the same kind, and caused by the same. The first: %s".formatted(first.title()),
                "waiting",
                1,
                madeAt,
                dueAt);
    }

    private static String title(int folded) {
        return "And %d more. None is lost: look in the inbox".formatted(folded);
    }

    private boolean insert(
            Announcement of,
            UUID id,
            NoticePage page,
            String title,
            String body,
            String state,
            int folded,
            Instant madeAt,
            Instant dueAt) {
        var told = new Announcement(id, of.kind(), of.customerId(), null, page, of.requester(), title, body);
        return jdbc.sql("""
                        insert into announcement (
                            id, customer_id, requester, kind, page, title, body, made_at, due_at, state, folded,
                            settled_at)
                        values (
                            :id, :customerId::uuid, :requester, :kind, :page, :title, :body, :madeAt, :dueAt, :state,
                            :folded, :settledAt)
                        on conflict (id) do nothing
                        """)
                        .param("id", id)
                        .param("customerId", told.customerId())
                        .param("requester", told.requester())
                        .param("kind", told.kind().stored())
                        .param("page", told.page().path())
                        .param("title", told.title())
                        .param("body", told.body())
                        .param("madeAt", madeAt.atOffset(UTC))
                        .param("dueAt", dueAt.atOffset(UTC))
                        .param("state", state)
                        .param("folded", folded)
                        .param("settledAt", state.equals("folded") ? madeAt.atOffset(UTC) : null)
                        .update()
                == 1;
    }
}
