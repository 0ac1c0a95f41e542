package com.waooaw.platform.policy.table;

/** A table that is not one, or facts a table cannot decide on. Nothing may be allowed because of it. */
public final class DecisionTableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecisionTableException(String message) {
        super(message);
    }

    DecisionTableException(String message, Throwable cause) {
        super(message, cause);
    }
}
