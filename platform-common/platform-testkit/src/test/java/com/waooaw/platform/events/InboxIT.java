package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.events.causal.CausalStore;
import com.waooaw.platform.sample.SampleHandler;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@SampleTest
class InboxIT extends EventsIT {

    @Autowired
    CausalStore store;

    @Autowired
    SampleHandler handler;

    @Test
    void anEventDeliveredTwiceIsHandledOnce() {
        var event = envelope("writer", 1, null, List.of());
        push.deliver(event);
        push.deliver(event);

        assertThat(heard()).hasSize(1);
        assertThat(inboxRows(event.eventId())).isEqualTo(1);
    }

    @Test
    void anEventDeliveredTwiceAtOnceIsHandledOnce() throws InterruptedException {
        var event = envelope("writer", 1, null, List.of());
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Void> delivery = () -> {
                push.deliver(event);
                return null;
            };
            both.invokeAll(IntStream.range(0, 6).mapToObj(_ -> delivery).toList());
        }
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aHandlerThatFailsLeavesNothingAndTheEventIsHandledWhenItComesAgain() {
        var event = envelope("writer", 1, null, List.of());
        handler.broken.add(agent);
        push.send("AgentStateChanged", json.write(event), TestTokens.push())
                .expectStatus()
                .isEqualTo(500)
                .expectBody(String.class)
                .value(body -> assertThat(body).contains("WEB-0014").doesNotContain("secret"));
        assertThat(inboxRows(event.eventId())).isZero();
        assertThat(heard()).isEmpty();
        assertThat(store.read(Set.of(event.aggregate()))).isEmpty();

        handler.broken.remove(agent);
        push.deliver(event);
        assertThat(heard()).hasSize(1);
    }

    @Test
    void aHandlerActsForTheCustomerOfTheEventAndForNobodyWithoutOne() {
        push.deliver(envelope("writer", 1, TestTokens.CUSTOMER, List.of()));
        push.deliver(envelope("writer", 2, null, List.of()));

        assertThat(heard()).containsExactlyInAnyOrder(TestTokens.CUSTOMER.toString(), "");
    }

    private int inboxRows(UUID eventId) {
        return jdbc.sql("select count(*) from inbox where event_id = :id")
                .param("id", eventId)
                .query(Integer.class)
                .single();
    }
}
