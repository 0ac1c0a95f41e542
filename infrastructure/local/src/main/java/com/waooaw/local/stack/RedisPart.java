package com.waooaw.local.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.embedded.RedisServer;

/** Redis with an append-only file in the state directory. */
final class RedisPart implements Part {

    private static final Logger log = LoggerFactory.getLogger(RedisPart.class);

    private final int port;
    private final StateDirectory state;
    private final RememberedProcesses processes;
    private volatile @Nullable RedisServer server;

    RedisPart(int port, StateDirectory state) {
        this.port = port;
        this.state = state;
        this.processes = new RememberedProcesses(state);
    }

    @Override
    public String name() {
        return "redis";
    }

    @Override
    public void start() throws IOException {
        processes.end(name());
        var directory = state.resolve("redis");
        var pidFile = state.resolve("redis.pid");
        Files.createDirectories(directory);
        Files.deleteIfExists(pidFile);
        var starting = RedisServer.newRedisServer()
                .port(port)
                .bind("127.0.0.1")
                .setting("dir \"" + directory + "\"")
                .setting("pidfile \"" + pidFile + "\"")
                .setting("appendonly yes")
                .setting("appendfsync everysec")
                .setting("save \"\"")
                .soutListener(log::debug)
                .serrListener(log::warn)
                .build();
        starting.start();
        server = starting;
        OwnProcess.await(Duration.ofSeconds(5), () -> Files.exists(pidFile));
        if (Files.exists(pidFile)) {
            ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                    .ifPresent(process -> processes.remember(name(), process));
        }
    }

    @Override
    public boolean isHealthy() {
        if (server == null) {
            return false;
        }
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            socket.setSoTimeout(1000);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == '+';
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        var running = server;
        server = null;
        if (running == null) {
            return;
        }
        try {
            running.stop();
        } catch (IOException e) {
            log.warn("Redis did not stop cleanly", e);
        }
        processes.end(name());
    }
}
