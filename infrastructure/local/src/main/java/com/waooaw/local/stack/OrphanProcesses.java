package com.waooaw.local.stack;

import java.time.Duration;

/** What a stack that was killed leaves behind: its services, its Redis, its database server. */
public final class OrphanProcesses {

    private OrphanProcesses() {}

    /** Ends them; does nothing where there are none. */
    public static void end(StateDirectory state) {
        new RememberedProcesses(state).endAll();
        OrphanedDatabase.endOf(state);
    }

    /** Waits for the end of a process. Returns whether it ended in time. */
    public static boolean awaitEnd(ProcessHandle process, Duration atMost) {
        return OwnProcess.awaitEnd(process, atMost);
    }
}
