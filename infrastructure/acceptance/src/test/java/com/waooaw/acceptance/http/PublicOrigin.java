package com.waooaw.acceptance.http;

import com.waooaw.local.client.LoginClient;
import com.waooaw.local.http.Json;
import com.waooaw.local.issuer.LocalPeople;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The one address everybody outside knows, asked over HTTP with the tokens of real logins. */
public final class PublicOrigin {

    private final URI address;
    private final LoginClient logins;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Of a stack. */
    public PublicOrigin(URI address) {
        this.address = address;
        this.logins = new LoginClient(address.resolve("/auth"), Clock.systemUTC());
    }

    /** For example {@code http://localhost:8000}. */
    public URI address() {
        return address;
    }

    /** A token of this person, by authorization code and PKCE. */
    public String token(Person person) {
        return logins.token(person.username(), LocalPeople.PASSWORD);
    }

    /** GET. */
    public Answer get(Person person, String path) {
        return send(request(person, path).GET());
    }

    /** GET while the stack may be away: empty where nobody answers, or only the proxy does. */
    public Optional<Answer> tryGet(Person person, String path) {
        try {
            return Optional.of(get(person, path)).filter(answer -> answer.status() != 502 && answer.status() != 503);
        } catch (UncheckedIOException | LoginClient.LoginFailed e) {
            return Optional.empty();
        }
    }

    /** POST under an idempotency key while the stack may be away: empty where nobody answers. */
    public Optional<Answer> tryPost(Person person, String path, String contentType, String key, String body) {
        try {
            return Optional.of(send(request(person, path)
                            .header("Content-Type", contentType)
                            .header("Idempotency-Key", key)
                            .POST(BodyPublishers.ofString(body))))
                    .filter(answer -> answer.status() != 502 && answer.status() != 503);
        } catch (UncheckedIOException | LoginClient.LoginFailed e) {
            return Optional.empty();
        }
    }

    /** POST of an object as JSON. */
    public Answer post(Person person, String path, Object body) {
        return post(person, path, "application/json", Json.write(body));
    }

    /** POST of these very characters. */
    public Answer post(Person person, String path, String contentType, String body) {
        return send(request(person, path)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8)));
    }

    /** Any method, any token, any headers. */
    public Answer exchange(String method, String path, Map<String, String> headers, String body) {
        var request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request);
    }

    private HttpRequest.Builder request(Person person, String path) {
        var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
        return person == Person.NOBODY ? request : request.header("Authorization", "Bearer " + token(person));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
