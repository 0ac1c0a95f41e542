package com.waooaw.acceptance.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a browser and the origin, which can be cut: what is on it breaks, and nothing new gets through. */
final class Tunnel implements AutoCloseable {

    private final InetSocketAddress origin;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private ServerSocket entrance;

    Tunnel(URI origin) {
        this.origin = new InetSocketAddress(InetAddress.getLoopbackAddress(), origin.getPort());
        this.entrance = listen(0);
        this.port = entrance.getLocalPort();
    }

    /** For a browser: everything goes through it. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    void cut() {
        close(entrance);
        open.forEach(Tunnel::close);
        open.clear();
    }

    void mend() {
        entrance = listen(port);
    }

    private ServerSocket listen(int wanted) {
        try {
            var server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted));
            Thread.ofVirtual().name("tunnel").start(() -> accept(server));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket server) {
        while (!server.isClosed()) {
            try {
                var in = server.accept();
                var out = new Socket(origin.getAddress(), origin.getPort());
                open.add(in);
                open.add(out);
                Thread.ofVirtual().start(() -> carry(in, out));
                Thread.ofVirtual().start(() -> carry(out, in));
            } catch (IOException e) {
                // it was cut
                return;
            }
        }
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // it was cut, or one side has gone: both are closed now
            return;
        }
    }

    private static void close(AutoCloseable end) {
        try {
            end.close();
        } catch (Exception e) {
            throw new IllegalStateException("a line that cannot be cut", e);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
