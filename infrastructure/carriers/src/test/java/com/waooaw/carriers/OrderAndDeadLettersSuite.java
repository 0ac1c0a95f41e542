package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the relay and the real Pub/Sub do, and the emulator does not. */
abstract class OrderAndDeadLettersSuite extends CarrierSuite {

    /** Five attempts and their back-off: 10 s, 20 s, 40 s, 80 s, each up to a half more. */
    private static final Duration FIVE_ATTEMPTS = Duration.ofMinutes(6);

    @Test
    void eventsOfAKeyArriveInTheirOrder() {
        var key = aKey();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 60; i++) {
            ids.add(carry(key, "{\"n\":" + i + "}"));
        }

        for (var service : List.of("learning", "admin-gateway")) {
            eventually()
                    .untilAsserted(() -> assertThat(firstArrivals(service, ids)).hasSize(60));
            assertThat(firstArrivals(service, ids)).containsExactlyElementsOf(ids);
        }
    }

    @Test
    void aDeliveryCarriesAToken() {
        var id = carry(aKey(), "{}");

        eventually().untilAsserted(() -> assertThat(subscribers().of(id)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(subscribers().of(id))
                .allSatisfy(pushed -> assertThat(pushed.headers().getOrDefault("authorization", ""))
                        .startsWith("Bearer ")
                        .hasSizeGreaterThan(20));
    }

    @Test
    void whatFailedFiveTimesBecomesADeadLetterAndWhatFollowsArrives() {
        var key = aKey();
        var poison = UUID.randomUUID().toString();
        subscribers()
                .refuse(pushed ->
                        pushed.eventId().equals(poison) && pushed.service().equals("learning") && !pushed.dead());
        carry(key, poison, "{\"poison\":true}");
        var next = carry(key, "{\"next\":true}");
        var other = carry(aKey(), "{\"other\":true}");

        // another key does not wait
        eventually().untilAsserted(() -> assertThat(arrivals("learning", other)).isNotEmpty());
        assertThat(arrivals("learning", next)).isEmpty();

        eventually().atMost(FIVE_ATTEMPTS).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            underTest().pass(Duration.ofMinutes(10));
            assertThat(arrivals("learning", poison))
                    .filteredOn(Pushed::dead)
                    .isNotEmpty()
                    .allSatisfy(dead -> {
                        assertThat(dead.envelope()).isEqualTo("{\"poison\":true}");
                        assertThat(dead.topic()).isEqualTo(TOPIC);
                    });
            assertThat(arrivals("learning", next)).isNotEmpty();
        });
        assertThat(arrivals("learning", poison))
                .filteredOn(pushed -> !pushed.dead())
                .hasSizeBetween(5, 6);
        assertThat(arrivals("admin-gateway", poison)).extracting(Pushed::dead).containsOnly(false);
    }

    private List<Pushed> arrivals(String service, String eventId) {
        return subscribers().of(eventId).stream()
                .filter(pushed -> pushed.service().equals(service))
                .toList();
    }

    private List<String> firstArrivals(String service, List<String> ids) {
        return subscribers().to(service).stream()
                .map(Pushed::eventId)
                .filter(ids::contains)
                .distinct()
                .toList();
    }
}
