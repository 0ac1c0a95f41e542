package com.waooaw.governance;

import com.sun.net.httpserver.HttpServer;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Redeems codes for ID tokens, as the issuer does after a person has logged in there. */
public final class LoginIssuer {

    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpServer server;

    LoginIssuer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/token", exchange -> {
            var form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var token = tokens.remove(parameter(form, "code"));
            var body = (token == null
                            ? "{\"error\":\"invalid_grant\"}"
                            : "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\"%s\"}"
                                    .formatted(token, token))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(token == null ? 400 : 200, body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        server.start();
    }

    String tokenUri() {
        return "http://127.0.0.1:%d/token".formatted(server.getAddress().getPort());
    }

    /** A person logs in at the address a client sent them to; returns the way back, path and query. */
    public String logIn(String authorizationUri, String subject, @Nullable UUID customer, Role role) {
        var code = UUID.randomUUID().toString();
        tokens.put(
                code, TestTokens.idToken(subject, customer, "governance", parameter(authorizationUri, "nonce"), role));
        return "/login/oauth2/code/waooaw?code=" + code + "&state=" + encoded(authorizationUri, "state");
    }

    private static String parameter(String query, String name) {
        return URLDecoder.decode(encoded(query, name), StandardCharsets.UTF_8);
    }

    private static String encoded(String query, String name) {
        for (var pair : query.substring(query.indexOf('?') + 1).split("&", -1)) {
            if (pair.startsWith(name + "=")) {
                return pair.substring(name.length() + 1);
            }
        }
        throw new IllegalArgumentException("no " + name + " in " + query);
    }
}
