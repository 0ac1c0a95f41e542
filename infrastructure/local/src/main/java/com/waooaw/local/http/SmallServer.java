package com.waooaw.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An HTTP server of a few routes on the loopback address, a virtual thread per request. */
public final class SmallServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmallServer.class);
    private static final int BODY_LIMIT = 10 * 1024 * 1024;

    static {
        // without it an answer in two packets waits 40 ms for the client's acknowledgement
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<Route> routes;

    private SmallServer(HttpServer server, ExecutorService threads, List<Route> routes) {
        this.server = server;
        this.threads = threads;
        this.routes = routes;
    }

    /** Starts one; port 0 picks a free port. */
    public static SmallServer start(int port, List<Route> routes) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var small = new SmallServer(server, threads, List.copyOf(routes));
        server.setExecutor(threads);
        server.createContext("/", small::serve);
        server.start();
        return small;
    }

    /** The port it listens on. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var reply = answer(exchange);
            exchange.getResponseHeaders().set("Content-Type", reply.contentType());
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            reply.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            var body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0 && !exchange.getRequestMethod().equals("HEAD")) {
                exchange.getResponseBody().write(body);
            }
        }
    }

    private Reply answer(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        var method = exchange.getRequestMethod();
        boolean pathIsKnown = false;
        for (var route : routes) {
            var variables = route.match(path);
            if (variables.isEmpty()) {
                continue;
            }
            pathIsKnown = true;
            if (route.method().equals(method) || (route.method().equals("GET") && method.equals("HEAD"))) {
                return answer(exchange, route, variables.get());
            }
        }
        return pathIsKnown
                ? Reply.problem(405, "LOCAL-0405", method + " is not answered here")
                : Reply.problem(404, "LOCAL-0404", "nothing is here");
    }

    private static Reply answer(HttpExchange exchange, Route route, List<String> variables) {
        try {
            var body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
            if (body.length > BODY_LIMIT) {
                return Reply.problem(413, "LOCAL-0413", "the body is larger than " + BODY_LIMIT + " bytes");
            }
            var headers = new HashMap<String, String>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
            return route.handler()
                    .answer(new Asked(
                            variables,
                            query(exchange.getRequestURI().getRawQuery()),
                            headers,
                            new String(body, StandardCharsets.UTF_8)));
        } catch (Reply.Refused refused) {
            return refused.reply();
        } catch (Exception e) {
            log.error("{} failed", exchange.getRequestURI().getPath(), e);
            return Reply.problem(500, "LOCAL-0500", "the local stack failed here; its log says why");
        }
    }

    private static Map<String, String> query(@org.jspecify.annotations.Nullable String raw) {
        var query = new HashMap<String, String>();
        if (raw != null) {
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
                }
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** What a route does with a request. */
    @FunctionalInterface
    public interface RouteHandler {
        /** The reply; a thrown {@link Reply.Refused} is one too. */
        Reply answer(Asked asked) throws Exception;
    }

    /**
     * One address.
     *
     * @param pattern path where {@code *} stands for one segment, for example {@code /dev/mailbox/messages/*}
     */
    public record Route(String method, String pattern, RouteHandler handler) {

        Optional<List<String>> match(String path) {
            var wanted = pattern.split("/", -1);
            var found = path.split("/", -1);
            if (wanted.length != found.length) {
                return Optional.empty();
            }
            var variables = new ArrayList<String>();
            for (int i = 0; i < wanted.length; i++) {
                int star = wanted[i].indexOf('*');
                if (star < 0 ? !wanted[i].equals(found[i]) : !isFilled(wanted[i], star, found[i])) {
                    return Optional.empty();
                }
                if (star >= 0) {
                    variables.add(found[i].substring(0, found[i].length() - (wanted[i].length() - star - 1)));
                }
            }
            return Optional.of(variables);
        }

        private static boolean isFilled(String wanted, int star, String found) {
            return star == 0 && found.length() > wanted.length() - 1 && found.endsWith(wanted.substring(1));
        }
    }

    /**
     * A request.
     *
     * @param variables what the stars of the pattern stand for
     * @param headers names in lower case
     * @param body as text; what comes here is JSON, a form or nothing
     */
    public record Asked(List<String> variables, Map<String, String> query, Map<String, String> headers, String body) {

        /** The fields of a form. */
        public Map<String, String> form() {
            return SmallServer.query(body);
        }
    }
}
