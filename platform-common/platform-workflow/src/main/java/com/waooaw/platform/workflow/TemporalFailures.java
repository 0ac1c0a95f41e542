package com.waooaw.platform.workflow;

import com.waooaw.platform.kernel.WaooawException;
import io.temporal.failure.ApplicationFailure;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Carries an error code through Temporal: the failure's type is the code, and the code decides about retries. */
public final class TemporalFailures {

    private TemporalFailures() {}

    /** Runs the body of an activity. */
    public static <T extends @Nullable Object> T translating(Supplier<T> body) {
        try {
            return body.get();
        } catch (WaooawException e) {
            throw from(e);
        }
    }

    /** Runs the body of an activity that returns nothing. */
    public static void translatingRun(Runnable body) {
        try {
            body.run();
        } catch (WaooawException e) {
            throw from(e);
        }
    }

    /** The failure an activity throws for it. */
    public static ApplicationFailure from(WaooawException e) {
        var message = String.valueOf(e.getMessage());
        return e.code().type().isRetriable()
                ? ApplicationFailure.newFailureWithCause(message, e.code().id(), e)
                : ApplicationFailure.newNonRetryableFailureWithCause(
                        message, e.code().id(), e);
    }
}
