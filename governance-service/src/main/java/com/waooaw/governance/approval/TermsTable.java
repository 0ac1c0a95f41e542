package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.platform.policy.table.DecisionTable;
import com.waooaw.platform.policy.table.Evaluation;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks {@code tables/governance/approval_terms.yaml} on what terms a Governor is asked (domain.md 6.2). */
@Component
class TermsTable {

    static final String RESOURCE = "/tables/governance/approval_terms.yaml";

    /**
     * What a row says.
     *
     * @param dueWithin an answer is expected so soon
     * @param decideWithin afterwards, silence is the answer
     */
    record Row(Duration dueWithin, Duration decideWithin, Terms.OnSilence onSilence, boolean reasonRequired) {

        Row {
            if (!dueWithin.isPositive() || dueWithin.compareTo(decideWithin) > 0) {
                throw new IllegalArgumentException("an answer is due before its deadline, and both lie ahead");
            }
        }
    }

    /** Read when the first question comes: an edge that answers people never needs it. */
    private static final class Table {

        private static final DecisionTable<Row> OF_THE_CLASS_PATH =
                DecisionTable.ofResource(TermsTable.class, RESOURCE, Row.class);
    }

    Evaluation<Row> decide(ApprovalRequest request) {
        return Table.OF_THE_CLASS_PATH.decide(Map.of(
                "approval_class", lower(request.approvalClass()),
                "scope", lower(request.scope()),
                "action_type", request.actionType(),
                "risk_level", request.riskLevel(),
                "reversible", request.reversible()));
    }

    static Terms terms(Evaluation<Row> decided, Instant askedAt) {
        var row = decided.outcome();
        return new Terms(
                askedAt.plus(row.dueWithin()),
                askedAt.plus(row.decideWithin()),
                row.onSilence(),
                row.reasonRequired(),
                new Terms.Rule(decided.table(), decided.version(), decided.row()));
    }
}
