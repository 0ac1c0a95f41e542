package com.waooaw.governance;

import com.waooaw.platform.web.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's browser without scripts: cookies, forms, and no redirect followed unseen. */
public final class Browser implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;

    public Browser(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form of the page at {@code page}, with its CSRF token. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var all = new HashMap<>(fields);
        var token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        all.put("_csrf", token.group(1));
        return post(action, all);
    }

    /** The same with a field that is there several times. */
    public HttpResponse<String> submit(String page, String action, String field, List<String> values) {
        var token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        return sendForm(
                action,
                java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(Map.entry("_csrf", token.group(1))),
                        values.stream().map(value -> Map.entry(field, value))));
    }

    public HttpResponse<String> post(String action, Map<String, String> fields) {
        return sendForm(action, fields.entrySet().stream());
    }

    private HttpResponse<String> sendForm(String action, java.util.stream.Stream<Map.Entry<String, String>> fields) {
        var form = fields.map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Asks for a page, is sent to the issuer, logs in there, comes back; returns where that leads. */
    public String logIn(LoginIssuer issuer, String page, String subject, @Nullable UUID customer, Role role) {
        var toLogin = location(get(page));
        var toIssuer = location(get(toLogin));
        return location(get(issuer.logIn(toIssuer, subject, customer, role)));
    }

    /** Value and attributes of the session cookie. */
    public Optional<HttpCookie> sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> "WAOOAW_GOVERNANCE".equals(cookie.getName()))
                .findFirst();
    }

    public static String location(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError("no redirect: " + response.statusCode() + " " + response.body()))
                .replaceFirst("^http://127\\.0\\.0\\.1:\\d+", "");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Accept", "text/html,*/*;q=0.8").build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Server-sent events, read as they come, until it is closed. */
    public Stream stream(String path) throws IOException, InterruptedException {
        var response = http.send(
                HttpRequest.newBuilder(URI.create(origin + path))
                        .header("Accept", "text/event-stream")
                        .build(),
                BodyHandlers.ofInputStream());
        if (response.statusCode() != 200) {
            throw new AssertionError("no stream: " + response.statusCode());
        }
        return new Stream(response);
    }

    /** What has come so far. */
    public static final class Stream implements AutoCloseable {

        private final HttpResponse<InputStream> response;
        private final List<String> lines = new CopyOnWriteArrayList<>();

        private Stream(HttpResponse<InputStream> response) {
            this.response = response;
            Thread.ofVirtual().name("events").start(this::read);
        }

        private void read() {
            try (var reader = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
                for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add("closed: " + e.getMessage());
            }
        }

        public String text() {
            return String.join("\n", lines);
        }

        public long count(String line) {
            return lines.stream().filter(line::equals).count();
        }

        public String contentType() {
            return response.headers().firstValue("Content-Type").orElse("");
        }

        @Override
        public void close() throws IOException {
            response.body().close();
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
