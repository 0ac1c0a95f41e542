package com.waooaw.acceptance.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;

/** A row of ports that nobody uses. */
final class FreePorts {

    /** Below the ports that systems give to outgoing connections by themselves (32768 on Linux, 49152 elsewhere). */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;
    private static final int ROW = 20;

    private FreePorts() {}

    /** The first port of a free row. */
    static int row() {
        var random = new Random();
        for (int attempt = 0; attempt < 200; attempt++) {
            int first = LOWEST + random.nextInt((HIGHEST - LOWEST) / ROW) * ROW;
            if (areFree(first)) {
                return first;
            }
        }
        throw new IllegalStateException("no " + ROW + " neighbouring ports are free");
    }

    /** Whether nobody listens on any port of the row. */
    static boolean areFree(int first) {
        for (int port = first; port < first + ROW; port++) {
            try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                socket.setReuseAddress(true);
            } catch (IOException e) {
                return false;
            }
        }
        return true;
    }
}
