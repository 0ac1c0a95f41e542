package com.waooaw.governance.authority;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import org.junit.jupiter.api.Test;

/** Who may be named a deputy, and what a delegation lets them see. */
class DelegationIT extends DelegationTest {

    @Test
    void whoseDelegationIsEndedSeesNothingFromThenOn() {
        var request = publication();
        var id = named(engagementGovernor(), DEPUTY_ID);
        json(get("/v1/approvals/" + request.approvalId(), DEPUTY));
        var stranger = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
        problem(end("/v1/delegations/" + id, stranger), 404, "GOV-0090");
        assertThat(json(get("/v1/delegations", stranger)).toString()).doesNotContain(id);

        end("/v1/delegations/" + id, engagementGovernor()).expectStatus().isNoContent();
        end("/v1/delegations/" + id, engagementGovernor()).expectStatus().isNoContent();

        problem(get("/v1/approvals/" + request.approvalId(), DEPUTY), 404, "GOV-0001");
        problem(decide(request.approvalId(), DEPUTY, no(request)), 404, "GOV-0001");
        assertThat(audit(id)).contains("delegation_made").contains("delegation_ended");
        // a deputy may give it back, too
        end("/v1/delegations/" + named(engagementGovernor(), DEPUTY_ID), DEPUTY)
                .expectStatus()
                .isNoContent();
    }

    @Test
    void theDeputyOfAnotherSeesNothing() {
        var request = publication();
        var other = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
        named(
                TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR),
                "test-deputy-governor-" + TestTokens.OTHER_CUSTOMER);
        named(governor(), "test-deputy-governor");

        for (var stranger : new String[] {other, PLATFORM_DEPUTY}) {
            problem(get("/v1/approvals/" + request.approvalId(), stranger), 404, "GOV-0001");
            problem(decide(request.approvalId(), stranger, no(request)), 404, "GOV-0001");
            assertThat(json(get("/v1/approvals?status=pending", stranger)).toString())
                    .doesNotContain(request.approvalId().toString());
        }
    }

    @Test
    void whatIsNoDelegationIsRefused() {
        problem(name(engagementGovernor(), wish("nobody", false), null), 422, "GOV-0091");
        // somebody else's deputy
        problem(name(engagementGovernor(), wish("test-deputy-governor", false), null), 422, "GOV-0091");
        named(engagementGovernor(), DEPUTY_ID);
        problem(name(engagementGovernor(), wish(DEPUTY_ID, false), null), 409, "GOV-0093");
        // handing on
        problem(name(DEPUTY, wish(DEPUTY_ID, true), null), 403, "WEB-0007");
        problem(name(TestTokens.as(Role.ADMIN), wish(DEPUTY_ID, false), null), 403, "WEB-0007");
    }
}
