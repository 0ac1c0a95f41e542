package com.waooaw.platform.web;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;

/**
 * Something that has work to end when the service stops. It ends in the phase in which the web server ends its
 * requests, beside these and beside whatever else ends there: so one limit holds for all of it, and the limits do not
 * add up.
 */
public interface EndsBesideRequests extends SmartLifecycle {

    /** Of the thread that waits for the end. */
    String endName();

    @Override
    default void stop(Runnable stopped) {
        Thread.ofVirtual().name(endName() + "-stop").start(() -> {
            try {
                stop();
            } finally {
                stopped.run();
            }
        });
    }

    @Override
    default int getPhase() {
        return WebServerApplicationContext.GRACEFUL_SHUTDOWN_PHASE;
    }
}
