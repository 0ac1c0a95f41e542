package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.causal.AggregateClock;
import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.sample.SampleHandler;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What nobody keeps any longer. */
@SampleTest
class GoneEventsIT extends EventsIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    FetchedEvents fetched;

    @Autowired
    CausalStore store;

    @Autowired
    SampleHandler handler;

    @Autowired
    MeterRegistry metrics;

    @Autowired
    WorkflowClient client;

    private final AggregateRef agents = new AggregateRef("agent", agent.toString());
    private final AggregateRef job = new AggregateRef("job", agent.toString());

    @Test
    void anEffectThatIsLostIsGivenUpWithAnIncidentAndWhatComesAfterItGoesOn() {
        double before = lost();
        fetched.take(Topic.JOB_COMPLETED, job, 1, 3, List.of(jobCompleted(3)), List.of(1L, 2L));

        assertThat(tombstones(job)).containsExactly(1L, 2L);
        assertThat(clock(job).delivered()).isEqualTo(Map.of("JobCompleted/agent-execution", 3L));
        assertThat(lost() - before).isEqualTo(2);
        assertThat(incidents(job)).containsExactly("1", "2");
    }

    @Test
    void aSecondTimeTheSameAnswerChangesNothing() {
        double before = lost();
        for (int i = 0; i < 2; i++) {
            fetched.take(Topic.JOB_COMPLETED, job, 1, 2, List.of(), List.of(1L, 2L));
        }
        assertThat(lost() - before).isEqualTo(2);
        assertThat(incidents(job)).containsExactly("1", "2");
    }

    @Test
    void whatComesAfterALostEffectIsHandledThroughTemporal() {
        try (var publisher = new FakePublisher(client, "agent-execution")) {
            publisher.published(job, 2);
            push.send("JobCompleted", jobCompleted(3), TestTokens.push())
                    .expectStatus()
                    .isNoContent();

            await().until(() -> clock(job).delivered("JobCompleted/agent-execution") == 3);
            assertThat(tombstones(job)).containsExactly(1L, 2L);
            assertThat(incidents(job)).containsExactly("1", "2");
        }
    }

    @Test
    void nothingIsSkippedForANumberThatIsGone() {
        // the first was not asked for: it may still come
        fetched.take(Topic.JOB_COMPLETED, job, 2, 2, List.of(), List.of(2L));

        assertThat(tombstones(job)).isEmpty();
        assertThat(incidents(job)).isEmpty();
        assertThat(clock(job)).isEqualTo(AggregateClock.EMPTY);
    }

    @Test
    void whatWasDeliveredMeanwhileIsNotGivenUp() {
        push.deliver(envelope("writer", 1, null, List.of()));
        var third = envelope("writer", 3, null, List.of());
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(json.write(third)), List.of(1L, 2L));

        assertThat(heard()).hasSize(2);
        assertThat(tombstones(agents)).containsExactly(2L);
    }

    @Test
    void aStateThatIsKeptStandsInForThoseThatAreGoneWithoutAnIncident() {
        double before = lost();
        var third = envelope("writer", 3, null, List.of());
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(json.write(third)), List.of(1L, 2L));

        assertThat(heard()).hasSize(1);
        assertThat(tombstones(agents)).containsExactly(1L, 2L);
        assertThat(incidents(agents)).isEmpty();
        assertThat(lost()).isEqualTo(before);
    }

    @Test
    void whatLiesHereWaitingForItsCauseIsNotGivenUpWhateverItsPublisherSays() {
        push.deliver(envelope("writer", 3, null, List.of()));
        var fourth = json.write(envelope("writer", 4, null, List.of()));
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 4, List.of(fourth), List.of(1L, 2L, 3L));

        await().untilAsserted(() -> assertThat(heard()).hasSize(2));
        assertThat(tombstones(agents)).containsExactly(1L, 2L);
        assertThat(clock(agents).delivered()).isEqualTo(Map.of(Topic.AGENT_STATE_CHANGED.stream(), 4L));
    }

    @Test
    void whoWaitedForAStateThatIsGoneIsHandledAfterTheOneThatStandsInForIt() {
        var follows = UUID.randomUUID();
        var other = new AggregateRef("agent", follows.toString());
        var waiting = first(follows, List.of(after(agents, 2)));
        push.send("AgentStateChanged", waiting, TestTokens.push())
                .expectStatus()
                .isNoContent();
        assertThat(clock(other)).isEqualTo(AggregateClock.EMPTY);

        // the handler of what stands in fails: nothing is given up, and who waits goes on waiting
        handler.broken.add(agent);
        var third = json.write(envelope("writer", 3, null, List.of()));
        assertThatIllegalStateException()
                .isThrownBy(
                        () -> fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(third), List.of(1L, 2L)));
        assertThat(tombstones(agents)).isEmpty();
        assertThat(clock(other).delivered()).isEmpty();

        handler.broken.remove(agent);
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(third), List.of(1L, 2L));
        await().untilAsserted(() ->
                assertThat(clock(other).delivered()).isEqualTo(Map.of(Topic.AGENT_STATE_CHANGED.stream(), 1L)));
        assertThat(order(agent, follows)).containsExactly(agent, follows);
    }

    @Test
    void whatStandsInButHasToWaitItselfGivesNothingUpUntilItIsItsTurn() {
        var cause = UUID.randomUUID();
        var follows = UUID.randomUUID();
        push.send("AgentStateChanged", first(follows, List.of(after(agents, 2))), TestTokens.push())
                .expectStatus()
                .isNoContent();
        var third =
                json.write(envelope("writer", 3, null, List.of(after(new AggregateRef("agent", cause.toString()), 1))));

        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(third), List.of(1L, 2L));
        assertThat(tombstones(agents)).isEmpty();
        assertThat(order(agent, follows)).isEmpty();

        push.send("AgentStateChanged", first(cause, List.of()), TestTokens.push())
                .expectStatus()
                .isNoContent();
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(third), List.of(1L, 2L));
        await().untilAsserted(() -> assertThat(order(agent, follows)).containsExactly(agent, follows));
        assertThat(tombstones(agents)).containsExactly(1L, 2L);
    }

    private static Ancestor after(AggregateRef aggregate, long n) {
        return new Ancestor(
                UUID.randomUUID(), "AgentStateChanged", Topic.AGENT_STATE_CHANGED.stream(), aggregate, n, null);
    }

    /** The first event of another agent. */
    private String first(UUID other, List<Ancestor> ancestors) {
        return json.write(envelope("writer", 1, null, ancestors))
                .replace("\"agent_id\":\"" + agent, "\"agent_id\":\"" + other)
                // its own aggregate alone, which comes first: an ancestor keeps the one it has
                .replaceFirst(
                        Pattern.quote("\"aggregate\":{\"type\":\"agent\",\"id\":\"" + agent),
                        "\"aggregate\":{\"type\":\"agent\",\"id\":\"" + other);
    }

    /** Of these agents those that were heard of, in the order of their events' effects. */
    private List<UUID> order(UUID... agents) {
        return jdbc.sql("""
                        select agent_id from heard join inbox on inbox.event_id = heard.event_id
                        where agent_id = any (:agents) order by received_at
                        """).param("agents", agents).query(UUID.class).list();
    }

    @Test
    void whatStandsInIsSettledWhereItIsNoEventOfItsTopicAndItsKeyMovesOn() {
        var third = json.write(envelope("writer", 3, null, List.of())).replace("\"job_role_id\"", "\"job_roles\"");
        fetched.take(Topic.AGENT_STATE_CHANGED, agents, 1, 3, List.of(third), List.of(1L, 2L));

        assertThat(heard()).isEmpty();
        assertThat(tombstones(agents)).containsExactly(1L, 2L);
        assertThat(clock(agents).delivered()).isEqualTo(Map.of(Topic.AGENT_STATE_CHANGED.stream(), 3L));
    }

    private double lost() {
        var counter = metrics.find("waooaw.events.gone").counter();
        return counter == null ? 0 : counter.count();
    }

    private List<String> incidents(AggregateRef of) {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select action_detail ->> 'n' from audit_log.audit_entry
                        where action_type = 'event_gone' and subject_type = :type and subject_id = :id order by 1
                        """)
                .param("type", of.type())
                .param("id", of.id())
                .query(String.class)
                .list();
    }

    private List<Long> tombstones(AggregateRef of) {
        return jdbc.sql("select n from tombstone where aggregate_type = :type and aggregate_id = :id order by n")
                .param("type", of.type())
                .param("id", of.id())
                .query(Long.class)
                .list();
    }

    private AggregateClock clock(AggregateRef of) {
        return store.read(Set.of(of)).getOrDefault(of, AggregateClock.EMPTY);
    }

    private String jobCompleted(long n) {
        try (var golden = Objects.requireNonNull(
                GoneEventsIT.class.getResourceAsStream("/contracts/JobCompleted-1.0.json"), "the golden event")) {
            var event = (ObjectNode) JSON.readTree(golden);
            event.put("event_id", UUID.randomUUID().toString());
            event.put("n", n);
            event.putObject("vector_clock").put("JobCompleted/agent-execution", n);
            event.putArray("ancestors");
            event.putObject("aggregate").put("type", "job").put("id", job.id());
            ((ObjectNode) event.get("payload")).put("job_id", job.id());
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
