package com.waooaw.local.stack;

import java.time.Duration;

/** A Temporal server somebody else runs: it is asked whether it is there, and otherwise left alone. */
final class TemporalElsewhere implements TemporalPart {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final String target;
    private final Duration patience;

    TemporalElsewhere(String target) {
        this(target, PATIENCE);
    }

    TemporalElsewhere(String target, Duration patience) {
        this.target = target;
        this.patience = patience;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public void start() {
        if (!OwnProcess.await(patience, this::isHealthy)) {
            throw new StackException(
                    "no Temporal server at " + target + ": "
                            + TemporalProbe.trouble(target).orElse("it came too late"),
                    "Start it (its namespace " + TemporalProbe.NAMESPACE
                            + " is used), or use another: ./waooaw up --temporal=memory");
        }
    }

    @Override
    public boolean isHealthy() {
        return TemporalProbe.trouble(target).isEmpty();
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
