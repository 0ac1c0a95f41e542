package com.waooaw.local.client;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as a person needs to log in and to fill in a form: cookies, redirects, hidden fields. */
public final class Browser implements AutoCloseable {

    private static final Pattern FORM = Pattern.compile("(?s)<form\\b.*?</form>");
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(type|name|value|action)=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /** Nobody is logged in yet. */
    public Browser() {}

    /** Opens an address and follows redirects to the page behind them, or to an address that starts with {@code end}. */
    Page open(URI address, String end) throws IOException, InterruptedException {
        return follow(address, send(address, HttpRequest.newBuilder(address).GET()), end);
    }

    /** Opens an address and follows redirects to the page behind them. */
    public Page open(URI address) throws IOException, InterruptedException {
        return open(address, "none:");
    }

    /** Sends the form of a page that contains {@code mark}, with its hidden fields and these. */
    Page submit(Page page, String mark, Map<String, String> fields, String end)
            throws IOException, InterruptedException {
        var form = form(page.body(), mark)
                .orElseThrow(() -> new IOException("the page " + page.address() + " has no such form"));
        var all = hidden(form);
        all.putAll(fields);
        return post(page.address().resolve(action(form)), all, end);
    }

    /** Sends the form of a page that contains {@code mark}, with its hidden fields and these. */
    public Page submit(Page page, String mark, Map<String, String> fields) throws IOException, InterruptedException {
        return submit(page, mark, fields, "none:");
    }

    /** Opens a page that needs a login, and logs in where it is asked to. */
    public Page openAs(URI address, String username, String password) throws IOException, InterruptedException {
        var page = open(address);
        return page.isLogin() ? submit(page, "name=\"password\"", credentials(username, password)) : page;
    }

    static Map<String, String> credentials(String username, String password) {
        return Map.of("username", username, "password", password);
    }

    /** Posts fields. */
    Page post(URI address, Map<String, String> fields, String end) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encode(fields)));
        return follow(address, send(address, request), end);
    }

    private Page follow(URI start, HttpResponse<String> first, String end) throws IOException, InterruptedException {
        var here = start;
        var response = first;
        for (int step = 0; step < 12; step++) {
            if (response.statusCode() / 100 != 3) {
                return new Page(here, response.statusCode(), response.body());
            }
            here = here.resolve(response.headers().firstValue("Location").orElseThrow());
            if (here.toString().startsWith(end)) {
                return new Page(here, response.statusCode(), "");
            }
            response = send(here, HttpRequest.newBuilder(here).GET());
        }
        throw new IOException("too many redirects from " + start);
    }

    private HttpResponse<String> send(URI address, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var origin = address.getScheme() + "://" + address.getAuthority();
        return http.send(
                request.timeout(Duration.ofSeconds(30))
                        .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                        .header("Origin", origin)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static Optional<String> form(String html, String mark) {
        return FORM.matcher(html)
                .results()
                .map(match -> match.group())
                .filter(form -> form.contains(mark))
                .findFirst();
    }

    private static String action(String form) {
        var opening = form.substring(0, form.indexOf('>'));
        return attributes(opening).getOrDefault("action", "");
    }

    private static Map<String, String> hidden(String form) {
        var fields = new LinkedHashMap<String, String>();
        var inputs = INPUT.matcher(form);
        while (inputs.find()) {
            var attributes = attributes(inputs.group());
            if ("hidden".equals(attributes.get("type"))) {
                fields.put(attributes.getOrDefault("name", ""), attributes.getOrDefault("value", ""));
            }
        }
        return fields;
    }

    private static Map<String, String> attributes(String tag) {
        var attributes = new HashMap<String, String>();
        var matcher = ATTRIBUTE.matcher(tag);
        while (matcher.find()) {
            attributes.put(
                    matcher.group(1),
                    matcher.group(2)
                            .replace("&quot;", "\"")
                            .replace("&#39;", "'")
                            .replace("&lt;", "<")
                            .replace("&gt;", ">")
                            .replace("&amp;", "&"));
        }
        return attributes;
    }

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public void close() {
        http.close();
    }

    /** What a browser shows. */
    public record Page(URI address, int status, String body) {
        /** Whether it asks for a name and a password. */
        public boolean isLogin() {
            return status == 200 && body.contains("name=\"password\"");
        }
    }
}
