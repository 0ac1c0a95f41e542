package com.waooaw.acceptance.http;

import com.waooaw.local.issuer.LocalPeople;
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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A person with a browser that has no script: cookies, redirects, forms. One visitor is one session. */
public final class WebVisitor {

    private static final int MOST_REDIRECTS = 15;

    private final PublicOrigin origin;
    private final Person person;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Somebody who will log in as this person where a page asks for it. */
    public WebVisitor(PublicOrigin origin, Person person) {
        this.origin = origin;
        this.person = person;
    }

    /** Opens a page, logging in on the way. */
    public HtmlPage open(String path) {
        var page = get(origin.address().resolve(path));
        if (page.asksForPassword()) {
            var login = page.forms().getFirst();
            return submit(login, Map.of("username", person.username(), "password", LocalPeople.PASSWORD));
        }
        return page;
    }

    /** Presses a button; returns the page one ends on. */
    public HtmlPage press(HtmlPage.Form form, String button, Map<String, String> fields) {
        var all = new LinkedHashMap<>(fields);
        all.put("decision", button);
        return submit(form, all);
    }

    /** Sends a form with what it hides and what a person typed. */
    public HtmlPage submit(HtmlPage.Form form, Map<String, String> typed) {
        var fields = new LinkedHashMap<>(form.hidden());
        fields.putAll(typed);
        return post(form.action(), fields);
    }

    /** POSTs these fields, whatever a page said. */
    public HtmlPage post(URI action, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return follow(send(HttpRequest.newBuilder(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin.address().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))));
    }

    private HtmlPage get(URI address) {
        return follow(send(HttpRequest.newBuilder(address).GET()));
    }

    private HtmlPage follow(HttpResponse<String> first) {
        var response = first;
        for (int step = 0; step < MOST_REDIRECTS; step++) {
            if (response.statusCode() / 100 != 3) {
                return new HtmlPage(response.uri(), response.statusCode(), response.body());
            }
            var next = response.uri()
                    .resolve(response.headers().firstValue("Location").orElseThrow());
            response = send(HttpRequest.newBuilder(next).GET());
        }
        throw new AssertionError("more than " + MOST_REDIRECTS + " redirects, the last from " + response.uri());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(60))
                            .header("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
