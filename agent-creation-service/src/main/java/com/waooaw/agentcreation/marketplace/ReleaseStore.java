package com.waooaw.agentcreation.marketplace;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code catalogue_release}. */
@Repository
class ReleaseStore {

    private final JdbcClient jdbc;

    ReleaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Release release) {
        jdbc.sql("""
                insert into catalogue_release (release_id, agent_id, agent_version, released_by, released_at)
                values (:id, :agent, :version, :by, :at)
                """)
                .param("id", release.releaseId())
                .param("agent", release.agentId())
                .param("version", release.agentVersion())
                .param("by", release.releasedBy())
                .param("at", utc(release.releasedAt()))
                .update();
    }

    boolean anyOf(UUID agentId, String agentVersion) {
        return jdbc.sql("""
                        select exists (
                            select from catalogue_release where agent_id = :agent and agent_version = :version)
                        """)
                .param("agent", agentId)
                .param("version", agentVersion)
                .query(Boolean.class)
                .single();
    }

    Optional<Release> standing(UUID agentId) {
        return jdbc.sql("select * from catalogue_release where agent_id = :agent and retired_at is null")
                .param("agent", agentId)
                .query((row, _) -> release(row))
                .optional();
    }

    Optional<Release> find(UUID releaseId) {
        return jdbc.sql("select * from catalogue_release where release_id = :id")
                .param("id", releaseId)
                .query((row, _) -> release(row))
                .optional();
    }

    void retire(UUID releaseId, String by, String reason, Instant at) {
        jdbc.sql("""
                update catalogue_release set retired_by = :by, retired_at = :at, retire_reason = :reason
                where release_id = :id and retired_at is null
                """)
                .param("id", releaseId)
                .param("by", by)
                .param("at", utc(at))
                .param("reason", reason)
                .update();
    }

    private static Release release(ResultSet row) throws SQLException {
        return new Release(
                row.getObject("release_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getString("agent_version"),
                row.getString("released_by"),
                instant(row, "released_at"),
                row.getString("retired_by"),
                instantIfAny(row, "retired_at"),
                row.getString("retire_reason"));
    }
}
