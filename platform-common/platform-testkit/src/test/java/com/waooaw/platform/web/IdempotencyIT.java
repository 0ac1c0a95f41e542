package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.sample.Notes;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

@SampleTest
class IdempotencyIT {

    @Autowired
    RestTestClient client;

    @Autowired
    Notes notes;

    final UUID customer = UUID.randomUUID();
    final String key = UUID.randomUUID().toString();

    @Test
    void aRepeatedRequestHasOneEffectAndTheSameAnswer() {
        var first = accepted(customer, key, "hello");
        var second = accepted(customer, key, "hello");

        assertThat(second).isEqualTo(first);
        assertThat(notesOf(customer)).containsExactly("hello");
    }

    @Test
    void requestsWithTheSameKeyAtOnceHaveOneEffectAndTheSameAnswer() throws InterruptedException, ExecutionException {
        Callable<String> request = () -> accepted(customer, key, "hello");
        try (var many = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    many.invokeAll(IntStream.range(0, 6).mapToObj(_ -> request).toList());
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(answers.getFirst().get());
            }
        }
        assertThat(notesOf(customer)).containsExactly("hello");
    }

    @Test
    void withoutAKeyEachRequestHasItsEffect() {
        accepted(customer, null, "hello");
        accepted(customer, null, "hello");

        assertThat(notesOf(customer)).containsExactly("hello", "hello");
    }

    @Test
    void aKeyUsedForAnotherRequestIsAConflict() {
        accepted(customer, key, "hello");
        post(customer, key, "something else")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0011");
        assertThat(notesOf(customer)).containsExactly("hello");
    }

    @Test
    void aKeyBelongsToItsCaller() {
        var other = UUID.randomUUID();
        accepted(customer, key, "hello");
        accepted(other, key, "something else");

        assertThat(notesOf(customer)).containsExactly("hello");
        assertThat(notesOf(other)).containsExactly("something else");
    }

    @Test
    void aRequestThatFailedMayBeRepeatedWithItsKey() {
        post(customer, key, "broken\u0000text").expectStatus().isEqualTo(422);
        accepted(customer, key, "hello");
    }

    @Test
    void aKeyThatIsTooLongIsRefused() {
        accepted(customer, "k".repeat(200), "hello");
        post(customer, "k".repeat(201), "hello")
                .expectStatus()
                .isEqualTo(400)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("WEB-0012");
    }

    private String accepted(UUID who, String withKey, String text) {
        return post(who, withKey, text)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private RestTestClient.ResponseSpec post(UUID who, String withKey, String text) {
        return client.post()
                .uri("/v1/notes")
                .headers(h -> {
                    h.setBearerAuth(TestTokens.of(who, Role.CUSTOMER_USER));
                    if (withKey != null) {
                        h.set("Idempotency-Key", withKey);
                    }
                })
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("text", text, "priority", 1))
                .exchange();
    }

    private List<String> notesOf(UUID who) {
        return Tenancy.call(who, notes::visible);
    }
}
