package com.waooaw.local.stack;

import org.jspecify.annotations.Nullable;

/** A part that is healthy while it is open: it lives in this process and fails only with it. */
final class ClosingPart implements Part {

    private final String name;
    private final Opening opening;
    private volatile @Nullable AutoCloseable open;

    ClosingPart(String name, Opening opening) {
        this.name = name;
        this.opening = opening;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void start() throws Exception {
        open = opening.open();
    }

    @Override
    public boolean isHealthy() {
        return open != null;
    }

    @Override
    public void close() {
        var running = open;
        open = null;
        if (running != null) {
            try {
                running.close();
            } catch (Exception e) {
                throw new IllegalStateException(name + " did not stop cleanly", e);
            }
        }
    }

    /** Opens it. */
    @FunctionalInterface
    interface Opening {
        AutoCloseable open() throws Exception;
    }
}
