package com.waooaw.agentexecution.writing;

import java.util.Locale;

/** Turns a topic into a title or a part of a sentence. */
final class Headings {

    private Headings() {}

    static String title(String topic) {
        return ResearchPlan.capitalised(topic);
    }

    /** First letter small, unless the first word is an acronym. */
    static String inSentence(String topic) {
        boolean acronym = topic.length() > 1 && Character.isUpperCase(topic.charAt(1));
        return acronym ? topic : topic.substring(0, 1).toLowerCase(Locale.ROOT) + topic.substring(1);
    }
}
