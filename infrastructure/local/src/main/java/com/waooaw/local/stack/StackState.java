package com.waooaw.local.stack;

import com.waooaw.local.http.Json;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * What {@code .waooaw/stack.json} says about a stack: who runs it, where, and how to stop it.
 *
 * @param pid of the launcher
 * @param startedAt of that process, which tells it from a later one with the same number
 * @param controlPort where it takes commands
 * @param token what lets {@code down} stop it
 */
public record StackState(long pid, Instant startedAt, int portBase, int controlPort, String token, boolean ready) {

    private static final String FILE = "stack.json";

    /** The state of the stack that is running now; empty where none is. */
    public static Optional<StackState> running(StateDirectory state) {
        return state.read(FILE)
                .flatMap(StackState::parse)
                .filter(found -> found.process().isPresent());
    }

    /** The state of a stack that this process is about to run. */
    public static StackState ofThisProcess(StackSettings settings) {
        var self = OwnProcess.self();
        return new StackState(
                self.pid(),
                self.startedAt(),
                settings.ports().base(),
                settings.ports().of("control"),
                settings.state().secret("control"),
                false);
    }

    /** The same stack, ready. */
    public StackState nowReady() {
        return new StackState(pid, startedAt, portBase, controlPort, token, true);
    }

    private static Optional<StackState> parse(String json) {
        try {
            return Optional.of(Json.MAPPER.readValue(json, StackState.class));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Its process, if that still runs. */
    public Optional<ProcessHandle> process() {
        return new OwnProcess(pid, startedAt).running();
    }

    /** Writes it down. */
    public void store(StateDirectory state) {
        state.write(FILE, Json.pretty(this));
    }

    /** No stack runs any more. */
    public static void forget(StateDirectory state) {
        state.delete(FILE);
    }
}
