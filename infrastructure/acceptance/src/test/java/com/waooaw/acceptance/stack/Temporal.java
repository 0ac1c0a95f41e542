package com.waooaw.acceptance.stack;

import java.util.Locale;

/** Which Temporal a stack has. */
public enum Temporal {
    /** The one in memory, whose time can be moved. */
    MEMORY,
    /** The development server of the {@code temporal} program: a real one, in real time. */
    CLI;

    /** The one of this run of the suite. */
    public static Temporal ofThisRun() {
        return valueOf(
                System.getProperty("waooaw.acceptance.temporal", MEMORY.name()).toUpperCase(Locale.ROOT));
    }

    String option() {
        return "--temporal=" + name().toLowerCase(Locale.ROOT);
    }
}
