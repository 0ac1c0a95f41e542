package com.waooaw.governance;

import java.util.Optional;

/** What somebody says why: a text that every store keeps, and short enough to be read. */
public final class Reasons {

    private static final int LONGEST = 2_000;

    private Reasons() {}

    /** What is wrong with it, and in which words. */
    public record Wrong(GovernanceError error, String because) {}

    /**
     * What is wrong with a text that may be left out; empty where nothing is.
     *
     * @param what how it is called, with its article
     */
    public static Optional<Wrong> fault(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            return wrong(GovernanceError.REASON_NOT_TEXT, what + " is text without zero bytes");
        }
        return text.length() > LONGEST
                ? wrong(GovernanceError.REASON_TOO_LONG, what + " has at most " + LONGEST + " characters")
                : Optional.empty();
    }

    /**
     * The same of one that may not be left out.
     *
     * @param missing what to say where it is
     */
    public static Optional<Wrong> required(String what, String text, String missing) {
        return text.isBlank() ? wrong(GovernanceError.REASON_REQUIRED, missing) : fault(what, text);
    }

    private static Optional<Wrong> wrong(GovernanceError error, String because) {
        return Optional.of(new Wrong(error, because));
    }
}
