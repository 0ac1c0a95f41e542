package com.waooaw.platform.workflow;

import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Has the reconciler look whenever the connection to Temporal was lost and is there again: who answers now may have
 * forgotten everything, and nobody should have to wait five minutes for that to be noticed.
 */
class Reconnection implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Reconnection.class);

    private final ManagedChannel connection;
    private final WorkflowReconciler reconciler;
    private volatile boolean running;

    Reconnection(ManagedChannel connection, WorkflowReconciler reconciler) {
        this.connection = connection;
        this.reconciler = reconciler;
    }

    @Override
    public void start() {
        running = true;
        awaitChange(false);
    }

    private void awaitChange(boolean hasBeenReady) {
        var state = connection.getState(false);
        boolean ready = state == ConnectivityState.READY;
        if (state != ConnectivityState.SHUTDOWN) {
            connection.notifyWhenStateChanged(state, () -> changed(hasBeenReady || ready));
        }
    }

    private void changed(boolean hasBeenReady) {
        if (!running) {
            return;
        }
        if (hasBeenReady && connection.getState(false) == ConnectivityState.READY) {
            LOG.info("connected to Temporal again; looking for unfinished workflows");
            reconciler.lookNow();
        }
        awaitChange(hasBeenReady);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
