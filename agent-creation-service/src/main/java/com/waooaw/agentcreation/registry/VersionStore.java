package com.waooaw.agentcreation.registry;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code manifest} and {@code agent_version}; the database lets nobody change or remove one. */
@Repository
class VersionStore {

    private static final String COLUMNS = """
            select m.agent_id, m.n, m.agent_version, m.manifest_json, m.manifest_hash, m.created_at, v.in_force_since
            from manifest m
            left join agent_version v on v.agent_id = m.agent_id and v.agent_version = m.agent_version
                                     and v.manifest_hash = m.manifest_hash
            """;

    private final JdbcClient jdbc;

    VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID agentId, String agentVersion, Manifest manifest, Instant now) {
        jdbc.sql("""
                insert into manifest (agent_id, n, agent_version, manifest_json, manifest_hash, created_at)
                select :id, coalesce(max(n), 0) + 1, :version, :json, :hash, :now from manifest where agent_id = :id
                """)
                .param("id", agentId)
                .param("version", agentVersion)
                .param("json", manifest.json())
                .param("hash", manifest.hash())
                .param("now", utc(now))
                .update();
    }

    /** That a version works from now on; answers the hash it worked with since its first time. */
    String inForce(Agent agent, String hash, Instant now) {
        jdbc.sql("""
                insert into agent_version (agent_id, agent_version, manifest_hash, in_force_since)
                values (:id, :version, :hash, :now)
                on conflict do nothing
                """)
                .param("id", agent.agentId())
                .param("version", agent.agentVersion())
                .param("hash", hash)
                .param("now", utc(now))
                .update();
        return jdbc.sql("select manifest_hash from agent_version where agent_id = :id and agent_version = :version")
                .param("id", agent.agentId())
                .param("version", agent.agentVersion())
                .query(String.class)
                .single();
    }

    /** The manifest of a version: the one that works or worked, else the one certified last. */
    Optional<CertifiedManifest> find(UUID agentId, String agentVersion) {
        return jdbc.sql(COLUMNS + """
                        where m.agent_id = :id and m.agent_version = :version
                        order by v.in_force_since is null, m.n desc limit 1
                        """)
                .param("id", agentId)
                .param("version", agentVersion)
                .query((row, _) -> certified(row))
                .optional();
    }

    /** What has this hash: the content is the same, whoever certified it how often. */
    Optional<CertifiedManifest> byHash(String hash) {
        return jdbc.sql(COLUMNS + "where m.manifest_hash = :hash order by m.created_at, m.n limit 1")
                .param("hash", hash)
                .query((row, _) -> certified(row))
                .optional();
    }

    /** Newest first, older than number {@code before}. */
    List<CertifiedManifest> page(UUID agentId, @Nullable Integer before, int limit) {
        return jdbc.sql(COLUMNS + """
                        where m.agent_id = :id and (:before::int is null or m.n < :before::int)
                        order by m.n desc limit :limit
                        """)
                .param("id", agentId)
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> certified(row))
                .list();
    }

    private static CertifiedManifest certified(ResultSet row) throws SQLException {
        return new CertifiedManifest(
                row.getObject("agent_id", UUID.class),
                row.getInt("n"),
                row.getString("agent_version"),
                new Manifest(row.getString("manifest_json"), row.getString("manifest_hash")),
                instant(row, "created_at"),
                instantIfAny(row, "in_force_since"));
    }
}
