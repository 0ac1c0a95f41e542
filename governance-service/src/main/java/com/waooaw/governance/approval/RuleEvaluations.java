package com.waooaw.governance.approval;

import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.policy.table.Evaluation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Keeps what a decision table was told, and which row of it fired (domain.md 5.3: "which rule fired and why"). */
@Repository
class RuleEvaluations {

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final JdbcClient jdbc;

    RuleEvaluations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** In the transaction that stores the question; once per question and table. */
    void keep(Question question, Evaluation<?> evaluation) {
        jdbc.sql("""
                insert into rule_evaluation (
                    id, approval_id, customer_id, table_name, table_version, table_hash, row_name, facts, facts_hash,
                    missing, outcome, evaluated_at)
                values (
                    :id, :approvalId, :customerId::uuid, :table, :version, :tableHash, :row, :facts, :factsHash,
                    :missing::jsonb, :outcome::jsonb, :at)
                """)
                .param("id", Ids.of("rule-evaluation", question.id(), evaluation.table()))
                .param("approvalId", question.id())
                .param("customerId", question.customerId())
                .param("table", evaluation.table())
                .param("version", evaluation.version())
                .param("tableHash", evaluation.tableHash())
                .param("row", evaluation.row())
                .param("facts", evaluation.facts())
                .param("factsHash", evaluation.factsHash())
                .param("missing", JSON.writeValueAsString(evaluation.missing()))
                .param("outcome", JSON.writeValueAsString(evaluation.outcome()))
                .param("at", question.createdAt().atOffset(UTC))
                .update();
    }
}
