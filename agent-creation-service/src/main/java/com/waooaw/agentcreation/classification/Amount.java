package com.waooaw.agentcreation.classification;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Numbers of a manifest; money is decimal text there. */
final class Amount {

    /** No amount of a manifest is longer; a longer text is compared as text. */
    private static final int LONGEST = 40;

    private Amount() {}

    /** The number, where it is one. */
    static @Nullable BigDecimal of(@Nullable JsonNode node) {
        if (node == null || !(node.isNumber() || node.isString())) {
            return null;
        }
        var text = node.asString();
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException _) {
            return null; // a word, or a number without an end
        }
    }
}
