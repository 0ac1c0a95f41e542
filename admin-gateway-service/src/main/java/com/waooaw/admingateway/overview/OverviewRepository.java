package com.waooaw.admingateway.overview;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.SloBreached.Severity;
import com.waooaw.contracts.governance.SloBreached.Slo;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the projections. */
@Repository
class OverviewRepository {

    private final JdbcClient jdbc;

    OverviewRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, Long> agentsByState() {
        return counts("select state, count(*) from agent_view group by state");
    }

    List<Dashboard.Agent> agents() {
        return jdbc.sql("select * from agent_view order by changed_at desc, agent_id limit 200")
                .query((row, _) -> new Dashboard.Agent(
                        row.getObject("agent_id", UUID.class),
                        row.getString("display_id"),
                        row.getString("agent_name"),
                        row.getString("industry"),
                        row.getString("job_role_id"),
                        stored(AgentState.class, row.getString("state")),
                        row.getString("agent_version"),
                        row.getString("reason"),
                        instant(row, "changed_at")))
                .list();
    }

    long pendingTotal() {
        return jdbc.sql("select count(*) from approval_view where status = 'pending'")
                .query(Long.class)
                .single();
    }

    List<Dashboard.PendingApproval> pending() {
        return jdbc.sql("""
                        select * from approval_view where status = 'pending'
                        order by expires_at, approval_id limit 200
                        """)
                .query((row, _) -> new Dashboard.PendingApproval(
                        row.getObject("approval_id", UUID.class),
                        row.getString("display_id"),
                        stored(ApprovalClass.class, row.getString("approval_class")),
                        stored(ApprovalScope.class, row.getString("scope")),
                        row.getString("subject_type"),
                        row.getString("subject_id"),
                        row.getString("action_type"),
                        instant(row, "requested_at"),
                        instant(row, "expires_at")))
                .list();
    }

    Map<String, Long> jobsByOutcome() {
        return counts("select outcome, count(*) from job_view group by outcome");
    }

    BigDecimal jobsCost() {
        return jdbc.sql("select coalesce(sum(cost_usd), 0) from job_view")
                .query(BigDecimal.class)
                .single();
    }

    @Nullable Instant lastJobAt() {
        return jdbc.sql("select completed_at from job_view order by completed_at desc limit 1")
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    List<Dashboard.Industry> industries() {
        return jdbc.sql("select * from industry_view order by industry_id")
                .query((row, _) -> new Dashboard.Industry(
                        row.getString("industry_id"),
                        row.getString("code"),
                        row.getString("name"),
                        row.getString("state"),
                        row.getBoolean("embeddings_ready"),
                        row.getString("certified_by"),
                        instant(row, "changed_at")))
                .list();
    }

    List<Dashboard.Breach> breaches() {
        return jdbc.sql("select * from slo_view where state = 'breached' order by since, slo, service")
                .query((row, _) -> new Dashboard.Breach(
                        stored(Slo.class, row.getString("slo")),
                        row.getString("service"),
                        stored(Severity.class, row.getString("severity")),
                        row.getObject("measured", Long.class),
                        instant(row, "since")))
                .list();
    }

    List<Dashboard.Heard> heard() {
        return jdbc.sql("select * from service_view")
                .query((row, _) -> new Dashboard.Heard(
                        row.getString("service"),
                        row.getLong("events"),
                        row.getString("last_event_type"),
                        instant(row, "last_event_at")))
                .list();
    }

    private Map<String, Long> counts(String sql) {
        return jdbc.sql(sql).query((row, _) -> Map.entry(row.getString(1), row.getLong(2))).list().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <E extends Enum<E>> E stored(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
