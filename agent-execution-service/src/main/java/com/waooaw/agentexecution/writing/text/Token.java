package com.waooaw.agentexecution.writing.text;

/**
 * A word, number or punctuation mark of a text.
 *
 * @param text as written, quotes and dashes normalised
 * @param word lower case
 * @param stem what words of one family share, {@code eating} and {@code eats} give {@code eat}
 * @param kind what it is
 * @param glued whether it follows a hyphen that follows a word, like {@code 19} in {@code COVID-19}
 */
public record Token(String text, String word, String stem, Kind kind, boolean glued) {

    /** What a token is. */
    public enum Kind {
        /** Letters, perhaps with digits after the first: {@code A1C}. */
        WORD,
        /** Digits: {@code 1,000} and {@code 7.5} are one token each. */
        NUMBER,
        /** Anything else that is not white space. */
        MARK
    }

    /** Whether this is a word. */
    public boolean isWord() {
        return kind == Kind.WORD;
    }

    /** Whether this is a number in digits. */
    public boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Whether a clause ends here. */
    public boolean endsClause() {
        return kind == Kind.MARK && ".,;:!?()".contains(text);
    }
}
