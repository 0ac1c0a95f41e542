package com.waooaw.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.agentexecution.JobCompleted.Condition;
import com.waooaw.contracts.agentexecution.JobCompleted.Outcome;
import com.waooaw.contracts.agentexecution.JobCompleted.SeedDraft;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@ServiceTest("learning")
class LearningServiceIT {

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    final String industry = "industry-" + UUID.randomUUID();

    @Test
    void aCompletedJobBecomesADraftSeedWithOneSample() {
        push.deliver(completed(UUID.randomUUID()), Cause.root(UUID.randomUUID()), null);

        var seeds = seedsOfThisTest();
        assertThat(seeds).hasSize(1);
        assertThat(seeds.getFirst().path("status").asString()).isEqualTo("draft");
        assertThat(seeds.getFirst().path("effect").asString()).isEqualTo("CLARIFY");
        assertThat(seeds.getFirst().path("sample_count").asInt()).isEqualTo(1);
        assertThat(seeds.getFirst().path("evidence_refs").toString()).isEqualTo("[\"APPR-0000000a\"]");
    }

    @Test
    void theSamePatternInAnotherJobIsOneMoreSampleAndTheSameJobIsNot() {
        var first = UUID.randomUUID();
        push.deliver(completed(first), Cause.root(UUID.randomUUID()), null);
        push.deliver(completed(UUID.randomUUID()), Cause.root(UUID.randomUUID()), null);
        push.deliver(completed(first), Cause.root(UUID.randomUUID()), null);

        var seeds = seedsOfThisTest();
        assertThat(seeds).hasSize(1);
        assertThat(seeds.getFirst().path("sample_count").asInt()).isEqualTo(2);
    }

    @Test
    void aSeedIsFoundByItsId() {
        push.deliver(completed(UUID.randomUUID()), Cause.root(UUID.randomUUID()), null);
        var id = seedsOfThisTest().getFirst().path("seed_id").asString();

        client.get()
                .uri("/v1/seeds/{id}", id)
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.PLATFORM_GOVERNOR)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.seed_id")
                .isEqualTo(id);
    }

    @Test
    void anUnknownSeedIsAProblemWithItsCode() {
        client.get()
                .uri("/v1/seeds/{id}", UUID.randomUUID())
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("LRN-0001");
    }

    @Test
    void withoutATokenOrWithABadOneNobodyIsAnswered() {
        client.get()
                .uri("/v1/seeds")
                .exchange()
                .expectStatus()
                .isUnauthorized()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0006");
        for (var token : List.of(TestTokens.expired(Role.ADMIN), TestTokens.forged(Role.ADMIN), "nonsense")) {
            client.get()
                    .uri("/v1/seeds")
                    .headers(h -> h.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isUnauthorized()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("WEB-0006");
        }
    }

    @Test
    void aCustomerMayNotReadSeeds() {
        client.get()
                .uri("/v1/seeds")
                .headers(h -> h.setBearerAuth(TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER)))
                .exchange()
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0007");
    }

    @Test
    void aDeliveryThatIsNotTheCarriersIsRefusedAndOneThatIsNoEventBecomesADeadLetter() {
        push.send("JobCompleted", "{}", TestTokens.as(Role.SERVICE))
                .expectStatus()
                .isUnauthorized();
        push.send("JobCompleted", "{}", TestTokens.push())
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.outcome")
                .isEqualTo("dead_letter")
                .jsonPath("$.code")
                .isEqualTo("EVT-0002");
    }

    @Test
    void theApiIsWhatWasCommitted() {
        OpenApiSnapshot.verify("learning", client);
    }

    @Test
    void healthIsForEverybody() {
        for (var probe : List.of("liveness", "readiness")) {
            client.get()
                    .uri("/actuator/health/{probe}", probe)
                    .exchange()
                    .expectStatus()
                    .isOk();
        }
    }

    private List<tools.jackson.databind.JsonNode> seedsOfThisTest() {
        var page = client.get()
                .uri("/v1/seeds?status=draft")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(tools.jackson.databind.JsonNode.class)
                .returnResult()
                .getResponseBody();
        return page.path("items")
                .valueStream()
                .filter(s -> s.path("industry").asString().equals(industry))
                .toList();
    }

    private JobCompleted completed(UUID jobId) {
        return new JobCompleted(
                jobId,
                UUID.randomUUID(),
                UUID.randomUUID(),
                industry,
                "JOB-HC-001",
                Outcome.SUCCEEDED,
                "605 words, 31 claims, all supported",
                null,
                new BigDecimal("0.012"),
                new SeedDraft(
                        "publish_content",
                        "approved",
                        "A checked article may be published in the sandbox",
                        "Every claim was tied to a verified passage and the Governor approved exactly this text; "
                                + "external effects need Governor approval (L0).",
                        List.of(new Condition("fact_check.status", "eq", "passed")),
                        0.95,
                        List.of("APPR-0000000a")));
    }
}
