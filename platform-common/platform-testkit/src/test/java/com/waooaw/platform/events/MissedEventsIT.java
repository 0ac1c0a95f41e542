package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.platform.EventActivities.Published;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.MissedEvents.Range;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.workflow.DiscoverEventsWorkflow;
import com.waooaw.platform.workflow.DiscoverEventsWorkflow.Discovery;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What was never delivered is asked for at its publisher. */
@SampleTest
class MissedEventsIT extends EventsIT {

    private static final Topic TOPIC = Topic.AGENT_STATE_CHANGED;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    WorkflowClient client;

    @Autowired
    MissedEvents missed;

    @Autowired
    FetchedEvents fetched;

    private FakePublisher publisher;
    private final AggregateRef aggregate = new AggregateRef("agent", agent.toString());

    @BeforeEach
    void aPublisher() {
        publisher = new FakePublisher(client, "agent-creation");
    }

    @AfterEach
    void close() {
        publisher.close();
    }

    @Test
    void anUnknownAggregateThatStartsAboveNumberOneIsFetchedAtOnce() {
        var events = published(3);
        push.deliver(events.get(2));

        await().untilAsserted(() -> assertThat(handled()).containsExactlyElementsOf(ids(events)));
    }

    @Test
    void aGapInAKnownAggregateIsFetchedAfterHalfAMinute() {
        var events = made(3);
        push.deliver(events.get(0));
        push.deliver(events.get(2));

        // its publisher tells nothing of it yet: a look at what moved would find it
        assertThat(missed.due()).extracting(Range::aggregate).doesNotContain(aggregate);
        assertThat(publisher.askedFor(aggregate)).isEmpty();

        keep(events);
        halfAMinutePasses();
        await().untilAsserted(() -> assertThat(handled()).containsExactlyElementsOf(ids(events)));
        assertThat(publisher.askedFor(aggregate)).allMatch(asked -> asked.from() == 2);
    }

    @Test
    void whatWasAskedForIsAskedAgainAfterHalfAMinuteMore() {
        publisher.published(aggregate, 0); // it has nothing, yet
        push.deliver(envelope("writer", 2, null, List.of()));
        await().until(() -> !publisher.askedFor(aggregate).isEmpty());
        assertThat(missed.due()).extracting(Range::aggregate).doesNotContain(aggregate);

        var first = envelope("writer", 1, null, List.of());
        publisher.keeps(aggregate, 1, json.write(first));
        halfAMinutePasses();
        await().untilAsserted(() -> assertThat(handled()).hasSize(2));
        assertThat(handled()).first().isEqualTo(first.eventId());
    }

