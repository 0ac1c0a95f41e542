package com.waooaw.platform.events.causal;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells a handler that fails from a database that is away: only the first is the event's fault. */
final class Failures {

    private Failures() {}

    static boolean count(RuntimeException failure) {
        return switch (failure) {
            case TransientDataAccessException _ -> false;
            case DataAccessResourceFailureException _ -> false;
            case RecoverableDataAccessException _ -> false;
            case TransactionException _ -> false;
            default -> true;
        };
    }
}
