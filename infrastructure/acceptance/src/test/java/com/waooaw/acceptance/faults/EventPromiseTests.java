package com.waooaw.acceptance.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.faults.EventBook.Clock;
import com.waooaw.acceptance.faults.EventBook.Handled;
import com.waooaw.acceptance.faults.EventBook.Place;
import com.waooaw.acceptance.faults.EventBook.Position;
import com.waooaw.acceptance.faults.EventBook.Published;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.local.infrastructure.Infrastructure.TopicEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The judge of real books finds each way to break the promise. */
class EventPromiseTests {

    private static final List<TopicEntry> TOPICS = List.of(
            new TopicEntry("states", "maker", List.of("worker"), List.of(), true, 7),
            new TopicEntry("decisions", "governor", List.of("worker"), List.of(), true, 7));
    private static final AggregateRef AGENT = new AggregateRef("agent", "a");
    private static final AggregateRef APPROVAL = new AggregateRef("approval", "b");

    private final Published drafted = event("states", "maker", AGENT, 1, Map.of());
    private final Published approved =
            event("decisions", "governor", APPROVAL, 1, Map.of(), new Position("states/maker", AGENT, 1));
    private final Published active =
            event("states", "maker", AGENT, 2, Map.of(), new Position("decisions/governor", APPROVAL, 1));
    private final Published vetoed = event("decisions", "governor", AGENT, 1, Map.of("states/maker", 2L));

    private final List<Published> ofMaker = new ArrayList<>(List.of(drafted, active));
    private final List<Published> ofGovernor = new ArrayList<>(List.of(approved, vetoed));
    private final List<Handled> ofWorker = inbox(drafted, approved, active, vetoed);
    private final List<String> left = new ArrayList<>();
    private Clock makersClock = new Clock(Map.of("states/maker", 2L, "decisions/governor", 1L), Map.of());
    private Clock workersClock = new Clock(Map.of(), Map.of("states/maker", 2L, "decisions/governor", 1L));

    @Test
    void findsNothingWhereThePromiseWasKept() {
        var judged = judge();

        assertThat(judged.broken()).isEmpty();
        assertThat(judged).isEqualTo(new EventPromise.Judged(4, 4, 1, 4, List.of()));
    }

    @Test
    void findsWhatIsLeft() {
        left.add("held states agent:a 2");

        assertThat(judge().broken()).containsExactly("worker has left: held states agent:a 2");
    }

    @Test
    void findsAnEventThatWasNeverHandled() {
        ofWorker.removeIf(row -> row.id().equals(vetoed.id()));

        assertThat(judge().broken()).singleElement().asString().contains("worker never handled", "" + vetoed.id());
    }

    @Test
    void findsAnEventThatWasHandledTwice() {
        ofWorker.add(ofWorker.getLast());

        assertThat(judge().broken()).containsExactly("worker handled " + vetoed.id() + " twice");
    }

    @Test
    void findsAnEventThatNobodyPublished() {
        ofGovernor.remove(vetoed);

        assertThat(judge().broken())
                .anyMatch(one -> one.contains(vetoed.id() + "") && one.contains("nobody published"));
    }

    @Test
    void findsAnEventThatWasHandledUnderAnotherNumber() {
        var row = ofWorker.removeLast();
        ofWorker.add(new Handled(row.id(), row.topic(), row.producer(), row.aggregate(), 2, row.at(), "handled"));

        assertThat(judge().broken()).singleElement().asString().contains("nobody published");
    }

    @Test
    void findsAnEventThatWasSettledWithoutEffect() {
        var row = ofWorker.removeLast();
        ofWorker.add(new Handled(row.id(), row.topic(), row.producer(), row.aggregate(), 1, row.at(), "tombstone"));

        assertThat(judge().broken()).containsExactly("worker has " + vetoed.id() + " as tombstone");
    }

    @Test
    void findsAStreamOutOfOrder() {
        replaceInbox(approved, active, drafted, vetoed);

        assertThat(judge().broken()).anyMatch(one -> isBefore(one, active, new Position("states/maker", AGENT, 1)));
    }

    @Test
    void findsAnEventBeforeWhatItsClockNames() {
        replaceInbox(drafted, vetoed, approved, active);

        assertThat(judge().broken())
                .singleElement()
                .matches(one -> isBefore(one, vetoed, new Position("states/maker", AGENT, 2)));
    }

