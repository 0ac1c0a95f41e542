package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.Requests;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain.md 6.2, row by row. */
class TermsTableTests {

    private final TermsTable table = new TermsTable();

    @ParameterizedTest
    @CsvSource({
        "CONSTITUTIONAL, delete_rule,           AT-10, PT24H, PT168H, DENY,    false",
        "EXECUTION,      delete,                AT-20, PT30M, PT2H,   DENY,    true",
        "COMMUNICATION,  bulk_send,             AT-20, PT30M, PT2H,   DENY,    true",
        "FINANCIAL,      emergency_budget,      AT-30, PT15M, PT30M,  DENY,    false",
        "ARTIFACT,       draft,                 AT-40, PT30M, PT30M,  APPROVE, false",
        "ARTIFACT,       research,              AT-40, PT30M, PT30M,  APPROVE, false",
        "ARTIFACT,       internal_review,       AT-40, PT30M, PT30M,  APPROVE, false",
        "ARTIFACT,       publish_content,       AT-45, PT30M, PT30M,  DENY,    false",
        "EXECUTION,      draft,                 AT-90, PT24H, PT24H,  DENY,    false",
        "EXECUTION,      write_external_system, AT-50, PT6H,  PT24H,  DENY,    false",
        "COMMUNICATION,  send_communication,    AT-60, PT12H, PT24H,  DENY,    false",
        "EXECUTION,      deploy_agent,          AT-70, PT4H,  PT24H,  DENY,    false",
        "FINANCIAL,      refund,                AT-80, PT4H,  PT24H,  DENY,    false",
        "EXECUTION,      publish_content,       AT-90, PT24H, PT24H,  DENY,    false",
        "EXECUTION,      undelete,              AT-90, PT24H, PT24H,  DENY,    false"
    })
    void eachKindOfActHasItsTerms(
            ApprovalClass approvalClass,
            String action,
            String row,
            Duration due,
            Duration deadline,
            Terms.OnSilence onSilence,
            boolean reason) {
        var decided = table.decide(Requests.about(approvalClass, action));

        assertThat(decided.row()).isEqualTo(row);
        assertThat(decided.outcome()).isEqualTo(new TermsTable.Row(due, deadline, onSilence, reason));
    }

    @Test
    void aCustomersSilenceIsNoConsentAndNeitherIsItForWhatCannotBeUndone() {
        var draft = Requests.about(ApprovalClass.ARTIFACT, "draft");

        assertThat(table.decide(Requests.ofCustomer(draft)).row()).isEqualTo("AT-45");
        assertThat(table.decide(Requests.withRisk(draft, "high", true)).row()).isEqualTo("AT-45");
        assertThat(table.decide(Requests.withRisk(draft, "low", false)).row()).isEqualTo("AT-45");
        assertThat(table.decide(Requests.withRisk(draft, "low", true)).row()).isEqualTo("AT-40");
    }

    @Test
    void theInstantsAreWorkedOutOnceAndNameTheirRow() {
        var asked = Instant.parse("2026-11-21T08:00:00Z");
        var decided = table.decide(Requests.about(ApprovalClass.EXECUTION, "deploy_agent"));

        var terms = TermsTable.terms(decided, asked);

        assertThat(terms.dueAt()).isEqualTo("2026-11-21T12:00:00Z");
        assertThat(terms.expiresAt()).isEqualTo("2026-11-22T08:00:00Z");
        assertThat(terms.rule()).hasToString("approval_terms 1.0.0 AT-70");
    }
}
