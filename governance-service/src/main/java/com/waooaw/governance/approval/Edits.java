package com.waooaw.governance.approval;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Texts a Governor wants in an act in place of those that are there; line ends are line feeds, whatever a browser makes of
 * them.
 *
 * @param texts by JSON pointer; none for a yes to the act as it was asked
 */
record Edits(Map<String, String> texts) {

    static final Edits NONE = new Edits(Map.of());

    Edits {
        texts = texts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, text -> lines(text.getValue())));
    }

    /** As somebody sent them; a text that is null is an empty one. */
    static Edits of(@Nullable Map<String, @Nullable String> sent) {
        return sent == null || sent.isEmpty()
                ? NONE
                : new Edits(sent.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, text -> Objects.requireNonNullElse(text.getValue(), ""))));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }
}
