package com.waooaw.local.stack;

import java.time.Duration;

/** Hears how a start goes on. Called from several threads. */
public interface Progress {

    /** A part can be used. */
    void started(String part, Duration took);

    /** Says nothing. */
    Progress SILENT = (_, _) -> {};
}
