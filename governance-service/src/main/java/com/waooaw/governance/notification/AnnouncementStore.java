package com.waooaw.governance.notification;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
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

    static final String WAITING = "waiting";
    static final String KEPT = "kept";

    private final JdbcClient jdbc;

    AnnouncementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One that waits to be told. */
    record Waiting(Announcement announcement, int attempts, Instant dueAt) {}

    @Transactional
    public void add(Announcement announcement, String state, Instant madeAt, Instant dueAt) {
        jdbc.sql("""
                insert into announcement (id, customer_id, kind, title, body, made_at, due_at, state, settled_at)
                values (:id, :customerId::uuid, :kind, :title, :body, :madeAt, :dueAt, :state, :settledAt)
                on conflict (id) do nothing
                """)
                .param("id", announcement.id())
                .param("customerId", announcement.customerId())
                .param("kind", announcement.kind().stored())
                .param("title", announcement.title())
                .param("body", announcement.body())
                .param("madeAt", madeAt.atOffset(UTC))
                .param("dueAt", dueAt.atOffset(UTC))
                .param("state", state)
                .param("settledAt", state.equals(WAITING) ? null : madeAt.atOffset(UTC))
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
                                NoticeKind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                                row.getObject("customer_id", UUID.class),
                                row.getString("title"),
                                row.getString("body")),
                        row.getInt("attempts"),
                        row.getObject("due_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** Not before then. */
    @Transactional
    public void postpone(UUID id, Instant until, boolean afterAnAttempt) {
        jdbc.sql("""
                update announcement set due_at = :until, attempts = attempts + :attempts
                where id = :id and state = 'waiting'
                """)
                .param("id", id)
                .param("until", until.atOffset(UTC))
                .param("attempts", afterAnAttempt ? 1 : 0)
                .update();
    }

    /** It was told by this channel, or will not be, and why. */
    @Transactional
    public void settled(UUID id, @Nullable Channel by, @Nullable String failure, Instant at) {
        jdbc.sql("""
                update announcement
                set state = :state, channel = :channel, failure = :failure, settled_at = :at, attempts = attempts + 1
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
