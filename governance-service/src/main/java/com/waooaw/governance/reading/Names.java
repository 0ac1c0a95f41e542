package com.waooaw.governance.reading;

import java.util.Locale;
import java.util.Map;

/** Words for people in place of names for machines. */
public final class Names {

    private static final Map<String, String> ACTIONS = Map.of(
            "deploy_agent", "Put an agent to work",
            "publish_content", "Publish a text");

    private Names() {}

    /** {@code deploy_agent} as a heading. */
    public static String ofAction(String actionType) {
        var known = ACTIONS.get(actionType);
        return known != null ? known : ofField(actionType);
    }

    /** {@code cost_per_month_usd} as a label. */
    public static String ofField(String name) {
        var words = VisibleText.of(name).replace('_', ' ').strip();
        if (words.isEmpty()) {
            return "(no name)";
        }
        var sentence = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return sentence.replaceAll("\\bid\\b", "ID").replaceAll("\\b[Uu]sd\\b", "US\\$");
    }
}
