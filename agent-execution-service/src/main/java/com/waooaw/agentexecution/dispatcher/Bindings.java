package com.waooaw.agentexecution.dispatcher;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dispatcher's rows. */
@Repository
class Bindings {

    private final JdbcClient jdbc;

    Bindings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds a binding unless the version has one. */
    void add(Binding binding, Instant now) {
        jdbc.sql("""
                insert into manifest_binding (agent_id, agent_version, display_id, manifest_hash, manifest_json, bound_at)
                values (:id, :version, :displayId, :hash, :json, :now)
                on conflict (agent_id, agent_version) do nothing
                """)
                .param("id", binding.agentId())
                .param("version", binding.agentVersion())
                .param("displayId", binding.displayId())
                .param("hash", binding.manifestHash())
                .param("json", binding.manifestJson())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    boolean remove(UUID agentId, String agentVersion) {
        return jdbc.sql("delete from manifest_binding where agent_id = :id and agent_version = :version")
                        .param("id", agentId)
                        .param("version", agentVersion)
                        .update()
                == 1;
    }

    /** The versions of an agent that are bound. */
    List<String> versions(UUID agentId) {
        return jdbc.sql("select agent_version from manifest_binding where agent_id = :id order by agent_version")
                .param("id", agentId)
                .query((row, _) -> Objects.requireNonNull(row.getString(1)))
                .list();
    }

    Optional<Binding> find(UUID agentId, String agentVersion) {
        return find(agentId, agentVersion, "");
    }

    /** The same, and nobody takes the version out before the commit. */
    Optional<Binding> hold(UUID agentId, String agentVersion) {
        return find(agentId, agentVersion, " for share");
    }

    private Optional<Binding> find(UUID agentId, String agentVersion, String lock) {
        return jdbc.sql("select * from manifest_binding where agent_id = :id and agent_version = :version" + lock)
                .param("id", agentId)
                .param("version", agentVersion)
                .query((row, _) -> new Binding(
                        row.getObject("agent_id", UUID.class),
                        row.getString("display_id"),
                        row.getString("agent_version"),
                        row.getString("manifest_hash"),
                        row.getString("manifest_json")))
                .optional();
    }
}
