package com.waooaw.governance.approval;

import com.waooaw.governance.LoginIssuer;
import com.waooaw.platform.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person's browser without scripts: cookies, forms, and no redirect followed unseen. */
final class Browser implements AutoCloseable {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String origin;

    Browser(int port) {
        this.origin = "http://127.0.0.1:" + port;
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(origin + path)).GET());
    }

    /** Sends a form of the page at {@code page}, with its CSRF token. */
    HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var all = new java.util.HashMap<>(fields);
        var token = CSRF.matcher(get(page).body());
        if (!token.find()) {
            throw new AssertionError("no form on " + page);
        }
        all.put("_csrf", token.group(1));
        return post(action, all);
    }

    HttpResponse<String> post(String action, Map<String, String> fields) {
        var form = fields.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(URI.create(origin + action))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** Asks for a page, is sent to the issuer, logs in there, comes back; returns where that leads. */
    String logIn(LoginIssuer issuer, String page, String subject, @Nullable UUID customer, Role role) {
        var toLogin = location(get(page));
        var toIssuer = location(get(toLogin));
        return location(get(issuer.logIn(toIssuer, subject, customer, role)));
    }

    /** Value and attributes of the session cookie. */
    java.util.Optional<java.net.HttpCookie> sessionCookie() {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> "WAOOAW_GOVERNANCE".equals(cookie.getName()))
                .findFirst();
    }

    static String location(HttpResponse<String> response) {
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

    @Override
    public void close() {
        http.close();
    }
}
