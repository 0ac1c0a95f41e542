package com.waooaw.agentexecution.dispatcher;

import java.time.Instant;
import java.time.ZoneOffset;
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

    Optional<Binding> find(UUID agentId, String agentVersion) {
        return jdbc.sql("select * from manifest_binding where agent_id = :id and agent_version = :version")
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
