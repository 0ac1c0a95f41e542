package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class CarriersTests {

    @Test
    void theRelayIsAlwaysThere() {
        assertThat(Carriers.of(properties("relay"))).isInstanceOf(RelayCarrier.class);
    }

    @Test
    void whoNamesAnotherThatIsNotOnTheClassPathLearnsWhichAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Carriers.of(properties("pubsub")))
                .withMessage("waooaw.events.carrier is pubsub; on the class path there are relay");
    }

    private static EventsProperties properties(String carrier) {
        return new EventsProperties(
                carrier,
                new EventsProperties.Relay("http://localhost:1", "secret"),
                new EventsProperties.PubSub(null, null, null, Duration.ofSeconds(1)),
                new EventsProperties.Push("issuer", "keys", "audience", "email"),
                Duration.ofSeconds(1),
                true);
    }
}
