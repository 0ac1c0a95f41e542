package com.waooaw.admingateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.agentexecution.JobCompleted.Outcome;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.OpenApiSnapshot;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("admin-gateway")
class AdminGatewayServiceIT {

    static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Test
    void anAgentIsShownWhereItsNewestChangeLeftItInWhateverOrderTheEventsCome() {
        var agent = UUID.randomUUID();
        var specified = next(changed(agent, AgentState.SPECIFIED, "0.1.0"));
        var deploying = next(changed(agent, AgentState.DEPLOYING, "1.0.0"));
        var active = next(changed(agent, AgentState.ACTIVE, "1.0.0"));
        push.deliver(deploying);
        push.deliver(active);
        push.deliver(specified);

        var shown = agent(agent).orElseThrow();
        assertThat(shown.path("state").asString()).isEqualTo("active");
        assertThat(shown.path("agent_version").asString()).isEqualTo("1.0.0");
        assertThat(shown.path("display_id").asString()).isEqualTo("AGT-WRITER-HC-001");
        assertThat(shown.path("changed_at").asString()).isEqualTo("2026-11-21T08:00:00Z");
    }

    @Test
    void agentsAreCountedByState() {
        var before = dashboard().path("agents").path("by_state").path("retired").asLong(0);
        publish(changed(UUID.randomUUID(), AgentState.RETIRED, "1.0.0"));

        var agents = dashboard().path("agents");
        assertThat(agents.path("by_state").path("retired").asLong()).isEqualTo(before + 1);
        assertThat(agents.path("by_state")
                        .valueStream()
                        .mapToLong(JsonNode::asLong)
                        .sum())
                .isEqualTo(agents.path("total").asLong());
    }

    @Test
    void anApprovalIsPendingUntilItIsDecided() {
        var approval = UUID.randomUUID();
        publish(requested(approval));
        assertThat(pending(approval).orElseThrow().path("action_type").asString())
                .isEqualTo("deploy_agent");
        assertThat(pending(approval).orElseThrow().path("scope").asString()).isEqualTo("platform");

        publish(decided(approval, ApprovalStatus.APPROVED));
        assertThat(pending(approval)).isEmpty();
    }

    @Test
    void aDecisionHeardBeforeItsRequestLeavesNothingPending() {
        var approval = UUID.randomUUID();
        publish(decided(approval, ApprovalStatus.EXPIRED));
        publish(requested(approval));

        assertThat(pending(approval)).isEmpty();
    }

    @Test
    void aJobIsCountedOnceAndItsLastAccountIsTheOneThatCounts() {
        var before = dashboard().path("jobs");
        var job = UUID.randomUUID();
        publish(completed(job, Outcome.SUCCEEDED, "0.012"));
        publish(completed(job, Outcome.SUCCEEDED, "0.013"));

        var after = dashboard().path("jobs");
        assertThat(after.path("total").asLong()).isEqualTo(before.path("total").asLong() + 1);
        assertThat(after.path("by_outcome").path("succeeded").asLong())
                .isEqualTo(before.path("by_outcome").path("succeeded").asLong(0) + 1);
        assertThat(after.path("cost_usd").decimalValue())
                .isEqualByComparingTo(before.path("cost_usd").decimalValue().add(new BigDecimal("0.013")));
        assertThat(after.path("last_completed_at").asString()).isNotBlank();
    }

    @Test
    void nothingOfACustomerIsShown() {
        publish(completed(UUID.randomUUID(), Outcome.FAILED, "0.001"));

        assertThat(dashboard().toString())
                .doesNotContain(TestTokens.CUSTOMER.toString())
                .doesNotContain("605 words");
    }

    @Test
    void anIndustryIsShownInItsNewestState() {
        var id = "industry-" + UUID.randomUUID();
        var draft = next(new IndustryAdded(id, "HC", "Healthcare", "draft", false, null, "bootstrap"));
        var active = next(new IndustryAdded(id, "HC", "Healthcare", "active", true, "agents_pending", "bootstrap"));
        push.deliver(active);
        push.deliver(draft);

        var shown = dashboard()
                .path("industries")
                .valueStream()
                .filter(i -> i.path("industry_id").asString().equals(id))
                .toList();
        assertThat(shown).hasSize(1);
        assertThat(shown.getFirst().path("state").asString()).isEqualTo("active");
        assertThat(shown.getFirst().path("embeddings_ready").asBoolean()).isTrue();
        assertThat(shown.getFirst().path("certified_by").asString()).isEqualTo("bootstrap");
    }

    @Test
    void anObjectiveIsShownWhileItIsBreached() {
        var service = "service-" + UUID.randomUUID();
        var breached = next(slo(service, SloBreached.State.BREACHED, 7L));
        var met = next(slo(service, SloBreached.State.MET, null));
        push.deliver(breached);
        assertThat(breaches(service)).singleElement().satisfies(breach -> {
            assertThat(breach.path("slo").asString()).isEqualTo("audit_entries_complete");
            assertThat(breach.path("severity").asString()).isEqualTo("critical");
            assertThat(breach.path("measured").asLong()).isEqualTo(7);
            assertThat(breach.path("since").asString()).isEqualTo(AT.toString());
        });

        push.deliver(met);
        push.deliver(envelope(slo(service, SloBreached.State.BREACHED, 7L), AT));
        assertThat(breaches(service)).as("the older one came again, late").isEmpty();
    }

