package com.waooaw.learning.precedent;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Precedents in PostgreSQL. */
@Repository
class PrecedentStore {

    private static final String SELECT = """
            select p.*, count(v.approval_id) filter (where v.verdict = 'confirmed') as successes,
                   count(v.approval_id) filter (where v.verdict = 'vetoed') as vetoes,
                   max(v.decided_at) filter (where v.verdict = 'vetoed') as last_vetoed_at
            from precedent p left join precedent_verdict v on v.precedent_id = p.precedent_id
            """;

    private final JdbcClient jdbc;

    PrecedentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes note of what became of a yes, once for each approval; a veto is stronger than a confirmation that came before
     * it. A precedent nobody has heard of is heard of now.
     *
     * @param category of a veto; absent for a confirmation
     * @return false where it was known
     */
    boolean took(String precedentId, UUID approvalId, @Nullable String category, Instant at) {
        jdbc.sql("""
                insert into precedent (precedent_id, principle, status, false_positive_limit)
                values (:id, '', 'active', 3)
                on conflict do nothing
                """).param("id", precedentId).update();
        // whoever counts next sees this one, or is seen by it
        jdbc.sql("select precedent_id from precedent where precedent_id = :id for update")
                .param("id", precedentId)
                .query(String.class)
                .single();
        return jdbc.sql("""
                        insert into precedent_verdict as v (precedent_id, approval_id, verdict, category, decided_at)
                        values (:id, :approvalId, :verdict, :category, :at)
                        on conflict (precedent_id, approval_id) do update
                        set verdict = excluded.verdict, category = excluded.category, decided_at = excluded.decided_at
                        where v.verdict = 'confirmed' and excluded.verdict = 'vetoed'
                        """)
                        .param("id", precedentId)
                        .param("approvalId", approvalId)
                        .param("verdict", category == null ? "confirmed" : "vetoed")
                        .param("category", category)
                        .param("at", at.atOffset(UTC))
                        .update()
                == 1;
    }

    void review(String precedentId, Instant since) {
        jdbc.sql("update precedent set status = 'under_review', under_review_since = :since where precedent_id = :id")
                .param("since", since.atOffset(UTC))
                .param("id", precedentId)
                .update();
    }

    Optional<Precedent> find(String precedentId) {
        return jdbc.sql(SELECT + " where p.precedent_id = :id group by p.precedent_id")
                .param("id", precedentId)
                .query((row, _) -> precedent(row))
                .optional();
    }

    List<Precedent> all() {
        return jdbc.sql(SELECT + " group by p.precedent_id order by p.precedent_id limit 200")
                .query((row, _) -> precedent(row))
                .list();
    }

    private static Precedent precedent(ResultSet row) throws SQLException {
        return new Precedent(
                row.getString("precedent_id"),
                row.getString("principle"),
                PrecedentStatus.stored(row.getString("status")),
                row.getInt("successes"),
                row.getInt("vetoes"),
                row.getInt("false_positive_limit"),
                instantIfAny(row, "last_vetoed_at"),
                instantIfAny(row, "under_review_since"));
    }

    private static @Nullable Instant instantIfAny(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
