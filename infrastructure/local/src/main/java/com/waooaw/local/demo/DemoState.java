package com.waooaw.local.demo;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StateDirectory;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a run of the demo has done and made so far, written down after every step: {@code --resume} goes on from there.
 *
 * <p>The run's id is part of every idempotency key, so that a step that was cut short and is done again does nothing
 * twice.
 */
final class DemoState {

    private static final String FILE = "demo.json";

    private final StateDirectory directory;
    private final String file;
    private final String runId;
    private final Set<String> done = new LinkedHashSet<>();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private DemoState(StateDirectory directory, String file, String runId) {
        this.directory = directory;
        this.file = file;
        this.runId = runId;
    }

    /** A new run. Its id is kept before anything is done under it. */
    static DemoState fresh(StateDirectory directory) {
        return fresh(directory, FILE);
    }

    /** The same for another demo, which keeps what it made in a file of its own. */
    static DemoState fresh(StateDirectory directory, String file) {
        var state = new DemoState(directory, file, UUID.randomUUID().toString());
        state.store();
        return state;
    }

    /** The last run, as far as it came; empty where there was none. */
    static Optional<DemoState> last(StateDirectory directory) {
        return directory.read(FILE).map(Json::read).map(json -> {
            var state = new DemoState(directory, FILE, json.path("run_id").asString());
            json.path("done").forEach(step -> state.done.add(step.asString()));
            json.path("ids")
                    .properties()
                    .forEach(entry ->
                            state.ids.put(entry.getKey(), entry.getValue().asString()));
            return state;
        });
    }

    /** An idempotency key that is the same for the same thing in the same run. */
    String key(String what) {
        return "demo-" + runId + "-" + what;
    }

    boolean isDone(String step) {
        return done.contains(step);
    }

    /** How many steps are behind it. */
    int steps() {
        return done.size();
    }

    void done(String step) {
        done.add(step);
        store();
    }

    /** Remembers an id at once, before anything that depends on it happens. */
    void put(String name, String id) {
        ids.put(name, id);
        store();
    }

    /** An id that an earlier step made. */
    String id(String name) {
        var id = ids.get(name);
        if (id == null) {
            throw new DemoFailure("an earlier step made no " + name);
        }
        return id;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(ids.get(name));
    }

    Map<String, String> ids() {
        return new LinkedHashMap<>(ids);
    }

    private void store() {
        var json = new LinkedHashMap<String, Object>();
        json.put("run_id", runId);
        json.put("done", done);
        json.put("ids", ids);
        directory.write(file, Json.pretty(json));
    }
}
