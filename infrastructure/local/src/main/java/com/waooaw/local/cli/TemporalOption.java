package com.waooaw.local.cli;

import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.TemporalChoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --temporal}, for every command that may start a stack. */
final class TemporalOption {

    /** Says the same as {@code --temporal=HOST:PORT}. */
    static final String VARIABLE = "TEMPORAL_TARGET";

    @Option(
            names = "--temporal",
            paramLabel = "memory|cli|HOST:PORT",
            description = "Which Temporal: the one in memory (where nothing is said), the development server of the"
                    + " temporal program, or a server that runs already (as TEMPORAL_TARGET says).")
    private @Nullable String said;

    TemporalChoice choice() {
        return TemporalChoice.of(said, System.getenv(VARIABLE));
    }

    /** For the command line of another process. */
    List<String> arguments() {
        return said == null ? List.of() : List.of("--temporal=" + said);
    }

    /** A stack that runs keeps the Temporal it has. */
    void refuseAnother(Workspace workspace) {
        if (said == null) {
            return;
        }
        var wanted = choice().option();
        running(workspace).filter(runs -> !runs.equals(wanted)).ifPresent(runs -> {
            throw new StackException(
                    "a stack is running with --temporal=" + runs + ", not " + wanted, "Stop it first: ./waooaw down");
        });
    }

    /** What the running stack was told; empty where none runs or is ready to say so. */
    static Optional<String> running(Workspace workspace) {
        return workspace
                .status()
                .flatMap(status -> status.path("parts")
                        .valueStream()
                        .filter(part -> part.has("kind"))
                        .map(part -> part.path("kind").asString().equals("elsewhere")
                                ? part.path("target").asString()
                                : part.path("kind").asString())
                        .findFirst());
    }
}
