package com.waooaw.governance.known;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
                        row.getObject("changed_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
