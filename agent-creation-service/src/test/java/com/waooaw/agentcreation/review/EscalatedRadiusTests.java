package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.architect.Architect;
import com.waooaw.agentcreation.architect.ArchitectureReview;
import com.waooaw.agentcreation.architect.ArchitectureReview.Verdict;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A radius of critical is the Governor's to decide, and is no way around what A-04 refuses (domain.md 2.5). */
class EscalatedRadiusTests {

    private static final String DECLARED = "/me_wow/containment/max_blast_radius=\"critical\"";
    private static final String BULK = "/tools/1/operations/0/type=\"bulk\"";
    private static final String FOR_EVER = "/tools/1/operations/0/reversible=false";
    private static final String UNGATED = "/me_wow/decision_rights/1/mode=\"escalate\"";

    @Test
    void aCriticalRadiusThatIsDeclaredGoesToTheGovernor() {
        assertThat(verdict(DECLARED)).isEqualTo(Verdict.ESCALATED);
        assertThat(findings(DECLARED))
                .singleElement()
                .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.MEDIUM));
        assertThat(verdict()).isEqualTo(Verdict.APPROVED);
    }

    @Test
    void soDoesAnOperationThatReachesThatFarBehindAnApproval() {
        assertThat(verdict(DECLARED, BULK, FOR_EVER)).isEqualTo(Verdict.ESCALATED);
        assertThat(findings(DECLARED, BULK, FOR_EVER))
                .extracting(Finding::pointer)
                .containsExactly("/me_wow/containment/max_blast_radius", "/tools/1/operations/0");
    }

    @Test
    void whatIsNotDeclaredOrNotGatedIsRefusedAsBefore() {
        assertThat(verdict(BULK, FOR_EVER)).isEqualTo(Verdict.REFUSED);
        assertThat(verdict(DECLARED, BULK, FOR_EVER, UNGATED)).isEqualTo(Verdict.REFUSED);
        assertThat(verdict(DECLARED, "/rollback_plan/idempotent=false")).isEqualTo(Verdict.REFUSED);
    }

    private static Verdict verdict(String... changes) {
        var blueprint = changed(List.of(changes));
        var review = ArchitectureReview.of(blueprint, facts(), Architect.RULES.check(blueprint, facts()));
        assertThat(review.mayGoOn()).isEqualTo(review.verdict() != Verdict.REFUSED);
        return review.verdict();
    }

    private static List<Finding> findings(String... changes) {
        return Architect.RULES.check(changed(List.of(changes)), facts()).stream()
                .filter(finding -> finding.code().equals("A-04"))
                .toList();
    }
}
