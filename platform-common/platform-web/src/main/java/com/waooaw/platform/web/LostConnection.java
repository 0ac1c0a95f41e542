package com.waooaw.platform.web;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away or on its way down from a statement it would not have. */
final class LostConnection {

    private LostConnection() {}

    /** Whether what failed was the way to the database: the same request may succeed later. */
    static boolean isBehind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isLost(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** SQL classes 08 (connection), 53 (no resources), 57 (the server is stopped), 58 (its system fails). */
    private static boolean isLost(@Nullable String state) {
        // the pool has no state for a connection that it took out of use meanwhile
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.startsWith("58");
    }
}
