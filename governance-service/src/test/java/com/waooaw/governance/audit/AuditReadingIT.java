package com.waooaw.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Reading the audit log: whose entries, how many at once, as a file; and forgetting a person. */
class AuditReadingIT extends GovernanceServiceTest {

    @Test
    void aCustomerAsksForNinetyDaysAtOnceAndGetsOnlyItsOwn() {
        var ours = asked(Requests.publication("Mine", "# Mine")).approvalId();
        asked(Requests.deployment());
        var user = TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER);

        var items = json(get("/v1/audit/events?limit=1000", user)).path("items");
        assertThat(items)
                .anySatisfy(
                        item -> assertThat(item.path("subject_id").asString()).isEqualTo(ours.toString()));
        assertThat(items)
                .allSatisfy(item ->
                        assertThat(item.path("customer_id").asString()).isEqualTo(TestTokens.CUSTOMER.toString()));

        var now = Instant.parse("2026-11-21T00:00:00Z");
        get("/v1/audit/events?from=" + now.minus(Duration.ofDays(91)) + "&to=" + now, user)
                .expectStatus()
                .isEqualTo(422);
        get("/v1/audit/events?from=" + now.minus(Duration.ofDays(90)) + "&to=" + now, user)
                .expectStatus()
                .isOk();
        get("/v1/audit/events?from=" + now.minus(Duration.ofDays(366)) + "&to=" + now, governor())
                .expectStatus()
                .isOk();
        for (var wrong :
                List.of("limit=0", "limit=1001", "from=%2B900000000-01-01T00:00:00Z", "to=0000-01-01T00:00:00Z")) {
            client.get()
                    .uri(URI.create("http://127.0.0.1:" + port + "/v1/audit/events?" + wrong))
                    .headers(h -> h.setBearerAuth(user))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(422);
        }
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        var subject = asked(Requests.publication("Paged", "# Paged"));
        decide(
                        subject.approvalId(),
                        engagementGovernor(),
                        Map.of("decision", "deny", "reason", "no", "act_hash", subject.actHash()))
                .expectStatus()
                .isOk();
        var first = json(get("/v1/audit/events?limit=1&subject_id=" + subject.approvalId(), governor()));
        var second = json(get(
                "/v1/audit/events?limit=1&subject_id=" + subject.approvalId() + "&cursor="
                        + first.path("next_cursor").asString(),
                governor()));
        assertThat(first.path("items").get(0).path("action_type").asString()).isEqualTo("approval_request");
        assertThat(second.path("items").get(0).path("action_type").asString()).isEqualTo("approval_denied");
    }

    @Test
    void anExportIsCsvOfTheSameEntries() {
        var ours = asked(Requests.publication("Exported", "# Exported")).approvalId();

        var csv = get("/v1/audit/export?subject_id=" + ours, engagementGovernor())
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(csv).isNotNull();
        assertThat(csv.split("\r\n")).hasSize(2);
        assertThat(csv)
                .startsWith("\"entry_id\",\"timestamp\"")
                .contains(ours.toString())
                .contains("\"approval_request\"");
    }

    @Test
    void thePlatformsGovernorErasesAPersonAndTheLogSaysThatItWasDone() {
        var subject = "person-" + UUID.randomUUID();
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select key_id from audit_log.subject_key(:subject, gen_random_uuid(), 'wrapped')")
                .param("subject", subject)
                .query(UUID.class)
                .single();

        assertThat(erased(subject)).isEqualTo(1);
        assertThat(erased(subject)).as("a second time").isZero();
        assertThat(json(get("/v1/audit/events?subject_id=" + subject, governor()))
                        .path("items")
                        .valueStream()
                        .map(item -> item.path("result").asString()))
                .containsExactly("intended", "succeeded", "intended", "succeeded");
        erase(engagementGovernor(), subject).expectStatus().isForbidden();
        erase(governor(), "no person").expectStatus().isEqualTo(422);
    }

    private int erased(String subject) {
        return json(erase(governor(), subject)).path("keys_destroyed").asInt();
    }

    private RestTestClient.ResponseSpec erase(String token, String subject) {
        return client.post()
                .uri("/v1/audit/erasures")
                .headers(h -> h.setBearerAuth(token))
                .body(Map.of("subject", subject))
                .exchange();
    }
}
