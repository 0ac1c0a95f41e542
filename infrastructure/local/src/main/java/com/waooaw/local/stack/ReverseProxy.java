package com.waooaw.local.stack;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.infrastructure.UrlMap;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.HttpClientTransport;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.proxy.ProxyHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one public origin: gives each path to the part the URL map names, and answers the rest itself. */
final class ReverseProxy implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ReverseProxy.class);

    private final Server server;
    private final ServerConnector connector;

    private ReverseProxy(Server server, ServerConnector connector) {
        this.server = server;
        this.connector = connector;
    }

    /**
     * Starts it.
     *
     * @param port where it listens; 0 for any
     * @param ports port of each part
     * @param startPage what {@code /} shows
     */
    static ReverseProxy start(
            int port, UrlMap map, ToIntFunction<String> ports, Supplier<String> startPage, Duration patience)
            throws Exception {
        var threads = new QueuedThreadPool(64, 4);
        threads.setName("proxy");
        var server = new Server(threads);
        var connector = new ServerConnector(server, 1, 1);
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new PublicOrigin(map, ports, startPage, patience));
        server.setErrorHandler((request, response, callback) -> {
            var status = response.getStatus() == 0 ? 500 : response.getStatus();
            log.info(
                    "{} {} was not understood: {}",
                    request.getMethod(),
                    request.getHttpURI().getPath(),
                    String.valueOf(request.getAttribute(ErrorHandler.ERROR_EXCEPTION)));
            problem(response, callback, status, "LOCAL-0" + status, "the request was not understood");
            return true;
        });
        server.start();
        return new ReverseProxy(server, connector);
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("the proxy did not stop cleanly", e);
        }
    }

    private static void problem(Response response, Callback callback, int status, String code, String detail) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        var body = Json.write(Reply.problemOf(status, code, detail)).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
    }

    private static final class PublicOrigin extends ProxyHandler.Reverse {

        private final UrlMap map;
        private final Supplier<String> startPage;
        private final Duration patience;

        PublicOrigin(UrlMap map, ToIntFunction<String> ports, Supplier<String> startPage, Duration patience) {
            super(request -> destination(request, map, ports));
            this.map = map;
            this.startPage = startPage;
            this.patience = patience;
        }

        private static HttpURI destination(Request request, UrlMap map, ToIntFunction<String> ports) {
            var uri = request.getHttpURI();
            var target = map.target(uri.getCanonicalPath()).orElseThrow();
            return HttpURI.build(uri)
                    .scheme("http")
                    .host("127.0.0.1")
                    .port(ports.applyAsInt(target.part()))
                    .path(uri.getPath().substring(target.strip().length()))
                    .asImmutable();
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            var path = request.getHttpURI().getCanonicalPath();
            if (path == null || path.equals("/")) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html; charset=utf-8");
                response.write(true, ByteBuffer.wrap(startPage.get().getBytes(StandardCharsets.UTF_8)), callback);
                return true;
            }
            if (map.target(path).isEmpty()) {
                problem(response, callback, 404, "LOCAL-0404", "nothing public is at " + path);
                return true;
            }
            if (!isWellFormed(request.getHttpURI())) {
                problem(response, callback, 400, "LOCAL-0400", "the address is malformed");
                return true;
            }
            return super.handle(request, response, callback);
        }

        /** Jetty is content with less, until it hands the address on. */
        private static boolean isWellFormed(HttpURI uri) {
            try {
                return uri.toURI() != null;
            } catch (IllegalArgumentException _) {
                return false;
            }
        }

        @Override
        protected HttpClient newHttpClient() {
            var connector = new ClientConnector();
            connector.setSelectors(1);
            HttpClientTransport transport = new HttpClientTransportOverHTTP(connector);
            return new HttpClient(transport);
        }

        @Override
        protected void configureHttpClient(HttpClient client) {
            super.configureHttpClient(client);
            client.setConnectTimeout(2_000);
            // streams may pause longer; they send comments to stay open
            client.setIdleTimeout(patience.toMillis());
            client.setMaxConnectionsPerDestination(256);
            client.setUserAgentField(null);
        }

        @Override
        protected void addProxyHeaders(Request request, org.eclipse.jetty.client.Request toServer) {
            var target = map.target(request.getHttpURI().getCanonicalPath()).orElseThrow();
            var host = request.getHeaders().get(HttpHeader.HOST);
            toServer.headers(headers -> {
                // whatever a client says about its way here is not believed
                headers.remove(HttpHeader.FORWARDED);
                Map.of(
                                "X-Forwarded-Proto", "http",
                                "X-Forwarded-For", Request.getRemoteAddr(request),
                                "X-Forwarded-Prefix", target.strip())
                        .forEach((name, value) -> {
                            if (value.isEmpty()) {
                                headers.remove(name);
                            } else {
                                headers.put(name, value);
                            }
                        });
                headers.remove("X-Forwarded-Server");
                headers.remove("X-Forwarded-Port");
                headers.remove("X-Forwarded-Host");
                if (host != null) {
                    headers.put(new HttpField("X-Forwarded-Host", host));
                    int colon = host.lastIndexOf(':');
                    headers.put(new HttpField("X-Forwarded-Port", colon < 0 ? "80" : host.substring(colon + 1)));
                }
            });
        }

        @Override
        protected void onServerToProxyResponseFailure(
                Request request,
                org.eclipse.jetty.client.Request toServer,
                org.eclipse.jetty.client.Response fromServer,
                Response response,
                Callback callback,
                Throwable failure) {
            if (response.isCommitted()) {
                callback.failed(failure);
                return;
            }
            var part = map.target(request.getHttpURI().getCanonicalPath())
                    .map(UrlMap.Target::part)
                    .orElse("the service");
            response.reset();
            if (failure instanceof TimeoutException || failure instanceof SocketTimeoutException) {
                problem(response, callback, 504, "LOCAL-0504", part + " did not answer in time");
            } else {
                log.warn("{} cannot be reached: {}", part, failure.toString());
                problem(response, callback, 502, "LOCAL-0502", part + " cannot be reached; it may still be starting");
            }
        }
    }
}
