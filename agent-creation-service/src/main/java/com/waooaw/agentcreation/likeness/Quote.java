package com.waooaw.agentcreation.likeness;

/** What an author wrote, short enough for a message. */
final class Quote {

    private static final int LONGEST = 160;

    private Quote() {}

    static String of(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
