package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Rulings.YES;
import static com.waooaw.governance.approval.Rulings.pendingOn;
import static com.waooaw.governance.approval.Rulings.refusal;
import static com.waooaw.governance.approval.Rulings.said;
import static com.waooaw.governance.approval.Samples.ACT_HASH;
import static com.waooaw.governance.approval.Samples.CUSTOMER;
import static com.waooaw.governance.approval.Samples.DEADLINE;
import static com.waooaw.governance.approval.Samples.DENIED;
import static com.waooaw.governance.approval.Samples.ENGAGEMENT_GOVERNOR;
import static com.waooaw.governance.approval.Samples.GOVERNOR_OF_ANOTHER;
import static com.waooaw.governance.approval.Samples.PENDING;
import static com.waooaw.governance.approval.Samples.PLATFORM_GOVERNOR;
import static com.waooaw.governance.approval.Samples.question;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Pending;
import org.junit.jupiter.api.Test;

/** Who may decide, and what a decision has to say. */
class DecisionRulesTests {

    @Test
    void aRequesterNeverDecides() {
        var requester = new Governor("agent-creation", true, null);

        assertThat(refusal(ApprovalRules.decide(PENDING, YES, requester, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.OWN_REQUEST);
    }

    @Test
    void anEngagementsApprovalExistsOnlyForItsOwnGovernor() {
        var pending = new Pending(question(ApprovalScope.ENGAGEMENT, CUSTOMER), 0);

        assertThat(refusal(ApprovalRules.decide(pending, YES, GOVERNOR_OF_ANOTHER, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
        assertThat(refusal(ApprovalRules.decide(pending, YES, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
        assertThat(said(ApprovalRules.decide(pending, YES, ENGAGEMENT_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo("becomes approved");
    }

    @Test
    void aPlatformApprovalDoesNotExistForTheGovernorOfAnEngagement() {
        assertThat(refusal(ApprovalRules.decide(PENDING, YES, ENGAGEMENT_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.APPROVAL_NOT_FOUND);
    }

    @Test
    void aDecisionOnAnotherActDecidesNothing() {
        var ruling = ApprovalRules.decide(PENDING, YES, PLATFORM_GOVERNOR, "b" + ACT_HASH.substring(1), Samples.STAMP);

        assertThat(refusal(ruling)).isEqualTo(GovernanceError.ANOTHER_ACT);
        assertThat(ruling.approval()).isSameAs(PENDING);
    }

    @Test
    void aDenialSaysWhyAndBriefly() {
        var silent = new Decision.Deny(" \n ");
        var endless = new Decision.Deny("x".repeat(10_000));

        assertThat(refusal(ApprovalRules.decide(PENDING, silent, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_REQUIRED);
        assertThat(refusal(ApprovalRules.decide(PENDING, endless, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_TOO_LONG);
    }

    @Test
    void aYesSaysWhyWhereTheTermsAskForIt() {
        var deletion = pendingOn(new Terms(DEADLINE, DEADLINE, Terms.OnSilence.DENY, true, null));
        var why = new Decision.Approve(" the customer asked for it ");

        assertThat(refusal(ApprovalRules.decide(deletion, YES, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP)))
                .isEqualTo(GovernanceError.REASON_REQUIRED);
        var ruling = ApprovalRules.decide(deletion, why, PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP);
        assertThat(((Approval.Approved) ruling.approval()).authority())
                .isEqualTo(new Authority.Human(Samples.STAMP, "the customer asked for it"));
    }

    @Test
    void theFirstReasonOfADenialHolds() {
        var ruling = ApprovalRules.decide(
                DENIED, new Decision.Deny("another reason"), PLATFORM_GOVERNOR, ACT_HASH, Samples.STAMP);

        assertThat(ruling).isEqualTo(new Ruling.Stands(DENIED));
    }
}
