package com.waooaw.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.events.MissedEvents;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class AuditIT extends GovernanceServiceTest {

    @Test
    void entriesOfIndustryKnowledgeThatACarrierLostAreLookedForToo(@Autowired MissedEvents missed) {
        assertThat(missed.subscribed()).contains(Topic.AUDIT_EVENTS);
    }

    @Test
    void takesAnEntryOfKnowledgeOnceAsItWasWritten() {
        var cause = Cause.root(UUID.randomUUID());
        var entry = new AuditAppended(
                UUID.randomUUID(),
                1,
                "industry-knowledge",
                Instant.parse("2026-11-21T08:00:00Z"),
                "AGT-WRITER-HC-001",
                "agent",
                "data_access",
                "corpus",
                "healthcare",
                TestTokens.CUSTOMER,
                Map.of("passages", 5),
                "succeeded");

        push.deliver(entry, cause, null);
        push.deliver(entry, cause, null);

        var items = json(get("/v1/audit/events?correlation_id=" + cause.correlationId(), governor()))
                .path("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).path("service").asString()).isEqualTo("industry-knowledge");
        assertThat(items.get(0).path("timestamp").asString()).isEqualTo("2026-11-21T08:00:00Z");
        assertThat(items.get(0).path("action_detail").toString()).isEqualTo("{\"passages\":5}");
    }

    @Test
    void peopleOfACustomerSeeWhatConcernsThatCustomer() {
        var ours = asked(Requests.publication("Living well", "# Living well"));
        var platforms = asked(Requests.deployment());
        var ofAnother = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);

        assertThat(count(ours.approvalId(), engagementGovernor())).isEqualTo(1);
        assertThat(count(ours.approvalId(), ofAnother)).isZero();
        assertThat(count(ours.approvalId(), TestTokens.as(Role.VIEWER))).isEqualTo(1);
        assertThat(count(platforms.approvalId(), engagementGovernor())).isZero();
    }

    @Test
    void aQuestionNamesWhatItIsAbout() {
        get("/v1/audit/events", governor())
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0013");
        client.get()
                .uri("/v1/audit/events?subject_id={id}", "\0")
                .headers(h -> h.setBearerAuth(governor()))
                .exchange()
                .expectStatus()
                .isEqualTo(422);
        get("/v1/audit/events?correlation_id=x", governor()).expectStatus().isBadRequest();
        get("/v1/audit/events?subject_id=x", TestTokens.as(Role.SERVICE))
                .expectStatus()
                .isForbidden();
    }

    private int count(UUID subject, String token) {
        return json(get("/v1/audit/events?subject_id=" + subject, token))
                .path("items")
                .size();
    }
}
