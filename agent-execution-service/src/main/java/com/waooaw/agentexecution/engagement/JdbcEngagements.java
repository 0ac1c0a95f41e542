package com.waooaw.agentexecution.engagement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of engagements; the database shows each customer their own. */
@Repository
class JdbcEngagements {

    private final JdbcClient jdbc;

    JdbcEngagements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds an engagement; false where the customer has tried this agent already. */
    boolean add(Engagement engagement) {
        return jdbc.sql("""
                        insert into engagement (id, customer_id, agent_id, trial_started_at, trial_ends_at)
                        values (:id, :customer, :agent, :startedAt, :endsAt)
                        on conflict (customer_id, agent_id) do nothing
                        """)
                        .param("id", engagement.id())
                        .param("customer", engagement.customerId())
                        .param("agent", engagement.agentId())
                        .param("startedAt", engagement.trialStartedAt().atOffset(ZoneOffset.UTC))
                        .param("endsAt", engagement.trialEndsAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    Optional<Engagement> find(UUID id) {
        return jdbc.sql("select * from engagement where id = :id")
                .param("id", id)
                .query(JdbcEngagements::row)
                .optional();
    }

    /** Finds it and holds it until the transaction ends, so that two jobs at once count each other. */
    Optional<Engagement> lock(UUID id) {
        return jdbc.sql("select * from engagement where id = :id for update")
                .param("id", id)
                .query(JdbcEngagements::row)
                .optional();
    }

    Optional<Engagement> withAgent(UUID agentId) {
        return jdbc.sql("select * from engagement where agent_id = :agent")
                .param("agent", agentId)
                .query(JdbcEngagements::row)
                .optional();
    }

    List<Engagement> newest(int limit) {
        return jdbc.sql("select * from engagement order by trial_started_at desc, id desc limit :limit")
                .param("limit", limit)
                .query(JdbcEngagements::row)
                .list();
    }

    private static Engagement row(ResultSet row, int number) throws SQLException {
        return new Engagement(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getObject("agent_id", UUID.class),
                row.getObject("trial_started_at", OffsetDateTime.class).toInstant(),
                row.getObject("trial_ends_at", OffsetDateTime.class).toInstant());
    }
}
