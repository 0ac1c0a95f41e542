package com.waooaw.platform.workflow;

import io.temporal.workflow.SignalMethod;

/**
 * A workflow that waits for something stored in the database. A workflow interface extends it; its implementation
 * sets a flag in {@link #wake()} and reads the database in the main method.
 */
public interface Wakeable {

    /** Name of the signal. */
    String SIGNAL = "wake";

    /** Something has changed; look. Carries nothing. */
    @SignalMethod(name = SIGNAL)
    void wake();
}
