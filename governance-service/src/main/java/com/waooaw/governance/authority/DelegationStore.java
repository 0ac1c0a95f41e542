package com.waooaw.governance.authority;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Delegations as rows. The database shows only those of the customer, or of the platform, that is asking. */
@Repository
class DelegationStore {

    private final JdbcClient jdbc;

    DelegationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where somebody is named for a part of that time already, by the same kind of delegation. */
    boolean add(Delegation delegation, UUID correlationId) {
        // so that two at once are not both the first
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('delegation ' || coalesce(:customerId::text, ''), 0))")
                .param("customerId", text(delegation))
                .query((_, _) -> true)
                .single();
        return jdbc.sql("""
                        insert into delegation (
                            id, customer_id, governor, deputy, on_silence, begins_at, until, reason, made_at,
                            correlation_id)
                        select :id, :customerId::uuid, :governor, :deputy, :onSilence, :from, :until, :reason, :madeAt,
                               :correlationId
                        where not exists (
                            select 1 from delegation
                            where ended_at is null and on_silence = :onSilence and begins_at < :until and until > :from)
                        """)
                        .param("id", delegation.id())
                        .param("customerId", text(delegation))
                        .param("governor", delegation.governor())
                        .param("deputy", delegation.deputy())
                        .param("onSilence", delegation.onSilence())
                        .param("from", delegation.from().atOffset(UTC))
                        .param("until", delegation.until().atOffset(UTC))
                        .param("reason", delegation.reason())
                        .param("madeAt", delegation.madeAt().atOffset(UTC))
                        .param("correlationId", correlationId)
                        .update()
                == 1;
    }

    private static @Nullable String text(Delegation delegation) {
        var customerId = delegation.customerId();
        return customerId == null ? null : customerId.toString();
    }

    Optional<Delegation> find(UUID id) {
        return jdbc.sql("select * from delegation where id = :id")
                .param("id", id)
                .query(DelegationStore::delegation)
                .optional();
    }

    /** The same, and nobody ends it until the transaction has ended. */
    Optional<Delegation> hold(UUID id) {
        return jdbc.sql("select * from delegation where id = :id for share")
                .param("id", id)
                .query(DelegationStore::delegation)
                .optional();
    }

    /** The newest first. */
    List<Delegation> all(int limit) {
        return jdbc.sql("select * from delegation order by made_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(DelegationStore::delegation)
                .list();
    }

    /** Those that have neither ended nor been ended. */
    List<Delegation> open(Instant now) {
        return jdbc.sql("select * from delegation where ended_at is null and until > :now order by made_at, id")
                .param("now", now.atOffset(UTC))
                .query(DelegationStore::delegation)
                .list();
    }

    /** False where it was ended before. */
    boolean end(UUID id, String by, Instant at) {
        return jdbc.sql("update delegation set ended_at = :at, ended_by = :by where id = :id and ended_at is null")
                        .param("id", id)
                        .param("by", by)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    private static Delegation delegation(ResultSet row, int number) throws SQLException {
        return new Delegation(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("governor"),
                row.getString("deputy"),
                row.getBoolean("on_silence"),
                instant(row, "begins_at"),
                instant(row, "until"),
                row.getString("reason"),
                instant(row, "made_at"),
                instantIfAny(row, "ended_at"),
                row.getString("ended_by"));
    }
}
