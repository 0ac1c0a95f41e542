package com.waooaw.governance.approval;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose business an approval is. */
class WhoDecidesIT extends ApprovalApiTest {

    @Test
    void onlyItsOwnGovernorKnowsOfAnEngagementsApproval() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        var id = request.approvalId();
        var ofAnother = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

        for (var stranger : List.of(ofAnother, governor())) {
            problem(get("/v1/approvals/" + id, stranger), 404, "GOV-0001");
            problem(decide(id, stranger, approve(request)), 404, "GOV-0001");
        }
        assertThat(auditOf(id))
                .containsExactly(
                        "approval_request succeeded", "approval_decision refused", "approval_decision refused");
        assertThat(ids("/v1/approvals?status=pending", ofAnother)).doesNotContain(id.toString());
        assertThat(ids("/v1/approvals?status=pending", engagementGovernor())).contains(id.toString());
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void thePlatformsApprovalsAreNoBusinessOfAnEngagementsGovernor() {
        var request = asked(Requests.deployment());

        problem(get("/v1/approvals/" + request.approvalId(), engagementGovernor()), 404, "GOV-0001");
    }

    @Test
    void nobodyElseDecides() {
        var request = asked(Requests.publication("Living well", "# Living well"));
        var id = request.approvalId();

        for (var role : List.of(Role.ADMIN, Role.SERVICE, Role.VIEWER)) {
            problem(decide(id, TestTokens.as(role), approve(request)), 403, "WEB-0007");
        }
        problem(decide(id, TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER), approve(request)), 403, "WEB-0007");
        problem(decide(id, TestTokens.expired(Role.ENGAGEMENT_GOVERNOR), approve(request)), 401, "WEB-0006");
        problem(decide(id, TestTokens.forged(Role.ENGAGEMENT_GOVERNOR), approve(request)), 401, "WEB-0006");
        assertThat(governance.approval(id).status()).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void theRequesterDoesNotDecide() {
        var request = asked(Requests.deployment());
        var requester = TestTokens.named(request.requesterId(), Role.PLATFORM_GOVERNOR);

        problem(decide(request.approvalId(), requester, approve(request)), 403, "GOV-0005");
    }
}
