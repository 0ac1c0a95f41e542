package com.waooaw.governance.known;

import static com.waooaw.platform.database.Columns.instant;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The agents of the platform, as their registry said they are. */
@Service
public class KnownAgents {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    KnownAgents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * An agent.
     *
     * @param state for example {@code active}
     * @param changedAt when it came into that state, UTC
     */
    public record KnownAgent(
            UUID id, String displayId, String name, String industry, String state, String version, Instant changedAt) {}

    /**
     * Whether an agent works under watch, because it did not do well; one nobody has told of does not.
     *
     * @param agent its key or its display id
     */
    @Transactional(readOnly = true)
    public boolean isWatched(String agent) {
        return jdbc.sql("""
                        select exists (
                            select 1 from known_agent
                            where state = 'degraded' and (agent_id::text = :agent or display_id = :agent))
                        """).param("agent", agent).query(Boolean.class).single();
    }

    /**
     * The key under which other services know an agent; empty where nobody has told of it.
     *
     * @param agent its key or its display id
     */
    @Transactional(readOnly = true)
    public Optional<UUID> keyOf(String agent) {
        return jdbc.sql("""
                        select agent_id from known_agent where agent_id::text = :agent or display_id = :agent
                        order by changed_at desc limit 1
                        """).param("agent", agent).query(UUID.class).optional();
    }

    /**
     * Which version of an agent is at work; empty for one nobody has told of.
     *
     * @param agent its key or its display id
     */
    @Transactional(readOnly = true)
    public Optional<String> versionOf(String agent) {
        return jdbc.sql("""
                        select agent_version from known_agent where agent_id::text = :agent or display_id = :agent
                        order by changed_at desc limit 1
                        """).param("agent", agent).query(String.class).optional();
    }

    /**
     * What agents are called, by the ids they were asked for; those nobody has told of are left out.
     *
     * @param agents their keys or display ids
     */
    @Transactional(readOnly = true)
    public Map<String, String> namesOf(Collection<String> agents) {
        if (agents.isEmpty()) {
            return Map.of();
        }
        var names = new HashMap<String, String>();
        jdbc.sql("""
                        select asked.id, known.agent_name
                        from unnest(:agents::text[]) as asked (id)
                        join known_agent known on known.agent_id::text = asked.id or known.display_id = asked.id
                        order by known.changed_at
                        """).param("agents", agents.toArray(String[]::new)).query(row -> {
            names.put(row.getString("id"), row.getString("agent_name"));
        });
        return Map.copyOf(names);
    }

    /** Those that changed last, at most {@value #MOST}. */
    @Transactional(readOnly = true)
    public List<KnownAgent> latest() {
        return jdbc.sql("""
                        select agent_id, display_id, agent_name, industry, state, agent_version, changed_at
                        from known_agent
                        order by changed_at desc, agent_id
                        limit :most
                        """)
                .param("most", MOST)
                .query((row, _) -> new KnownAgent(
                        row.getObject("agent_id", UUID.class),
                        row.getString("display_id"),
                        row.getString("agent_name"),
                        row.getString("industry"),
                        row.getString("state"),
                        row.getString("agent_version"),
                        instant(row, "changed_at")))
                .list();
    }
}
