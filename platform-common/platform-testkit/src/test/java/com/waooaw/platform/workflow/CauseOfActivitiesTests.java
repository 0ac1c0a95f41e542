package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.platform.events.causal.CausalClocks;
import com.waooaw.platform.events.causal.CausalContext;
import com.waooaw.platform.events.causal.CausalStore;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor.ActivityInput;
import io.temporal.common.interceptors.Header;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CauseOfActivitiesTests {

    private final CausalPropagator propagator = new CausalPropagator();

    @AfterEach
    void clear() {
        CausalContext.set(null);
    }

    @Test
    void aHeaderHoldsEverythingAndReadsTheSame() {
        var cause = new CausalContext(
                List.of(ancestor("none→active"), ancestor(null)),
                Map.of(new AggregateRef("agent", "a"), Map.of("x/y", 3L), new AggregateRef("job", "ü"), Map.of()));

        assertThat(propagator.deserializeContext(propagator.serializeContext(cause)))
                .isEqualTo(cause);
    }

    @Test
    void theLongestChainFitsIntoAHeader() {
        var cause = new CausalContext(
                IntStream.range(0, 11).mapToObj(_ -> ancestor("x".repeat(60))).toList(),
                Map.of(new AggregateRef("agent", "a".repeat(200)), Map.of("x/y", Long.MAX_VALUE)));

        assertThat(propagator.serializeContext(cause).get(CausalPropagator.KEY).getSerializedSize())
                .isLessThan(16_384);
    }

    @Test
    void whereThereIsNoCauseThereIsNoHeader() {
        assertThat(propagator.serializeContext(CausalContext.NONE)).isEmpty();
        assertThat(propagator.deserializeContext(Map.of())).isEqualTo(CausalContext.NONE);
    }

    @Test
    void aRowOfTheOutboxHoldsTheCause() {
        var cause = new CausalContext(List.of(ancestor(null)), Map.of());
        var start = new WorkflowStart("Sample", "id", "queue", Map.of());

        assertThat(CausalJson.read(String.valueOf(WorkflowJson.read(WorkflowJson.write(start, null, cause))
                        .cause())))
                .isEqualTo(cause);
        assertThat(WorkflowJson.read(WorkflowJson.write(start, null, CausalContext.NONE))
                        .cause())
                .isNull();
        assertThat(WorkflowJson.read("""
                        {"start":{"workflowType":"t","workflowId":"i","taskQueue":"q","argument":{}},"correlationId":"c"}
                        """).cause())
                .as("a row from before there were causes")
                .isNull();
    }

    @Test
    void anActivityFollowsFromWhatItsHeaderSaysAndItsThreadFromNothingWhenItHasEnded() {
        var cause = new CausalContext(List.of(ancestor(null)), Map.of());
        // left by another activity: an empty header does not reach the propagator
        propagator.setCurrentContext(cause);
        assertThat(contextOf(Map.of(), false)).isEqualTo(CausalContext.NONE);
        assertThat(CausalContext.current()).isEqualTo(CausalContext.NONE);

        assertThat(contextOf(propagator.serializeContext(cause), true)).isEqualTo(cause);
        assertThat(CausalContext.current()).isEqualTo(CausalContext.NONE);
    }

    /** What an activity of this header sees. */
    private static CausalContext contextOf(Map<String, Payload> header, boolean fails) {
        var seen = new ArrayList<CausalContext>();
        var activity = new CauseOfActivities(new CausalClocks(EMPTY)).interceptActivity(new Root(() -> {
            seen.add(CausalContext.current());
            if (fails) {
                throw new IllegalStateException("the activity fails");
            }
        }));
        try {
            activity.execute(new ActivityInput(new Header(header), new Object[0]));
            assertThat(fails).isFalse();
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("the activity fails");
        }
        return seen.getFirst();
    }

    /** Knows nothing, and nobody may write. */
    private static final CausalStore EMPTY = (CausalStore) Proxy.newProxyInstance(
            CausalStore.class.getClassLoader(), new Class<?>[] {CausalStore.class}, (_, method, _) -> {
                assertThat(method.getName()).isEqualTo("read");
                return Map.of();
            });

    private record Root(Runnable body) implements ActivityInboundCallsInterceptor {

        @Override
        public void init(ActivityExecutionContext context) {}

        @Override
        public ActivityOutput execute(ActivityInput input) {
            body.run();
            return new ActivityOutput(null);
        }
    }

    private static Ancestor ancestor(String transition) {
        return new Ancestor(
                UUID.fromString("0197a000-0000-7000-8000-000000000001"),
                "AgentStateChanged",
                "AgentStateChanged/agent-creation",
                new AggregateRef("agent", "0197a000-0000-7000-8000-000000000002"),
                7,
                transition);
    }
}