    @Test
    void findsAnEventBeforeItsAncestor() {
        replaceInbox(drafted, active, approved, vetoed);

        assertThat(judge().broken())
                .singleElement()
                .matches(one -> isBefore(one, active, new Position("decisions/governor", APPROVAL, 1)));
    }

    @Test
    void findsTwoThatSayTheyCameAtTheSameTime() {
        var row = ofWorker.removeLast();
        var at = ofWorker.getLast().at();
        ofWorker.add(new Handled(row.id(), row.topic(), row.producer(), row.aggregate(), 1, at, "handled"));

        assertThat(judge().broken())
                .singleElement()
                .matches(one -> isBefore(one, vetoed, new Position("states/maker", AGENT, 2)));
    }

    @Test
    void findsAGapInAStream() {
        ofMaker.set(0, event("states", "maker", new AggregateRef("agent", "other"), 1, Map.of()));

        assertThat(judge().broken()).anyMatch(one -> one.contains("maker published nothing at"));
    }

    @Test
    void findsANumberThatWasCountedAndNotPublished() {
        makersClock = new Clock(Map.of("states/maker", 3L), Map.of());

        assertThat(judge().broken())
                .contains("maker counted to 3 at " + line("states/maker") + " and published 2")
                .contains("maker knows of 3 at " + line("states/maker"));
    }

    @Test
    void findsTwoEventsAtOnePlace() {
        ofMaker.add(event("states", "maker", AGENT, 2, Map.of()));

        assertThat(judge().broken()).anyMatch(one -> one.startsWith("two events are at"));
    }

    @Test
    void findsAnEventOfSomebodyElsesTopic() {
        ofMaker.add(event("decisions", "maker", APPROVAL, 1, Map.of()));

        assertThat(judge().broken()).anyMatch(one -> one.startsWith("maker published"));
    }

    @Test
    void findsASubscriberWhoseClockIsBehind() {
        workersClock = new Clock(Map.of(), Map.of("states/maker", 1L, "decisions/governor", 1L));

        assertThat(judge().broken()).containsExactly("worker is at 1 of 2 at " + line("states/maker"));
    }

    private EventPromise.Judged judge() {
        var ofApproval = new Clock(Map.of(), Map.of("decisions/governor", 1L));
        return EventPromise.judge(
                List.of(
                        new EventBook("maker", ofMaker, List.of(), Map.of(AGENT, makersClock), List.of()),
                        new EventBook(
                                "governor",
                                ofGovernor,
                                List.of(),
                                Map.of(
                                        AGENT,
                                        new Clock(Map.of("decisions/governor", 1L), Map.of()),
                                        APPROVAL,
                                        new Clock(Map.of("decisions/governor", 1L), Map.of())),
                                List.of()),
                        new EventBook(
                                "worker",
                                List.of(),
                                ofWorker,
                                Map.of(AGENT, workersClock, APPROVAL, ofApproval),
                                left)),
                TOPICS);
    }

    private void replaceInbox(Published... inThisOrder) {
        ofWorker.clear();
        ofWorker.addAll(inbox(inThisOrder));
    }

    private static List<Handled> inbox(Published... inThisOrder) {
        var rows = new ArrayList<Handled>();
        for (var event : inThisOrder) {
            var own = event.places().getFirst();
            rows.add(new Handled(
                    event.id(),
                    event.topic(),
                    event.producer(),
                    own.aggregate(),
                    own.n(),
                    Instant.EPOCH.plusMillis(rows.size()),
                    "handled"));
        }
        return rows;
    }

    private static Published event(
            String topic,
            String producer,
            AggregateRef about,
            long n,
            Map<String, Long> others,
            Position... ancestors) {
        var clock = new HashMap<>(others);
        clock.put(topic + "/" + producer, n);
        return new Published(
                UUID.randomUUID(), topic, producer, List.of(new Place(about, n, clock)), List.of(ancestors));
    }

    private static boolean isBefore(String broken, Published event, Position before) {
        return broken.startsWith("worker handled " + event) && broken.endsWith("before " + before);
    }

    private static String line(String stream) {
        return "Line[stream=" + stream + ", aggregate=agent:a]";
    }
}
