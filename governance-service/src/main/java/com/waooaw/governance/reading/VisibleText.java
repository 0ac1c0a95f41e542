package com.waooaw.governance.reading;

/**
 * Text with nothing invisible in it. Characters that reverse, hide or join text without a trace would let a reader see
 * one thing and approve another, so they are written out, for example as {@code ‹U+202E›}. The joiners that Persian and
 * Indic scripts need (U+200C, U+200D) stay.
 */
public final class VisibleText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private VisibleText() {}

    /** The text with every hidden character written out. */
    public static String of(String text) {
        var visible = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (hidden(character)) {
                visible.append("‹U+%04X›".formatted(character));
            } else {
                visible.appendCodePoint(character);
            }
        });
        return visible.toString();
    }

    /** How many hidden characters a text has. */
    public static long hiddenIn(String text) {
        return text.codePoints().filter(VisibleText::hidden).count();
    }

    private static boolean hidden(int character) {
        if (character == '\n' || character == '\t' || character == '\r') {
            return false;
        }
        if (character == ZERO_WIDTH_NON_JOINER || character == ZERO_WIDTH_JOINER) {
            return false;
        }
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
