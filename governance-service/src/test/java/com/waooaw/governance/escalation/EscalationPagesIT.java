package com.waooaw.governance.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Browser;
import com.waooaw.governance.Requests;
import com.waooaw.platform.web.Role;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Passing on and deciding what was passed on, for people with a browser. */
class EscalationPagesIT extends EscalationTest {

    @Test
    void thePagesPassOnShowWhoIsAskedAndDecide() {
        var request = asked(Requests.publication(customer, "Living <b>well</b>", "# Living well"));
        var page = "/approvals/" + request.approvalId();
        try (var enzo = new Browser(port);
                var gita = new Browser(port)) {
            enzo.logIn(ISSUER, page, "enzo-" + customer, customer, Role.ENGAGEMENT_GOVERNOR);
            gita.logIn(ISSUER, "/approvals/escalations", "gita", null, Role.PLATFORM_GOVERNOR);
            assertThat(gita.get(page).statusCode()).isEqualTo(404);
            assertThat(enzo.get(page).body()).contains("Pass it on").contains("value=\"approve\"");

            var passed = enzo.submit(
                    page,
                    page + "/decision",
                    Map.of("decision", "escalate", "reason", "Ask <i>above</i>.", "act_hash", request.actHash()));

            assertThat(passed.statusCode()).isEqualTo(303);
            assertThat(enzo.get(page).body())
                    .contains("Passed on to the Platform Governor")
                    .contains("Ask &lt;i&gt;above&lt;/i&gt;.")
                    .doesNotContain("value=\"approve\"");
            assertThat(enzo.get("/approvals").body()).contains("Nothing waits for a decision.");
            assertThat(enzo.get("/approvals/escalations").body())
                    .contains("Nothing waits for you.")
                    .contains("Waiting for somebody else");
            assertThat(IntStream.range(0, 20)
                            .mapToObj(n -> gita.get("/approvals?page=" + n).body())
                            .filter(list -> list.contains(request.approvalId().toString()))
                            .findFirst())
                    .hasValueSatisfying(list -> assertThat(list).contains("passed on to you"));
            var id = uuid(ofApproval(request.approvalId(), governor()));
            assertThat(gita.get("/approvals/escalations").body()).contains("/approvals/escalations/" + id);
            assertThat(gita.get("/approvals/escalations/" + id).body())
                    .contains("and decide there")
                    .contains("Living &lt;b&gt;well&lt;/b&gt;")
                    .doesNotContain("name=\"option\"");
            assertThat(gita.get(page).body()).contains("value=\"approve\"").doesNotContain("Pass it on");

            assertThat(gita.submit(
                                    page,
                                    page + "/decision",
                                    Map.of("decision", "approve", "act_hash", request.actHash()))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(enzo.get("/approvals/history").body())
                    .contains(request.approvalId().toString())
                    .contains("passed on");

            var raised = created(post("/v1/escalations", SERVICE, packet("conflict", Map.of("customer_id", customer))));
            var escalation = "/approvals/escalations/" + uuid(raised);
            assertThat(gita.get(escalation).statusCode()).isEqualTo(404);
            assertThat(enzo.get(escalation).body()).contains("name=\"option\"").contains("recommended");
            assertThat(enzo.submit(escalation, escalation + "/decision", Map.of("option", "go_on", "reason", ""))
                            .statusCode())
                    .isEqualTo(422);
            assertThat(enzo.submit(escalation, escalation + "/decision", Map.of("option", "go_on", "reason", "Go on."))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(enzo.get(escalation).body()).contains("Reason: Go on.").doesNotContain("name=\"option\"");
        }
    }
}
