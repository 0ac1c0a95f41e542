package com.waooaw.learning.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("learning")
class PrecedentIT {

    /** Of this test alone: vetoes are counted for ever. */
    private final String seed = "TEST-" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Test
    void theBuiltInPrecedentsAreThereAndActive() {
        assertThat(json("/v1/seeds/precedents")
                        .path("items")
                        .valueStream()
                        .map(p -> p.path("precedent_id").asString()))
                .contains("GEN-004", "DEMO-001");
        assertThat(precedent("GEN-004").path("status").asString()).isEqualTo("active");
    }

    @Test
    void anUnknownPrecedentIsAProblemWithItsCode() {
        client.get()
                .uri("/v1/seeds/precedents/GEN-999")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("LRN-0001");
    }

    @Test
    void theThirdVetoTakesAPrecedentOutOfActive() {
        vetoed(UUID.randomUUID());
        vetoed(UUID.randomUUID());
        assertThat(precedent(seed).path("status").asString()).isEqualTo("active");
        assertThat(precedent(seed).path("false_positive_count").asInt()).isEqualTo(2);

        vetoed(UUID.randomUUID());

        var under = precedent(seed);
        assertThat(under.path("status").asString()).isEqualTo("under_review");
        assertThat(under.path("false_positive_count").asInt()).isEqualTo(3);
        assertThat(under.path("under_review_since").asString()).isNotEmpty();
        vetoed(UUID.randomUUID());
        assertThat(precedent(seed).path("under_review_since")).isEqualTo(under.path("under_review_since"));
    }

    @Test
    void theSameVetoCountsOnceHoweverOftenItIsTold() {
        var approval = UUID.randomUUID();
        var event = push.next(veto(approval, seed, GovernorVetoed.Reason.TAKEN_BACK), cause(), null);
        push.deliver(event);
        push.deliver(event);
        // the same in another event: the approval tells
        vetoed(approval);

        assertThat(precedent(seed).path("false_positive_count").asInt()).isEqualTo(1);
    }

    @Test
    void aRefusedQuestionCountsAgainstNothing() {
        vetoed(UUID.randomUUID());
        push.deliver(veto(UUID.randomUUID(), seed, GovernorVetoed.Reason.REFUSED), cause(), null);
        push.deliver(veto(UUID.randomUUID(), null, GovernorVetoed.Reason.REFUSED), cause(), null);

        assertThat(precedent(seed).path("false_positive_count").asInt()).isEqualTo(1);
    }

    @Test
    void whatNobodyTookBackIsASuccess() {
        push.deliver(decided(UUID.randomUUID(), ApprovalStatus.AUTO_APPROVED), cause(), null);
        push.deliver(decided(UUID.randomUUID(), ApprovalStatus.CONFIRMED), cause(), null);
        push.deliver(decided(UUID.randomUUID(), ApprovalStatus.APPROVED), cause(), null);

        var precedent = precedent(seed);
        assertThat(precedent.path("success_count").asInt()).isEqualTo(1);
        assertThat(precedent.path("false_positive_count").asInt()).isZero();
        assertThat(precedent.path("status").asString()).isEqualTo("active");
    }

    @Test
    void aCustomerMayNotReadThem() {
        client.get()
                .uri("/v1/seeds/precedents")
                .headers(h -> h.setBearerAuth(TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void vetoed(UUID approval) {
        push.deliver(veto(approval, seed, GovernorVetoed.Reason.TAKEN_BACK), cause(), null);
    }

    private static Cause cause() {
        return Cause.root(UUID.randomUUID());
    }

    private static GovernorVetoed veto(UUID approval, @Nullable String seed, GovernorVetoed.Reason reason) {
        return new GovernorVetoed(
                approval,
                "deploy_agent",
                reason,
                VetoCategory.SAFETY,
                List.of(new GovernorVetoed.Entity("agent", approval.toString())),
                seed,
                seed == null ? null : 1,
                "governor-1",
                TestTime.clock().instant());
    }

    private ApprovalDecided decided(UUID approval, ApprovalStatus status) {
        return new ApprovalDecided(
                approval,
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                UUID.randomUUID().toString(),
                "deploy_agent",
                "0".repeat(64),
                status,
                null,
                TestTime.clock().instant(),
                "precedent",
                seed,
                1,
                null);
    }

    private JsonNode precedent(String id) {
        return json("/v1/seeds/precedents/" + id);
    }

    private JsonNode json(String uri) {
        return client.get()
                .uri(uri)
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
