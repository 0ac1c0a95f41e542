package com.waooaw.governance.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.notification.ReachProperties.Deliveries;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DeliveryBrakeTests {

    final MovedClock clock = new MovedClock(Instant.parse("2026-11-27T10:00:10Z"));

    @Test
    void oneSourceIsHeardSoOftenAMinuteAndNothingOfTheRestIsReadAndOthersAreHeard() throws Exception {
        var brake = brake(new Deliveries(3, 100));
        assertThat(statuses(brake, "/deliveries/sms/1", "a", 4)).isEqualTo("200 200 200 429");

        var refused = report(brake, "/deliveries/sms/1", "a");

        assertThat(refused.getHeader("Retry-After")).isEqualTo("50");
        assertThat(refused.getContentAsString()).contains("GOV-0131");
        assertThat(statuses(brake, "/deliveries/sms/1", "b", 1)).isEqualTo("200");
        assertThat(statuses(brake, "/deliveries/push", "a", 1)).isEqualTo("200");
        clock.move(Duration.ofSeconds(50));
        assertThat(statuses(brake, "/deliveries/sms/1", "a", 1)).isEqualTo("200");
    }

    @Test
    void whoMakesAddressesUpIsRefusedTogetherAndTheOtherProviderIsHeard() throws Exception {
        var brake = brake(new Deliveries(3, 5));
        for (int source = 0; source < 5; source++) {
            assertThat(statuses(brake, "/deliveries/push", "made-up-" + source, 1))
                    .isEqualTo("200");
        }

        assertThat(statuses(brake, "/deliveries/push", "made-up-5", 1)).isEqualTo("429");
        assertThat(statuses(brake, "/deliveries/sms/1", "provider", 1)).isEqualTo("200");
    }

    @Test
    void whoIsRefusedUsesUpNothingOfWhatAllHave() throws Exception {
        var brake = brake(new Deliveries(1, 2));

        assertThat(statuses(brake, "/deliveries/push", "loud", 10)).startsWith("200 429 429");
        assertThat(statuses(brake, "/deliveries/push", "another", 1)).isEqualTo("200");
    }

    @Test
    void addressesThatAreNoneAreNotKept() throws Exception {
        var brake = brake(new Deliveries(1, 100));

        assertThat(statuses(brake, "/deliveries/push", "x".repeat(46), 1)).isEqualTo("200");
        assertThat(statuses(brake, "/deliveries/push", "y".repeat(8_000), 1)).isEqualTo("429");
    }

    private DeliveryBrake brake(Deliveries limits) {
        return new DeliveryBrake(
                limits,
                (_, response, code, _) -> {
                    response.setStatus(code.type().httpStatus());
                    response.getWriter().write(code.id());
                },
                clock);
    }

    private static String statuses(DeliveryBrake brake, String path, String source, int times) {
        return IntStream.range(0, times)
                .mapToObj(_ -> String.valueOf(report(brake, path, source).getStatus()))
                .reduce("", (all, one) -> all.isEmpty() ? one : all + " " + one);
    }

    private static MockHttpServletResponse report(DeliveryBrake brake, String path, String source) {
        var request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(source);
        var response = new MockHttpServletResponse();
        var chain = new MockFilterChain();
        try {
            brake.doFilter(request, response, chain);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        // nobody behind it has seen what was refused
        assertThat(chain.getRequest() == null).isEqualTo(response.getStatus() == 429);
        return response;
    }
}
