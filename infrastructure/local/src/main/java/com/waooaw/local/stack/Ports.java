package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.PortPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Looks whether somebody else sits on a port the stack needs, and who it is. */
public final class Ports {

    private Ports() {}

    /** Throws, naming every port in use, its owner where that can be seen, and what to do. */
    static void refuse(PortPlan ports) {
        var taken = inUse(ports);
        if (!taken.isEmpty()) {
            int elsewhere = ports.base() + 1000 > 65_000 ? 9000 : ports.base() + 1000;
            throw new StackException(
                    String.join("\n", taken),
                    "Stop that program, or choose other ports: WAOOAW_PORT_BASE=" + elsewhere + " ./waooaw up");
        }
    }

    /** A sentence for every port of the plan that somebody sits on. */
    public static List<String> inUse(PortPlan ports) {
        var taken = new ArrayList<String>();
        ports.all().forEach((name, port) -> {
            if (!isFree(port)) {
                taken.add("port " + port + " (" + name + ") is in use"
                        + owner(port).map(owner -> " by " + owner).orElse(""));
            }
        });
        return taken;
    }

    /** A plan whose ports are all free now, for a stack beside others. */
    public static PortPlan freeRow(Infrastructure infrastructure) {
        for (int base = 20_000; base < 60_000; base += 100) {
            var plan = new PortPlan(infrastructure, base);
            if (plan.all().values().stream().allMatch(Ports::isFree)) {
                return plan;
            }
        }
        throw new StackException("no row of free ports was found", "Stop a program that holds many ports.");
    }

    static boolean isFree(int port) {
        return canBind(new InetSocketAddress(port))
                && canBind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    private static boolean canBind(InetSocketAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The process that listens, as far as this user may see. */
    static Optional<String> owner(int port) {
        return pid(port)
                .flatMap(ProcessHandle::of)
                .map(handle -> "process " + handle.pid()
                        + handle.info()
                                .command()
                                .map(command -> " (" + command + ")")
                                .orElse(""));
    }

    private static Optional<Long> pid(int port) {
        try {
            return Files.isDirectory(Path.of("/proc/net")) ? fromProc(port) : fromLsof(port);
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Long> fromLsof(int port) throws IOException {
        var process = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return text.lines().findFirst().map(line -> Long.parseLong(line.strip()));
    }

    private static Optional<Long> fromProc(int port) throws IOException {
        var sockets = listening(port);
        if (sockets.isEmpty()) {
            return Optional.empty();
        }
        try (var processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (var process : processes) {
                if (holds(process.resolve("fd"), sockets)) {
                    return Optional.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> listening(int port) throws IOException {
        var sockets = new HashSet<String>();
        var suffix = String.format(Locale.ROOT, ":%04X", port);
        for (var table : List.of("/proc/net/tcp", "/proc/net/tcp6")) {
            if (!Files.exists(Path.of(table))) {
                continue;
            }
            for (var line : Files.readAllLines(Path.of(table))) {
                var columns = line.strip().split("\\s+", -1);
                // 0A is LISTEN; the tenth column is the socket's inode
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals("0A")) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        }
        return sockets;
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (var files = Files.newDirectoryStream(descriptors)) {
            for (var file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // not ours to see, or gone meanwhile
            return false;
        }
        return false;
    }
}
