package com.waooaw.local.stack;

import java.time.Duration;

/** What a stack that was killed leaves behind: its database server and its Redis. */
public final class OrphanProcesses {

    private OrphanProcesses() {}

    /** Ends them; does nothing where there are none. */
    public static void end(StateDirectory state) {
        OrphanedDatabase.endOf(state);
        RedisPart.endOrphan(state);
    }

    /** Waits for the end of a process. Returns whether it ended in time. */
    public static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        return OwnProcess.awaitEnd(process, atMost);
    }
}
