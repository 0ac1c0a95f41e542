package com.waooaw.governance.authority;

import static com.waooaw.platform.database.Columns.instant;
import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who decides now, a row for each scope. The database shows only that of the customer, or of the platform, that is asking. */
@Repository
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** However old it is. */
    Optional<GovernorSession> find() {
        return jdbc.sql("select * from governor_session")
                .query((row, _) -> new GovernorSession(
                        row.getObject("id", UUID.class),
                        row.getObject("customer_id", UUID.class),
                        row.getString("subject"),
                        row.getString("deputy_of"),
                        instant(row, "begun_at"),
                        instant(row, "renewed_at")))
                .optional();
    }

    /** Nobody else begins, renews or ends one of this scope until the transaction has ended. */
    void lock(@Nullable UUID customerId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('governor-session ' || :scope, 0))")
                .param("scope", customerId == null ? "" : customerId.toString())
                .query((_, _) -> true)
                .single();
    }

    /** In place of the one before. */
    void begin(GovernorSession session) {
        jdbc.sql("""
                insert into governor_session (id, customer_id, subject, deputy_of, begun_at, renewed_at)
                values (:id, :customerId::uuid, :subject, :deputyOf, :begunAt, :renewedAt)
                on conflict (customer_id) do update
                set id = excluded.id, subject = excluded.subject, deputy_of = excluded.deputy_of,
                    begun_at = excluded.begun_at, renewed_at = excluded.renewed_at
                """)
                .param("id", session.id())
                .param("customerId", session.customerId())
                .param("subject", session.subject())
                .param("deputyOf", session.deputyOf())
                .param("begunAt", session.begunAt().atOffset(UTC))
                .param("renewedAt", session.renewedAt().atOffset(UTC))
                .update();
    }

    void renew(UUID id, @Nullable String deputyOf, Instant at) {
        jdbc.sql(
                        "update governor_session set renewed_at = greatest(renewed_at, :at), deputy_of = :deputyOf where id = :id")
                .param("id", id)
                .param("deputyOf", deputyOf)
                .param("at", at.atOffset(UTC))
                .update();
    }

    void end(UUID id) {
        jdbc.sql("delete from governor_session where id = :id").param("id", id).update();
    }
}
