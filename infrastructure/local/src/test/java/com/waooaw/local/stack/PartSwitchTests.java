package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.local.TestPorts;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PartSwitchTests {

    private final Counted redis = new Counted();
    private final PartSwitch parts = new PartSwitch(List.of(redis));

    @Test
    void whatIsStoppedIsStoppedOnceAndStartedOnce() throws Exception {
        parts.stop("redis");
        parts.stop("redis");
        assertThat(redis.closes).isEqualTo(1);

        parts.start("redis");
        parts.start("redis");
        assertThat(redis.starts).isEqualTo(1);
    }

    @Test
    void whatRunsIsNotStartedASecondTime() throws Exception {
        parts.start("redis");

        assertThat(redis.starts).isZero();
    }

    @Test
    void whatDidNotStartCanBeStartedAgain() throws Exception {
        parts.stop("redis");
        redis.broken = true;
        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> parts.start("redis"));
        redis.broken = false;

        parts.start("redis");

        assertThat(redis.starts).isEqualTo(1);
    }

    @Test
    void anotherNameIsAnsweredWithTheNamesThereAre() {
        assertThatExceptionOfType(Reply.Refused.class)
                .isThrownBy(() -> parts.stop("governance"))
                .withMessageContaining("governance; there are redis");
    }

    @Test
    void onlyWhoHasTheTokenStopsAPart() throws Exception {
        int port = TestPorts.free();
        // nobody asks for the time here
        try (var _ = Control.start(port, "secret", null, () -> Map.of("ready", false), parts, () -> {});
                var http = HttpClient.newHttpClient()) {
            assertThat(post(http, port, "guessed").statusCode()).isEqualTo(401);
            assertThat(redis.closes).isZero();

            var answer = post(http, port, "secret");

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Json.read(answer.body()).path("ready").asBoolean()).isFalse();
            assertThat(redis.closes).isEqualTo(1);
        }
    }

    private static HttpResponse<String> post(HttpClient http, int port, String token) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/parts/redis/stop"))
                        .header("Authorization", "Bearer " + token)
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static final class Counted implements Part {

        private int starts;
        private int closes;
        private boolean broken;

        @Override
        public String name() {
            return "redis";
        }

        @Override
        public void start() {
            if (broken) {
                throw new IllegalStateException("no");
            }
            starts++;
        }

        @Override
        public boolean isHealthy() {
            return true;
        }

        @Override
        public void close() {
            closes++;
        }
    }
}
