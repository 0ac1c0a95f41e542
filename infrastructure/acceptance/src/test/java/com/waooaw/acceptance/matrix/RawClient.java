package com.waooaw.acceptance.matrix;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Sends what no well-behaved HTTP client would: bytes. A connection for each request. */
final class RawClient {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final int ATTEMPTS = 3;

    private final String host;
    private final int port;

    RawClient(String host, int port) {
        this.host = host;
        this.port = port;
    }

    /** What came back. */
    record Response(int status, String contentType, String correlationId, String body) {}

    Response send(byte[] request) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return once(request);
            } catch (SocketException e) {
                // whoever refuses a large request early closes the connection, and the answer may be lost with it
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private Response once(byte[] request) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
            } catch (SocketException _) {
                // refused before it was read to its end; the answer is there all the same
            }
            return response(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Response response(InputStream in) throws IOException {
        var statusLine = line(in);
        if (!statusLine.startsWith("HTTP/1.1 ")) {
            throw new SocketException("no answer: " + statusLine);
        }
        Map<String, String> headers = new HashMap<>();
        for (var line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        var body = headers.getOrDefault("transfer-encoding", "").equals("chunked")
                ? chunks(in)
                : headers.containsKey("content-length")
                        ? in.readNBytes(Integer.parseInt(headers.get("content-length")))
                        : in.readAllBytes();
        return new Response(
                Integer.parseInt(statusLine.substring(9, 12)),
                headers.getOrDefault("content-type", ""),
                headers.getOrDefault("x-correlation-id", ""),
                new String(body, StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = size(in); size > 0; size = size(in)) {
            all.write(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        var line = line(in);
        if (line.isEmpty()) {
            throw new SocketException("the answer ended too early");
        }
        return Integer.parseInt(line, 16);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }
}
