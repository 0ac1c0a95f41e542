package com.waooaw.platform.events.causal;

/** An event would repeat what its own chain has done before, or its chain is too long: whoever began it is stopped. */
public final class CausalLoopException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public CausalLoopException(String message) {
        super(message);
    }
}