    @Test
    void twoThatLookAtOnceAskOnce() throws Exception {
        push.deliver(envelope("writer", 1, null, List.of()));
        push.deliver(envelope("writer", 3, null, List.of()));
        long times = 0;
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            // late for the first time now, and the service itself may be the one that sees it
            halfAMinutePasses();
            Callable<List<Range>> look = missed::due;
            for (var looked : both.invokeAll(Collections.nCopies(6, look))) {
                times += looked.get().stream()
                        .filter(range -> range.aggregate().equals(aggregate))
                        .count();
            }
        }
        assertThat(times).isLessThanOrEqualTo(1);
        assertThat(fetchedAt()).isEqualTo(1);
    }

    @Test
    void aNumberThatWasNeverPublishedIsNotWaitedForInsideAWorkflow() {
        publisher.keeps(aggregate, 1, json.write(envelope("writer", 1, null, List.of())));
        push.deliver(envelope("writer", Long.MAX_VALUE, null, List.of()));

        await().untilAsserted(() -> assertThat(handled()).hasSize(1));
        await().until(() -> isOver("fetch:governance:" + TOPIC.stream() + ":" + aggregate));
        assertThat(publisher.askedFor(aggregate)).hasSizeLessThan(10);
    }

    @Test
    void anAnswerAboutSomethingElseIsRefusedAndTheRightOneTakenLater() {
        var events = published(2);
        var other = UUID.randomUUID();
        publisher.answer = new Published(
                List.of(json.write(envelope("writer", 1, null, List.of())).replace(agent.toString(), other.toString())),
                List.of(),
                1);
        push.deliver(events.get(1));
        await().until(() -> !publisher.askedFor(aggregate).isEmpty());
        await().until(() -> isOver("fetch:governance:" + TOPIC.stream() + ":" + aggregate));
        assertThat(handled()).isEmpty();

        for (var unusable : List.of(
                new Published(List.of("no JSON"), List.of(), 1),
                new Published(List.of(), List.of(7L), 1),
                new Published(List.of(), List.of(), 1),
                new Published(List.of(json.write(events.get(0))), List.of(1L), 1))) {
            publisher.answer = unusable;
            publisher.asked.clear();
            halfAMinutePasses();
            await().until(() -> !publisher.askedFor(aggregate).isEmpty());
            await().until(() -> isOver("fetch:governance:" + TOPIC.stream() + ":" + aggregate));
            assertThat(handled()).isEmpty();
            assertThat(tombstones()).isEmpty();
        }

        publisher.answer = null;
        halfAMinutePasses();
        await().untilAsserted(() -> assertThat(handled()).containsExactlyElementsOf(ids(events)));
    }

    @Test
    void theLastEventOfAStreamIsFoundByLookingAtWhatMoved() {
        var events = published(2);
        push.deliver(events.get(0));
        // the second is lost, and nothing waits for it

        await().untilAsserted(() -> {
            look();
            assertThat(handled()).containsExactlyElementsOf(ids(events));
        });
        await().until(() -> isOver("discover:governance"));
        assertThat(missed.lastLook(TOPIC)).isPresent();

        publisher.sinces.clear();
        await().until(() -> {
            look();
            return !publisher.sinces.isEmpty();
        });
        assertThat(publisher.sinces.getFirst())
                .as("ten minutes before the look before")
                .isBefore(TestTime.clock().instant().minus(Duration.ofMinutes(9)));
    }

    @Test
    void everyPageOfWhatMovedIsLookedAt() {
        publisher.perPage = 2;
        var agents = IntStream.range(0, 5)
                .mapToObj(_ -> UUID.randomUUID().toString())
                .toList();
        for (var id : agents) {
            var text = json.write(envelope("writer", 1, null, List.of())).replace(agent.toString(), id);
            publisher.keeps(
                    new AggregateRef("agent", id),
                    1,
                    text.replaceFirst("\"event_id\":\"[^\"]*\"", "\"event_id\":\"" + id + "\""));
        }
        await().untilAsserted(() -> {
            look();
            assertThat(handled()).isEmpty();
            assertThat(jdbc.sql("select count(*) from heard where agent_id = any (:ids::uuid[])")
                            .param("ids", agents.toArray(String[]::new))
                            .query(Integer.class)
                            .single())
                    .isEqualTo(5);
        });
    }

    @Test
    void whatComesInNoOrderIsMissedByItsNumberAndTakenWithoutGivingAnythingUp() {
        var topic = Topic.AUDIT_EVENTS;
        var source = new AggregateRef("audit", agent.toString());
        for (long n : List.of(1L, 2L, 4L, 7L)) {
            push.send(topic.wireName(), audited(source, n), TestTokens.push())
                    .expectStatus()
                    .isNoContent();
        }
        assertThat(missed.behind(topic, Map.of(source, 8L)))
                .containsExactly(
                        new Range(topic, source, 3, 3), new Range(topic, source, 5, 6), new Range(topic, source, 8, 8));

        fetched.take(topic, source, 3, 3, List.of(audited(source, 3)), List.of());
        fetched.take(topic, source, 5, 6, List.of(audited(source, 6)), List.of(5L));
        assertThat(missed.behind(topic, Map.of(source, 7L))).containsExactly(new Range(topic, source, 5, 5));
        assertThat(jdbc.sql("select count(*) from tombstone where aggregate_id = :id")
                        .param("id", source.id())
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(missed.behind(topic, Map.of(source, 100_000L)))
                .as("no further back than a thousand")
                .containsExactly(new Range(topic, source, 99_001, 100_000));
    }

    private static String audited(AggregateRef source, long n) {
        try (var golden = Objects.requireNonNull(
                MissedEventsIT.class.getResourceAsStream("/contracts/AuditAppended-1.0.json"), "the golden event")) {
            var event = (ObjectNode) JSON.readTree(golden);
            event.put("event_id", UUID.randomUUID().toString());
            event.put("n", n);
            event.putObject("vector_clock").put(Topic.AUDIT_EVENTS.stream(), n);
            event.putArray("ancestors");
            event.putObject("aggregate").put("type", source.type()).put("id", source.id());
            return event.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aPublisherThatDoesNotAnswerLeavesItsTopicToTheNextLook() {
        await().until(() -> isOver("discover:governance"));
        publisher.close();
        jdbc.sql("delete from discovery").update();
        look();
        await().until(() -> {
            TestTime.advance(Duration.ofSeconds(31));
            return isOver("discover:governance");
        });
        assertThat(missed.lastLook(TOPIC)).isEmpty();

        publisher = new FakePublisher(client, "agent-creation");
        var events = published(1);
        await().untilAsserted(() -> {
            look();
            assertThat(handled()).containsExactlyElementsOf(ids(events));
        });
    }

    @Test
    void aDatabaseThatWasPutBackGetsEverythingAgainAndEachEffectOnce() {
        var events = published(12);
        events.forEach(push::deliver);
        assertThat(handled()).containsExactlyElementsOf(ids(events));

        // as it was after the fourth, in one transaction
        jdbc.sql("""
                with a as (delete from heard where event_id = any (:after::uuid[])),
                     b as (delete from inbox where event_id = any (:after::uuid[])),
                     c as (delete from discovery)
                update aggregate_clock set known = '{"AgentStateChanged/agent-creation":4}',
                                           delivered = '{"AgentStateChanged/agent-creation":4}'
                where aggregate_type = 'agent' and aggregate_id = :id
                """)
                .param(
                        "after",
                        ids(events.subList(4, 12)).stream().map(UUID::toString).toArray(String[]::new))
                .param("id", agent.toString())
                .update();
        assertThat(handled()).hasSize(4);

        await().untilAsserted(() -> {
            look();
            assertThat(handled()).containsExactlyElementsOf(ids(events));
        });
        events.forEach(push::deliver);
        assertThat(handled()).containsExactlyElementsOf(ids(events));
    }

    private List<EventEnvelope<AgentStateChanged>> published(int count) {
        var events = made(count);
        keep(events);
        return events;
    }

    private List<EventEnvelope<AgentStateChanged>> made(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> envelope("writer", n, null, List.of()))
                .toList();
    }

    private void keep(List<EventEnvelope<AgentStateChanged>> events) {
        events.forEach(event -> publisher.keeps(aggregate, event.n(), json.write(event)));
    }

    private static List<UUID> ids(List<EventEnvelope<AgentStateChanged>> events) {
        return events.stream().map(EventEnvelope::eventId).toList();
    }

    /** In the order in which they had their effect. */
    private List<UUID> handled() {
        return jdbc.sql("""
                        select heard.event_id from heard join inbox on inbox.event_id = heard.event_id
                        where agent_id = :agent order by received_at
                        """).param("agent", agent).query(UUID.class).list();
    }

    private List<Long> tombstones() {
        return jdbc.sql("select n from tombstone where aggregate_id = :id order by n")
                .param("id", agent.toString())
                .query(Long.class)
                .list();
    }

    private int fetchedAt() {
        return jdbc.sql("select count(*) from held where aggregate_id = :id and fetched_at is not null")
                .param("id", agent.toString())
                .query(Integer.class)
                .single();
    }

    private void halfAMinutePasses() {
        jdbc.sql("""
                update held set held_since = held_since - interval '31 seconds',
                                fetched_at = fetched_at - interval '31 seconds'
                where aggregate_id = :id
                """).param("id", agent.toString()).update();
    }

    private void look() {
        var options = WorkflowOptions.newBuilder()
                .setWorkflowId("discover:governance")
                .setTaskQueue("sample")
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING)
                .build();
        client.newUntypedWorkflowStub(DiscoverEventsWorkflow.TYPE, options)
                .start(new Discovery(List.of(TOPIC.wireName()), List.of(), null));
    }

    private boolean isOver(String workflowId) {
        try {
            return WorkflowStub.fromTyped(client.newWorkflowStub(DiscoverEventsWorkflow.class, workflowId))
                            .describe()
                            .getStatus()
                    != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        } catch (WorkflowNotFoundException _) {
            return true;
        }
    }
}
