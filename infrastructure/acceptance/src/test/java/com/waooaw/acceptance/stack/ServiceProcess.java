package com.waooaw.acceptance.stack;

import com.waooaw.local.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/** The process of one service of a stack that runs them in six. */
public final class ServiceProcess {

    private final RunningStack stack;
    private final String service;

    /** Of this service. */
    public ServiceProcess(RunningStack stack, String service) {
        this.stack = stack;
        this.service = service;
    }

    /** The one that runs now, as the launcher wrote it down; empty while there is none. */
    public Optional<ProcessHandle> running() {
        var file = stack.state().resolve("processes").resolve(service + ".json");
        try {
            return ProcessHandle.of(
                    Json.read(Files.readString(file)).path("pid").asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL; returns the process that was, when it is gone. */
    public ProcessHandle kill() {
        var process = running().orElseThrow();
        if (!process.destroyForcibly()) {
            throw new IllegalStateException(service + " cannot be killed");
        }
        process.onExit().join();
        return process;
    }
}
