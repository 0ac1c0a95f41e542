package com.waooaw.admingateway.lineage;

import static com.waooaw.admingateway.lineage.Traces.AGENT;
import static com.waooaw.admingateway.lineage.Traces.CORRELATION;
import static com.waooaw.admingateway.lineage.Traces.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.activities.platform.EventTraceActivities;
import com.waooaw.activities.platform.EventTraceActivities.Awaited;
import com.waooaw.activities.platform.EventTraceActivities.Reception;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.ServiceCatalogue;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebError;
import com.waooaw.platform.workflow.BoundedCalls;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.worker.WorkerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** The Admin Gateway itself, and four others whose answers are written down here; learning never answers. */
@ServiceTest("admin-gateway")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LineageIT {

    private static final List<String> OTHERS =
            List.of("agent-creation", "agent-execution", "governance", "industry-knowledge");

    @Autowired
    RestTestClient client;

    @Autowired
    EventPush push;

    @Autowired
    WorkflowClient temporal;

    @Autowired
    LineageProperties properties;

    @Autowired
    BoundedCalls calls;

    private volatile Traces traces = new Traces();
    private WorkerFactory workers;

    /** Once for all tests: a worker that is being shut down may take one more task and not answer it. */
    @BeforeAll
    void workersOfTheOthers() {
        workers = workersOf(OTHERS);
    }

    @AfterAll
    void end() {
        end(workers);
    }

    @BeforeEach
    void nothingHappened() {
        traces = new Traces();
    }

    @Test
    void theChainIsPutTogetherFromAllWhoAnswerAndWhoDoesNotIsNamed() {
        traces.event(1, Topic.AGENT_STATE_CHANGED, CORRELATION)
                .event(2, Topic.DECISIONS, id(1))
                .handled(1, "agent-execution", "governance")
                .received(
                        2,
                        "agent-creation",
                        Reception.HELD,
                        List.of(new Awaited("approvals/governance", AGENT, 1)),
                        null)
                .received(2, "agent-execution", Reception.DEAD_LETTER, List.of(), "loop: again");

        var lineage = lineage(id(2));

        assertThat(lineage.path("correlation_id").asString()).isEqualTo(CORRELATION.toString());
        assertThat(texts(lineage.path("incomplete"))).containsExactly("learning");
        assertThat(lineage.path("roots")).hasSize(1);
        var root = lineage.path("roots").get(0);
        assertThat(root.path("kind").asString()).isEqualTo("request");
        var cause = root.path("effects").get(0);
        assertThat(cause.at("/event/processed").asString()).isEqualTo("2 of 4");
        assertThat(cause.at("/event/observers/0/state").asString()).isEqualTo("pending");
        var asked = cause.path("effects").get(0);
        assertThat(asked.path("id").asString()).isEqualTo(id(2).toString());
        assertThat(asked.at("/event/asked").asBoolean()).isTrue();
        assertThat(asked.at("/event/service").asString()).isEqualTo("governance");
        assertThat(asked.at("/event/processed").asString()).isEqualTo("0 of 3");
        assertThat(asked.at("/event/subscribers")
                        .valueStream()
                        .map(s -> s.path("service").asString() + " "
                                + s.path("state").asString()))
                .containsExactly("agent-creation held", "agent-execution dead_letter", "learning unknown");
        assertThat(asked.at("/event/subscribers/0/waits_for/0/stream").asString())
                .isEqualTo("approvals/governance");
    }

    @Test
    void whatTheGatewayItselfReceivedComesFromItsOwnInbox() {
        var agent = UUID.randomUUID();
        var correlation = UUID.randomUUID();
        var event = push.deliver(
                new AgentStateChanged(
                        agent,
                        "AGT-WRITER-HC-001",
                        "Healthcare content writer",
                        "healthcare",
                        "JOB-HC-001",
                        null,
                        AgentState.SPECIFIED,
                        Traces.BEGIN,
                        "0.1.0",
                        null,
                        null),
                Cause.root(correlation),
                TestTokens.CUSTOMER);

        var shown = lineage(event).path("roots").get(0).path("effects").get(0).path("event");

        assertThat(shown.path("aggregate").path("id").asString()).isEqualTo(agent.toString());
        assertThat(shown.at("/observers/0/state").asString()).isEqualTo("handled");
        assertThat(shown.path("processed").asString()).isEqualTo("0 of 4");
        assertThat(shown.has("published")).isFalse();
    }

    @Test
    void anIdNobodyWhoAnswersKnowsIsNotCalledUnknownWhileSomebodyIsSilent() {
        client.get()
                .uri("/v1/events/{id}/lineage", UUID.randomUUID())
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .exists("Retry-After")
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("ADM-0002")
                .jsonPath("$.detail")
                .value(detail ->
                        assertThat((String) detail).contains("learning").doesNotContain("governance"));
    }

    @Test
    void anIdNobodyKnowsIsNotFound() {
        var learning = workersOf(List.of("learning"));
        try {
            client.get()
                    .uri("/v1/events/{id}/lineage", UUID.randomUUID())
                    .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("ADM-0001");
        } finally {
            end(learning);
        }
    }

    @Test
    void whereTemporalDoesNotAnswerWhoAsksIsToldToTryAgain() {
        var nowhere = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:1")
                .build());
        try {
            var lineages =
                    new Lineages(WorkflowClient.newInstance(nowhere), calls, properties, TestTime.clock(), "admin");

            assertThatExceptionOfType(WaooawException.class)
                    .isThrownBy(() -> lineages.of(UUID.randomUUID()))
                    .extracting(WaooawException::code)
                    .isEqualTo(WebError.UNAVAILABLE);
        } finally {
            nowhere.shutdownNow();
        }
    }

    @Test
    void whatIsNoIdIsRefused() {
        client.get()
                .uri("/v1/events/{id}/lineage", "nonsense")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .is4xxClientError();
    }

    @Test
    void operatorsAndThePlatformsGovernorsMayAskAndCustomersMayNot() {
        traces.event(1, Topic.DECISIONS, CORRELATION);
        // so that nobody is waited for
        var learning = workersOf(List.of("learning"));
        try {
            for (var role : List.of(Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR, Role.ADMIN)) {
                client.get()
                        .uri("/v1/events/{id}/lineage", id(1))
                        .headers(h -> h.setBearerAuth(TestTokens.as(role)))
                        .exchange()
                        .expectStatus()
                        .isOk();
            }
        } finally {
            end(learning);
        }
        for (var role : List.of(Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR)) {
            client.get()
                    .uri("/v1/events/{id}/lineage", id(1))
                    .headers(h -> h.setBearerAuth(TestTokens.of(TestTokens.CUSTOMER, role)))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void everyServiceOfThePlatformIsAskedOnItsOwnQueue() {
        assertThat(properties.services().stream()
                        .collect(Collectors.toMap(
                                LineageFanOutWorkflow.Service::name, LineageFanOutWorkflow.Service::taskQueue)))
                .isEqualTo(ServiceCatalogue.taskQueues());
    }

    private WorkerFactory workersOf(List<String> services) {
        var factory = WorkerFactory.newInstance(temporal);
        services.forEach(
                service -> factory.newWorker(service).registerActivitiesImplementations(new WrittenDown(service)));
        factory.start();
        return factory;
    }

    private static void end(WorkerFactory factory) {
        factory.shutdownNow();
        factory.awaitTermination(10, TimeUnit.SECONDS);
    }

    private JsonNode lineage(UUID eventId) {
        return client.get()
                .uri("/v1/events/{id}/lineage", eventId)
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(text -> texts.add(text.asString()));
        return texts;
    }

    /** Another service's worker. */
    private final class WrittenDown implements EventTraceActivities {

        private final String service;

        WrittenDown(String service) {
            this.service = service;
        }

        @Override
        public UUID correlationOf(UUID eventId) {
            var trace = traces.of(service);
            boolean known =
                    trace.published().stream().anyMatch(event -> event.eventId().equals(eventId))
                            || trace.received().stream()
                                    .anyMatch(event -> event.eventId().equals(eventId));
            return known ? CORRELATION : null;
        }

        @Override
        public Trace ofCorrelation(UUID correlationId, UUID asked) {
            return correlationId.equals(CORRELATION) ? traces.of(service) : new Trace(List.of(), List.of(), false);
        }
    }
}
