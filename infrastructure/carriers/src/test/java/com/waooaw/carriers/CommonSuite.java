package com.waooaw.carriers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every carrier does, the emulator included. */
abstract class CommonSuite extends CarrierSuite {

    @Test
    void whatIsHandedOverReachesEverySubscriber() {
        var id = carry(aKey(), "{}");

        eventually()
                .untilAsserted(() -> assertThat(subscribers().of(id))
                        .extracting(Pushed::service)
                        .contains("learning", "admin-gateway"));
        assertThat(subscribers().of(id)).extracting(Pushed::service).containsOnly("learning", "admin-gateway");
        assertThat(subscribers().of(id)).extracting(Pushed::topic).containsOnly(TOPIC);
        assertThat(subscribers().of(id)).extracting(Pushed::dead).containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"text\":\"plain\"}",
                "{\"text\":\"Grüße, 世界, עולם, 👩🏽‍⚕️, e\u0301\"}",
                "{ \"spaces\" :\t1,\r\n\"order\":[3,1,2] , \"number\":1.50e+0 }",
                "{\"escaped\":\"\\u0000\\u001f\\\\ \\\"\"}",
                "not JSON at all: \u0001\u007f"
            })
    void whatArrivesIsWhatWasHandedOver(String envelope) {
        var id = carry(aKey(), envelope);

        eventually().untilAsserted(() -> assertThat(subscribers().of(id)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(subscribers().of(id)).extracting(Pushed::envelope).containsOnly(envelope);
        assertThat(subscribers().of(id))
                .allSatisfy(pushed -> assertThat(pushed.attributes()).containsEntry("event_id", id));
    }

    @Test
    void aLargeEventArrivesWhole() {
        var envelope = "{\"text\":\"" + "äöü0123456789".repeat(200 * 1024 / 16) + "\"}";
        assertThat(envelope.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hasSizeGreaterThan(200 * 1024);
        var id = carry(aKey(), envelope);

        eventually().untilAsserted(() -> assertThat(subscribers().of(id)).hasSizeGreaterThanOrEqualTo(2));
        assertThat(subscribers().of(id)).extracting(Pushed::envelope).containsOnly(envelope);
    }

    @Test
    void nothingOfManyIsLost() {
        var ids = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            ids.add(carry("agent:common-" + i % 10, "{\"n\":" + i + "}"));
        }

        for (var service : List.of("learning", "admin-gateway")) {
            eventually()
                    .untilAsserted(() -> assertThat(subscribers().to(service))
                            .extracting(Pushed::eventId)
                            .containsAll(ids));
        }
    }

    @Test
    void whatASubscriberCouldNotTakeComesAgainAndToItAlone() {
        var id = UUID.randomUUID().toString();
        var refused = new AtomicInteger();
        subscribers()
                .refuse(pushed -> pushed.eventId().equals(id)
                        && pushed.service().equals("learning")
                        && refused.getAndIncrement() == 0);
        carry(aKey(), id, "{}");
        eventually().untilAsserted(() -> assertThat(refused).hasPositiveValue());

        eventually().pollInterval(java.time.Duration.ofMillis(200)).untilAsserted(() -> {
            underTest().pass(java.time.Duration.ofSeconds(10));
            assertThat(subscribers().of(id))
                    .filteredOn(pushed -> pushed.service().equals("learning"))
                    .hasSizeGreaterThanOrEqualTo(2);
        });
        assertThat(subscribers().of(id))
                .filteredOn(pushed -> pushed.service().equals("learning"))
                .extracting(Pushed::envelope)
                .containsOnly("{}");
        assertThat(subscribers().of(id))
                .filteredOn(pushed -> pushed.service().equals("admin-gateway"))
                .hasSize(1);
    }

    @Test
    void aTopicThatIsNotThereIsAnErrorAndTheKeyGoesOn() {
        var key = aKey();
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> underTest()
                            .carrier()
                            .carry("Gossip", key, UUID.randomUUID().toString(), "{}"))
                    .isInstanceOf(RuntimeException.class);
        }

        var id = carry(key, "{}");
        eventually().untilAsserted(() -> assertThat(subscribers().of(id)).hasSizeGreaterThanOrEqualTo(2));
    }

    @Test
    void whatIsOfferedTwiceArrives() {
        var id = UUID.randomUUID().toString();
        var key = aKey();
        carry(key, id, "{}");
        carry(key, id, "{}");

        eventually().untilAsserted(() -> assertThat(subscribers().of(id)).hasSizeGreaterThanOrEqualTo(2));
    }
}
