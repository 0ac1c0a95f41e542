package com.waooaw.programs;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks the services of this machine whether they are ready: exit code 0 when all say so, 1 when not. An image without a
 * shell has nothing else to ask with, so it uses as little of Java as can be.
 */
public final class HealthCheck {

    private static final int PATIENCE_MS = 2_000;

    private HealthCheck() {}

    /** Arguments are the ports. */
    public static void main(String[] ports) {
        boolean ready = ports.length > 0;
        for (var port : ports) {
            ready = ready && isReady(Integer.parseInt(port));
        }
        System.exit(ready ? 0 : 1);
    }

    private static boolean isReady(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream()
                    .write("GET /actuator/health/readiness HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            var status = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return status.startsWith("HTTP/1.") && status.endsWith(" 200");
        } catch (IOException e) {
            return false;
        }
    }
}
