package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.issuer.Issuer;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Logs in as a person does: authorization code + PKCE, the login form with its CSRF token, redirects and cookies.
 *
 * <p>There is no shortcut: whatever this client can do, a browser can do.
 */
public final class LoginClient {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b(type|name|value)=\"([^\"]*)\"");
    private static final String REDIRECT = Issuer.CLI_REDIRECT.replace("127.0.0.1", "127.0.0.1:8019");

    private final URI issuer;
    private final Clock clock;
    private final Map<String, Token> tokens = new HashMap<>();

    /**
     * A client of one issuer.
     *
     * @param issuer for example {@code http://localhost:8000/auth}
     */
    public LoginClient(URI issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token of this person that is good for at least a minute; logs in where there is none. */
    public synchronized String token(String username, String password) {
        var known = tokens.get(username);
        if (known == null || clock.instant().plusSeconds(60).isAfter(known.expiresAt())) {
            known = login(username, password);
            tokens.put(username, known);
        }
        return known.value();
    }

    /**
     * Logs in.
     *
     * @throws LoginFailed if name and password do not belong together, or the issuer cannot be reached
     */
    public Token login(String username, String password) {
        try (var browser = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            return new Visit(browser).login(username, password);
        } catch (IOException e) {
            throw new LoginFailed("the issuer at " + issuer + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailed("interrupted", e);
        }
    }

    private final class Visit {

        private final HttpClient browser;

        Visit(HttpClient browser) {
            this.browser = browser;
        }

        Token login(String username, String password) throws IOException, InterruptedException {
            var metadata = Json.read(get(URI.create(issuer + "/.well-known/openid-configuration"))
                    .body());
            var verifier = random();
            var state = random();
            var authorize = URI.create(metadata.path("authorization_endpoint").asString() + "?"
                    + form(Map.of(
                            "response_type",
                            "code",
                            "client_id",
                            Issuer.CLI_CLIENT,
                            "redirect_uri",
                            REDIRECT,
                            "scope",
                            "openid",
                            "state",
                            state,
                            "code_challenge",
                            challenge(verifier),
                            "code_challenge_method",
                            "S256")));
            var answer = redirected(authorize, username, password);
            if (!state.equals(answer.get("state"))) {
                throw new LoginFailed("the issuer answered another request than ours", null);
            }
            var code = answer.get("code");
            if (code == null) {
                throw new LoginFailed("the issuer refused: " + answer, null);
            }
            return exchange(URI.create(metadata.path("token_endpoint").asString()), code, verifier);
        }

        /** Goes from redirect to redirect, through the login form, to our own address; returns its query. */
        private Map<String, String> redirected(URI start, String username, String password)
                throws IOException, InterruptedException {
            var here = start;
            var response = get(here);
            for (int step = 0; step < 10; step++) {
                if (response.statusCode() / 100 == 3) {
                    here = here.resolve(
                            response.headers().firstValue("Location").orElseThrow());
                    if (here.toString().startsWith(REDIRECT)) {
                        return query(here.getRawQuery());
                    }
                    if (here.getPath().endsWith("/login") && "error".equals(here.getRawQuery())) {
                        throw new LoginFailed("name and password of " + username + " do not belong together", null);
                    }
                    response = get(here);
                } else if (response.statusCode() == 200 && response.body().contains("name=\"password\"")) {
                    response = submit(here, response.body(), username, password);
                } else {
                    throw new LoginFailed("unexpected answer " + response.statusCode() + " from " + here, null);
                }
            }
            throw new LoginFailed("too many redirects", null);
        }

        private HttpResponse<String> submit(URI page, String html, String username, String password)
                throws IOException, InterruptedException {
            var fields = new LinkedHashMap<String, String>();
            var inputs = INPUT.matcher(html);
            while (inputs.find()) {
                var attributes = new HashMap<String, String>();
                var matcher = ATTRIBUTE.matcher(inputs.group());
                while (matcher.find()) {
                    attributes.put(matcher.group(1), matcher.group(2));
                }
                if ("hidden".equals(attributes.get("type"))) {
                    fields.put(attributes.get("name"), attributes.get("value"));
                }
            }
            fields.put("username", username);
            fields.put("password", password);
            return post(page.resolve("login"), fields);
        }

        private Token exchange(URI endpoint, String code, String verifier) throws IOException, InterruptedException {
            var response = post(
                    endpoint,
                    Map.of(
                            "grant_type", "authorization_code",
                            "client_id", Issuer.CLI_CLIENT,
                            "redirect_uri", REDIRECT,
                            "code", code,
                            "code_verifier", verifier));
            if (response.statusCode() != 200) {
                throw new LoginFailed(
                        "the issuer gave no token: " + response.statusCode() + " " + response.body(), null);
            }
            var json = Json.read(response.body());
            return new Token(
                    json.path("access_token").asString(),
                    clock.instant().plusSeconds(json.path("expires_in").asLong()));
        }

        private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
            return browser.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        private HttpResponse<String> post(URI address, Map<String, String> fields)
                throws IOException, InterruptedException {
            return browser.send(
                    HttpRequest.newBuilder(address)
                            .timeout(Duration.ofSeconds(30))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static Map<String, String> query(String raw) {
        var query = new HashMap<String, String>();
        for (var pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    /**
     * An access token.
     *
     * @param value for the {@code Authorization} header
     * @param expiresAt UTC, system clock
     */
    public record Token(String value, Instant expiresAt) {}

    /** Nobody is logged in, and why. */
    public static final class LoginFailed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        LoginFailed(String message, @org.jspecify.annotations.Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