    private List<JsonNode> breaches(String service) {
        return dashboard()
                .path("breaches")
                .valueStream()
                .filter(breach -> breach.path("service").asString().equals(service))
                .toList();
    }

    private static SloBreached slo(String service, SloBreached.State state, Long measured) {
        return new SloBreached(
                SloBreached.Slo.AUDIT_ENTRIES_COMPLETE, service, SloBreached.Severity.CRITICAL, state, AT, measured);
    }

    @Test
    void anEventDeliveredTwiceIsHeardOnce() {
        var event = changed(UUID.randomUUID(), AgentState.ACTIVE, "1.0.0");
        var envelope = envelope(event, TestTime.clock().instant());
        var before = heard("agent-creation").path("events").asLong();
        push.deliver(envelope);
        push.deliver(envelope);

        assertThat(heard("agent-creation").path("events").asLong()).isEqualTo(before + 1);
    }

    @Test
    void aServiceIsLastHeardOfAtItsLatestEventEvenIfAnEarlierOneComesAfterIt() {
        var future =
                TestTime.clock().instant().plus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        push.deliver(envelope(requested(UUID.randomUUID()), future));
        push.deliver(envelope(decided(UUID.randomUUID(), ApprovalStatus.DENIED), future.minusSeconds(60)));

        var governance = heard("governance");
        assertThat(governance.path("last_event_at").asString()).isEqualTo(future.toString());
        assertThat(governance.path("last_event_type").asString()).isEqualTo("ApprovalRequested");
        assertThat(dashboard().path("last_event_at").asString()).isEqualTo(future.toString());
    }

    @Test
    void everyPublisherIsListedWhetherItWasHeardOfOrNot() {
        assertThat(dashboard()
                        .path("services")
                        .valueStream()
                        .map(s -> s.path("service").asString()))
                .containsExactly("agent-creation", "agent-execution", "governance", "industry-knowledge");
    }

    @Test
    void theViewSaysWhenItWasRead() {
        var before = TestTime.clock().instant();
        assertThat(Instant.parse(dashboard().path("as_of").asString()))
                .isBetween(before, TestTime.clock().instant());
    }

    @Test
    void onlyOperatorsMayLook() {
        for (var token : List.of(
                TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER),
                TestTokens.of(TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR),
                TestTokens.as(Role.PLATFORM_GOVERNOR))) {
            client.get()
                    .uri("/v1/admin/dashboard")
                    .headers(h -> h.setBearerAuth(token))
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("WEB-0007");
        }
        client.get().uri("/v1/admin/dashboard").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void theApiIsWhatWasCommitted() {
        OpenApiSnapshot.verify("admin-gateway", client);
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

    private JsonNode dashboard() {
        return client.get()
                .uri("/v1/admin/dashboard")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private Optional<JsonNode> agent(UUID id) {
        return dashboard()
                .path("agents")
                .path("items")
                .valueStream()
                .filter(a -> a.path("agent_id").asString().equals(id.toString()))
                .findFirst();
    }

    private Optional<JsonNode> pending(UUID id) {
        return dashboard()
                .path("pending_approvals")
                .path("items")
                .valueStream()
                .filter(a -> a.path("approval_id").asString().equals(id.toString()))
                .findFirst();
    }

    private JsonNode heard(String service) {
        return dashboard()
                .path("services")
                .valueStream()
                .filter(s -> s.path("service").asString().equals(service))
                .findFirst()
                .orElseThrow();
    }

    private EventEnvelope<IntegrationEvent> next(IntegrationEvent event) {
        return push.next(event, Cause.root(UUID.randomUUID()), TestTokens.CUSTOMER);
    }

    private void publish(IntegrationEvent event) {
        push.deliver(event, Cause.root(UUID.randomUUID()), TestTokens.CUSTOMER);
    }

    private static EventEnvelope<IntegrationEvent> envelope(IntegrationEvent event, Instant occurredAt) {
        var topic = Topic.of(event);
        return new EventEnvelope<>(
                Ids.next(TestTime.clock()),
                topic.eventType(),
                "1.0",
                occurredAt,
                topic.publisher(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                event.aggregate(),
                List.of(),
                1,
                Map.of(topic.stream(), 1L),
                List.of(),
                event.orderingKey(),
                null,
                event);
    }

    private static AgentStateChanged changed(UUID agent, AgentState state, String version) {
        return new AgentStateChanged(
                agent,
                "AGT-WRITER-HC-001",
                "Healthcare content writer",
                "healthcare",
                "JOB-HC-001",
                null,
                state,
                AT,
                version,
                null,
                null);
    }

    private static ApprovalRequested requested(UUID approval) {
        return new ApprovalRequested(
                approval,
                "APPR-0000000a",
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                "a1",
                "deploy_agent",
                "0".repeat(64),
                AT.plus(Duration.ofHours(24)),
                null);
    }

    private static ApprovalDecided decided(UUID approval, ApprovalStatus status) {
        return new ApprovalDecided(
                approval,
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                "agent",
                "a1",
                "deploy_agent",
                "0".repeat(64),
                status,
                null,
                AT.plus(Duration.ofHours(1)),
                "web",
                null,
                null,
                null);
    }

    private static JobCompleted completed(UUID job, Outcome outcome, String cost) {
        return new JobCompleted(
                job,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "healthcare",
                "JOB-HC-001",
                outcome,
                "605 words, 31 claims, all supported",
                null,
                new BigDecimal(cost),
                null);
    }
}
