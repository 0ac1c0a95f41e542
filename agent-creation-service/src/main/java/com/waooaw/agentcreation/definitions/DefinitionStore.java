package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.Standing;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Rows of {@code skill}, {@code job_role} and {@code team}; their columns repeat what the definition says. */
@Repository
class DefinitionStore {

    /** Numbers up to here are the platform's own. */
    private static final int PLATFORM_NUMBERS = 100;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DefinitionStore(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Held until the commit: collisions are decided one after the other. */
    void takeTurns() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('agent-creation/definitions'))")
                .query((_, _) -> true)
                .single();
    }

    <T extends Definition<T>> Optional<T> find(Kind kind, Class<T> type, String id) {
        return one(kind, type, id, "");
    }

    /** Held until the commit. */
    <T extends Definition<T>> Optional<T> locked(Kind kind, Class<T> type, String id) {
        return one(kind, type, id, " for update");
    }

    private <T extends Definition<T>> Optional<T> one(Kind kind, Class<T> type, String id, String how) {
        return jdbc.sql("select definition::text from %s where %s = :id%s"
                        .formatted(kind.table(), kind.idColumn(), how))
                .param("id", id)
                .query((row, _) -> json.readValue(row.getString(1), type))
                .optional();
    }

    /** Those of one industry. */
    <T extends Definition<T>> List<T> of(Kind kind, Class<T> type, String industry) {
        return jdbc.sql("select definition::text from %s where industry = :industry".formatted(kind.table()))
                .param("industry", industry)
                .query((row, _) -> json.readValue(row.getString(1), type))
                .list();
    }

    /** By id, after {@code after}; a deprecated one whose users had their time counts as archived. */
    <T extends Definition<T>> List<T> page(
            Kind kind,
            Class<T> type,
            @Nullable String industry,
            @Nullable String status,
            @Nullable String after,
            Instant now,
            int limit) {
        return jdbc.sql("""
                        select definition::text from %1$s
                        where (:industry::text is null or industry = :industry::text)
                          and (:after::text is null or %2$s > :after::text)
                          and (:status::text is null
                               or case when status = 'deprecated' and migrate_until <= :now then 'archived' else status end
                                  = :status::text)
                        order by %2$s limit :limit
                        """.formatted(kind.table(), kind.idColumn()))
                .param("industry", industry)
                .param("status", status)
                .param("after", after)
                .param("now", utc(now))
                .param("limit", limit)
                .query((row, _) -> json.readValue(row.getString(1), type))
                .list();
    }

    /** Adds it; false where the id is taken. */
    boolean add(Definition<?> definition) {
        var kind = Kind.of(definition);
        return written(definition, """
                        insert into %1$s (%2$s, status, definition, certified_by, certified_at, migrate_until)
                        values (:id, :status, :definition::jsonb, :certifiedBy, :certifiedAt, :migrateUntil)
                        on conflict do nothing
                        """.formatted(kind.table(), kind.idColumn())) == 1;
    }

    /** Replaces it by the same definition standing elsewhere; its row is locked. */
    void replace(Definition<?> definition) {
        var kind = Kind.of(definition);
        written(definition, """
                update %1$s set status = :status, definition = :definition::jsonb, certified_by = :certifiedBy,
                                certified_at = :certifiedAt, migrate_until = :migrateUntil
                where %2$s = :id
                """.formatted(kind.table(), kind.idColumn()));
    }

    private int written(Definition<?> definition, String sql) {
        var standing = definition.standing();
        var certificate = standing.certificate();
        return jdbc.sql(sql)
                .param("id", definition.id())
                .param("status", standing.status().name().toLowerCase(Locale.ROOT))
                .param("definition", json.writeValueAsString(definition))
                .param("certifiedBy", certificate == null ? null : certificate.by())
                .param("certifiedAt", certificate == null ? null : utc(certificate.at()))
                .param(
                        "migrateUntil",
                        standing instanceof Standing.Superseded deprecated ? utc(deprecated.migrateUntil()) : null)
                .update();
    }

    /** What ids of this industry carry: as its owner said, or as skills of it have it. */
    Optional<String> code(String industry) {
        return jdbc.sql("""
                        select code from (
                            select 1 as turn, code from known_industry where industry_id = :industry
                            union all
                            (select 2, split_part(skill_id, '-', 2) from skill where industry = :industry limit 1)
                        ) known order by turn limit 1
                        """).param("industry", industry).query(String.class).optional();
    }

    int nextNumber(String prefix) {
        return jdbc.sql("""
                        insert into display_number (prefix, last) values (:prefix, :first)
                        on conflict (prefix) do update set last = display_number.last + 1
                        returning last
                        """)
                .param("prefix", prefix)
                .param("first", PLATFORM_NUMBERS + 1)
                .query(Integer.class)
                .single();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
