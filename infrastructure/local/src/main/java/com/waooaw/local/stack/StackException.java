package com.waooaw.local.stack;

import org.jspecify.annotations.Nullable;

/** The stack cannot do what was asked, and here is what the person at the keyboard can do about it. */
public final class StackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    public StackException(String message, String remedy) {
        this(message, remedy, null);
    }

    public StackException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    /** What to do, in one or two sentences. */
    public String remedy() {
        return remedy;
    }
}
