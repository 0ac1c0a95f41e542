package com.waooaw.local.client;

import com.waooaw.local.http.Json;
import com.waooaw.local.issuer.Issuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Logs in as a person does: authorization code + PKCE, the login form with its CSRF token, redirects and cookies.
 *
 * <p>There is no shortcut: whatever this client can do, a browser can do.
 */
public final class LoginClient {

    private static final SecureRandom RANDOM = new SecureRandom();
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
        try (var browser = new Browser()) {
            return login(browser, username, password);
        } catch (IOException e) {
            throw new LoginFailed("the issuer at " + issuer + " cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailed("interrupted", e);
        }
    }

    private Token login(Browser browser, String username, String password) throws IOException, InterruptedException {
        var metadata = metadata(browser);
        var verifier = random();
        var state = random();
        var authorize = URI.create(metadata.path("authorization_endpoint").asString() + "?"
                + Browser.encode(Map.of(
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
        var page = browser.open(authorize, REDIRECT);
        if (page.isLogin()) {
            page = browser.submit(page, "name=\"password\"", Browser.credentials(username, password), REDIRECT);
        }
        if (page.isLogin()) {
            throw new LoginFailed("name and password of " + username + " do not belong together", null);
        }
        if (!page.address().toString().startsWith(REDIRECT)) {
            throw new LoginFailed("unexpected answer " + page.status() + " from " + page.address(), null);
        }
        var answer = query(page.address().getRawQuery());
        var code = answer.get("code");
        if (code == null || !state.equals(answer.get("state"))) {
            throw new LoginFailed("the issuer refused: " + answer, null);
        }
        return exchange(browser, URI.create(metadata.path("token_endpoint").asString()), code, verifier);
    }

    private JsonNode metadata(Browser browser) throws IOException, InterruptedException {
        var page = browser.open(URI.create(issuer + "/.well-known/openid-configuration"));
        if (page.status() != 200) {
            throw new LoginFailed("there is no issuer at " + issuer + " (" + page.status() + ")", null);
        }
        return Json.read(page.body());
    }

    private Token exchange(Browser browser, URI endpoint, String code, String verifier)
            throws IOException, InterruptedException {
        var answer = browser.post(
                endpoint,
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", Issuer.CLI_CLIENT,
                        "redirect_uri", REDIRECT,
                        "code", code,
                        "code_verifier", verifier),
                REDIRECT);
        if (answer.status() != 200) {
            throw new LoginFailed("the issuer gave no token: " + answer.status() + " " + answer.body(), null);
        }
        var json = Json.read(answer.body());
        return new Token(
                json.path("access_token").asString(),
                clock.instant().plusSeconds(json.path("expires_in").asLong()));
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
