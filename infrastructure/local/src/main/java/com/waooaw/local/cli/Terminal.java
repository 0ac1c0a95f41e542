package com.waooaw.local.cli;

import java.io.Console;
import java.util.Optional;

/** What the terminal can show. */
final class Terminal {

    private Terminal() {}

    /** Whether it is one, and has lines to draw with. */
    static boolean draws() {
        var console = Optional.ofNullable(System.console());
        return console.filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"))
                && console.get().charset().newEncoder().canEncode('└');
    }

    /** Text of others without what a terminal would take for a command. */
    static String printable(String text) {
        return text.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
