package com.waooaw.platform.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Holds a service's API against the description that was committed: a change of it is seen in review, or fails. */
public final class OpenApiSnapshot {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT, SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenApiSnapshot() {}

    /**
     * Compares with {@code src/main/resources/openapi/<service>-v1.json}; run once with {@code -Dopenapi.update=true}
     * to write it.
     */
    public static void verify(String service, RestTestClient client) {
        var body = client.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var current = JSON.writeValueAsString(JSON.readTree(Objects.requireNonNull(body))) + "\n";
        var file = Path.of("src/main/resources/openapi/" + service + "-v1.json");
        try {
            if (Boolean.getBoolean("openapi.update")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, current);
            }
            Assertions.assertThat(current)
                    .as("the API differs from %s; if that is meant, run the test with -Dopenapi.update=true", file)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
