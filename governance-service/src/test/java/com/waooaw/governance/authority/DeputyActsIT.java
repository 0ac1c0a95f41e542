package com.waooaw.governance.authority;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.governance.Requests;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Somebody decides in a Governor's place, and the Governor looks at it. */
class DeputyActsIT extends DelegationTest {

    @Autowired
    WorkflowClient temporal;

    @Autowired
    DeputyActs acts;

    @Autowired
    AuthorityOwners owners;

    @Test
    void aDeputyDecidesInTheGovernorsPlaceAndTheGovernorLooksAtIt() {
        var request = publication();
        problem(get("/v1/approvals/" + request.approvalId(), DEPUTY), 404, "GOV-0001");
        var key = UUID.randomUUID().toString();
        var wish = wish(DEPUTY_ID, false);
        assertThat(created(name(engagementGovernor(), wish, key)))
                .isEqualTo(created(name(engagementGovernor(), wish, key)));

        assertThat(json(get("/v1/approvals?status=pending", DEPUTY)).toString())
                .contains(request.approvalId().toString());
        var decided = json(decide(request.approvalId(), DEPUTY, yes(request)));

        assertThat(decided.at("/decision/decided_by").asString()).isEqualTo(DEPUTY_ID);
        assertThat(decided.at("/decision/deputy_of").asString()).isEqualTo(GOVERNOR_ID);
        assertThat(audit(request.approvalId().toString()))
                .contains("approval_granted")
                .contains("\"deputy_of\":\"" + GOVERNOR_ID + "\"");
        await().untilAsserted(() -> assertThat(carrier.payloads(ApprovalDecided.class))
                .filteredOn(event -> event.approvalId().equals(request.approvalId()))
                .extracting(ApprovalDecided::source)
                .containsExactly("deputy"));
        var act = json(get("/v1/delegations/acts?unreviewed=true", engagementGovernor()))
                .path("items")
                .get(0);
        assertThat(act.path("approval_id").asString())
                .isEqualTo(request.approvalId().toString());
        var id = act.path("act_id").asString();
        problem(review(id, DEPUTY, Map.of("verdict", "agree")), 403, "WEB-0007");
        problem(review(id, engagementGovernor(), Map.of("verdict", "object")), 422, "GOV-0099");
        json(review(id, engagementGovernor(), Map.of("verdict", "object", "reason", "too early")));
        json(review(id, engagementGovernor(), Map.of("verdict", "object", "reason", "again")));
        problem(review(id, engagementGovernor(), Map.of("verdict", "agree")), 409, "GOV-0098");
        problem(
                review(UUID.randomUUID().toString(), engagementGovernor(), Map.of("verdict", "agree")),
                404,
                "GOV-0097");
        await().until(() -> mailed("dan@customer.test", "You may decide in the place of " + GOVERNOR_ID));
        await().until(() -> mailed("enzo@customer.test", "may decide in your place"));
    }

    @Test
    void theConstitutionIsNotForDeputies() {
        var request = asked(Requests.about(ApprovalClass.CONSTITUTIONAL, "amend_constitution"));
        named(governor(), "test-deputy-governor");

        problem(decide(request.approvalId(), PLATFORM_DEPUTY, yes(request)), 403, "GOV-0094");

        assertThat(json(get("/v1/approvals/" + request.approvalId(), governor()))
                        .path("status")
                        .asString())
                .isEqualTo("pending");
    }

    @Test
    void onSilenceADeputyIsCalledAndDecidesFourHoursAfterAnAnswerWasDue() {
        created(name(governor(), wish("test-deputy-governor", true), null));
        var request = asked(Requests.deployment());
        problem(get("/v1/approvals/" + request.approvalId(), PLATFORM_DEPUTY), 404, "GOV-0001");

        // due after four hours, silent after eight
        passes(
                temporal,
                request.approvalId(),
                Duration.ofHours(8).plusMinutes(1),
                () -> mailed(
                        "dora@waooaw.test",
                        json(get("/v1/approvals/" + request.approvalId(), governor()))
                                        .path("display_id")
                                        .asString()
                                + " waits for you"));

        assertThat(json(get("/v1/approvals?status=pending", PLATFORM_DEPUTY)).toString())
                .contains(request.approvalId().toString());
        denied(request, PLATFORM_DEPUTY);
        assertThat(json(get("/v1/approvals/" + request.approvalId(), PLATFORM_DEPUTY))
                        .path("status")
                        .asString())
                .isEqualTo("denied");
    }

    @Test
    void whatNobodyReviewsInTimeIsWrittenDown() {
        named(engagementGovernor(), DEPUTY_ID);
        var request = publication();
        denied(request, DEPUTY);
        var id = json(get("/v1/delegations/acts?unreviewed=true", DEPUTY))
                .path("items")
                .get(0)
                .path("act_id")
                .asString();
        assertThat(audit(id)).contains("deputy_acted").doesNotContain("deputy_review_overdue");

        TestTime.advance(Duration.ofDays(3));
        owners.overdue(TestTime.clock().instant())
                .forEach(overdue -> Tenancy.run(overdue.customerId(), () -> acts.overdue(overdue.actId())));

        assertThat(audit(id)).contains("deputy_review_overdue");
    }

    private ResponseSpec review(String id, String by, Map<String, String> review) {
        return client.post()
                .uri("/v1/delegations/acts/{id}/review", id)
                .headers(h -> h.setBearerAuth(by))
                .body(review)
                .exchange();
    }
}
