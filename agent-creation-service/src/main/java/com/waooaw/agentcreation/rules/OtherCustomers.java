package com.waooaw.agentcreation.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a recipient is a customer other than the one whose data it is: a recipient is free text. */
public final class OtherCustomers {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]+", Pattern.UNICODE_CHARACTER_CLASS);

    /** "All of the customer's staff" is the one customer. */
    private static final Pattern OTHERS = Pattern.compile("\\b(?:other|another|all|every|any)\\s(?:\\w+\\s){0,3}?"
            + "(?:(?:customers|clients|tenants)\\b|(?<!\\b(?:the|this|its)\\s)(?:customer|client|tenant)\\b)");

    private OtherCustomers() {}

    /** Whether {@code recipient} names them, in whatever spelling. */
    public static boolean in(String recipient) {
        var plain = Normalizer.normalize(recipient, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return OTHERS.matcher(BETWEEN_WORDS.matcher(plain).replaceAll(" ")).find();
    }
}
