package com.waooaw.platform.events.schema;

/** How large an event is, whoever wrote it down: PostgreSQL puts spaces between the parts, Jackson does not. */
final class EventSize {

    private EventSize() {}

    /** Whether the text has more bytes in UTF-8 than {@code most}, not counting white space outside of strings. */
    static boolean exceeds(String json, int most) {
        // no character needs more than three bytes for each char
        if (json.length() <= most / 3) {
            return false;
        }
        int bytes = 0;
        boolean inString = false;
        boolean escaped = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (inString || !isSpace(c)) {
                bytes += width(c);
                if (bytes > most) {
                    return true;
                }
            }
            if (escaped) {
                escaped = false;
            } else if (c == '"') {
                inString = !inString;
            } else if (c == '\\') {
                escaped = inString;
            }
        }
        return false;
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    /** Half of a pair counts half of its four bytes. */
    private static int width(char c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
