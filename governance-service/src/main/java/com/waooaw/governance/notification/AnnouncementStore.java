package com.waooaw.governance.notification;

import static com.waooaw.platform.database.Columns.upper;
import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Announcements as rows. */
@Repository
class AnnouncementStore {

    private final JdbcClient jdbc;

    AnnouncementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One that waits to be told.
     *
     * @param attempts with the one that was begun last
     * @param way the only one it goes by; absent where the first that takes it is enough
     */
    record Waiting(Announcement announcement, @Nullable Channel way, int attempts) {}

    @Transactional
    public void add(Announcement announcement, @Nullable Channel way, Instant madeAt, Instant dueAt) {
        jdbc.sql("""
                insert into announcement (
                    id, customer_id, person, requester, kind, way, page, title, body, made_at, due_at, state)
                values (
                    :id, :customerId::uuid, :person, :requester, :kind, :way, :page, :title, :body, :madeAt, :dueAt,
                    'waiting')
                on conflict (id) do nothing
                """)
                .param("id", announcement.id())
                .param("customerId", announcement.customerId())
                .param("person", announcement.person())
                .param("requester", announcement.requester())
                .param("kind", announcement.kind().stored())
                .param("way", way == null ? null : way.stored())
                .param("page", announcement.page().path())
                .param("title", announcement.title())
                .param("body", announcement.body())
                .param("madeAt", madeAt.atOffset(UTC))
                .param("dueAt", dueAt.atOffset(UTC))
                .update();
    }

    /** Empty where it waits no more. */
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting(UUID id) {
        return jdbc.sql("select * from announcement where id = :id and state = 'waiting'")
                .param("id", id)
                .query((row, _) -> new Waiting(
                        new Announcement(
                                row.getObject("id", UUID.class),
                                NoticeKind.valueOf(upper(row, "kind")),
                                row.getObject("customer_id", UUID.class),
                                row.getString("person"),
                                new NoticePage(row.getString("page")),
                                row.getString("requester"),
                                row.getString("title"),
                                row.getString("body")),
                        way(row.getString("way")),
                        row.getInt("attempts")))
                .optional();
    }

    private static @Nullable Channel way(@Nullable String stored) {
        return stored == null ? null : Channel.valueOf(stored.toUpperCase(Locale.ROOT));
    }

    /** The intent: who gets true tells it, and nobody else does until then, unless it is postponed before. */
    @Transactional
    public boolean telling(UUID id, Instant now, Instant until) {
        return jdbc.sql("""
                        update announcement set due_at = :until, attempts = attempts + 1
                        where id = :id and state = 'waiting' and due_at <= :now
                        """)
                        .param("id", id)
                        .param("now", now.atOffset(UTC))
                        .param("until", until.atOffset(UTC))
                        .update()
                == 1;
    }

    /** Not before then, and after so many attempts. */
    @Transactional
    public void postpone(UUID id, Instant until, int attempts) {
        jdbc.sql("""
                update announcement set due_at = :until, attempts = :attempts where id = :id and state = 'waiting'
                """)
                .param("id", id)
                .param("until", until.atOffset(UTC))
                .param("attempts", attempts)
                .update();
    }

    /** It was told by this channel, or will not be, and why. */
    @Transactional
    public void settled(UUID id, @Nullable Channel by, @Nullable String failure, Instant at) {
        jdbc.sql("""
                update announcement
                set state = :state, channel = :channel, failure = :failure, settled_at = :at
                where id = :id and state = 'waiting'
                """)
                .param("id", id)
                .param("state", by == null ? "failed" : "sent")
                .param("channel", by == null ? null : by.stored())
                .param("failure", failure)
                .param("at", at.atOffset(UTC))
                .update();
    }
}
