package com.waooaw.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.TestPorts;
import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.UrlMap;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReverseProxyTests {

    private final AtomicReference<Map<String, String>> seen = new AtomicReference<>(Map.of());
    private final CountDownLatch never = new CountDownLatch(1);
    private final HttpClient http = HttpClient.newHttpClient();
    private SmallServer service;
    private ReverseProxy proxy;

    @BeforeEach
    void start() throws Exception {
        service = SmallServer.start(
                0,
                List.of(
                        new SmallServer.Route("GET", "/v1/agents", asked -> {
                            seen.set(asked.headers());
                            return Reply.json(asked.query());
                        }),
                        new SmallServer.Route("GET", "/v3/api-docs", asked -> {
                            seen.set(asked.headers());
                            return Reply.json(Map.of("openapi", "3.1.0"));
                        }),
                        new SmallServer.Route("GET", "/v1/jobs", _ -> {
                            never.await();
                            return Reply.json(Map.of());
                        })));
        int nobody = TestPorts.free();
        proxy = ReverseProxy.start(
                0,
                new UrlMap(InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of("")))),
                part -> part.equals("learning") ? nobody : service.port(),
                () -> "<h1>start</h1>",
                Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        never.countDown();
        proxy.close();
        service.close();
        http.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + proxy.port() + path))
                        .header("X-Forwarded-For", "6.6.6.6")
                        .header("X-Forwarded-Prefix", "/evil")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void passesARequestOnAndSaysWhereItCameFrom() throws Exception {
        var answer = get("/v1/agents?status=active");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"active\"}");
        assertThat(seen.get())
                .containsEntry("x-forwarded-host", "localhost:" + proxy.port())
                .containsEntry("x-forwarded-port", Integer.toString(proxy.port()))
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .doesNotContainKey("x-forwarded-prefix");
    }

    @Test
    void takesThePublicPrefixOfAServiceOffAndNamesIt() throws Exception {
        assertThat(get("/services/governance/v3/api-docs").body()).contains("3.1.0");
        assertThat(seen.get()).containsEntry("x-forwarded-prefix", "/services/governance");
    }

    @Test
    void saysThatAServiceIsDown() throws Exception {
        var answer = get("/v1/seeds");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(Json.read(answer.body()).path("code").asString()).isEqualTo("LOCAL-0502");
        assertThat(Json.read(answer.body()).path("detail").asString()).contains("learning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz", "%", "{}", "a|b", "^"})
    void refusesAnAddressThatCannotBePassedOn(String value) throws Exception {
        try (var socket = new Socket("localhost", proxy.port())) {
            socket.getOutputStream()
                    .write(("GET /v1/agents?status=" + value
                                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json", "LOCAL-0400");
        }
    }

    @Test
    void saysThatAServiceDoesNotAnswer() throws Exception {
        var answer = get("/v1/jobs");

        assertThat(answer.statusCode()).isEqualTo(504);
        assertThat(Json.read(answer.body()).path("code").asString()).isEqualTo("LOCAL-0504");
    }

    @Test
    void answersWhatIsNotPublicItself() throws Exception {
        assertThat(get("/events/decisions").statusCode()).isEqualTo(404);
        assertThat(get("/v1/agents/../../events/decisions").statusCode()).isIn(400, 404);
        assertThat(get("/v1/agents/%2e%2e/%2e%2e/events/decisions").statusCode())
                .isIn(400, 404);
        assertThat(get("/").body()).isEqualTo("<h1>start</h1>");
    }
}
