package com.waooaw.platform.events.causal;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.platform.events.causal.CausalEvent.Place;
import com.waooaw.platform.events.causal.Gate.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a table of what is missing could not say; the rest is the simulation's. */
class GateTests {

    private static final AggregateRef THING = new AggregateRef("thing", "a");
    private static final String STREAM = "topic/service";
    private static final String OTHER = "other/service";

    private final Gate gate = new Gate(Set.of(STREAM, OTHER));

    @Test
    void whatIsMissingTwiceOfOneStreamIsMissingOnceAndAsFarAsTheLast() {
        var event =
                event(5, Map.of(STREAM, 5L, OTHER, 1L), ancestor(STREAM, 2), ancestor(OTHER, 3), ancestor(OTHER, 2));

        assertThat(gate.standing(event, Map.of()))
                .isEqualTo(new Standing.Early(List.of(new Position(OTHER, THING, 3), new Position(STREAM, THING, 4))));
    }

    @Test
    void whatAnEventNeedsAtItsOwnAggregateIsTheLastOfEachStreamThatComesHere() {
        var event =
                event(5, Map.of(STREAM, 5L, OTHER, 2L, "not/here", 9L), ancestor(OTHER, 3), ancestor("not/here", 1));

        assertThat(gate.neededHere(event)).contains(Map.of(OTHER, 3L));
        assertThat(gate.neededHere(event(1, Map.of(STREAM, 1L)))).contains(Map.of());
    }

    @Test
    void whoeverFollowsFromAnotherAggregateNeedsMoreThanHisOwn() {
        var elsewhere = new Ancestor(UUID.randomUUID(), "Something", OTHER, new AggregateRef("thing", "b"), 1, null);
        var unheard = new Ancestor(UUID.randomUUID(), "Something", "not/here", new AggregateRef("thing", "b"), 1, null);

        assertThat(gate.neededHere(event(2, Map.of(), elsewhere))).isEmpty();
        assertThat(gate.neededHere(event(2, Map.of(), unheard))).contains(Map.of());
    }

    private static Ancestor ancestor(String stream, long n) {
        return new Ancestor(UUID.randomUUID(), "Something", stream, THING, n, null);
    }

    private static CausalEvent event(long n, Map<String, Long> clock, Ancestor... ancestors) {
        return new CausalEvent(
                UUID.randomUUID(),
                "topic",
                "Something",
                "service",
                true,
                List.of(new Place(THING, n, clock)),
                List.of(ancestors),
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.EPOCH,
                null,
                null,
                "{}");
    }
}
