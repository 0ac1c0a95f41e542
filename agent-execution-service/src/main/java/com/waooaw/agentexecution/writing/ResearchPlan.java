package com.waooaw.agentexecution.writing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Questions that cover a topic, so that retrieval finds more than its headline. */
final class ResearchPlan {

    private static final Pattern RULES = Pattern.compile(
            "\\b(?:hipaa|privacy|law|laws|legal|rule|rules|regulation|regulations|compliance|gdpr|fda|ftc|advertising"
                    + "|marketing|consent|rights|records)\\b",
            Pattern.CASE_INSENSITIVE);

    private ResearchPlan() {}

    /** At most ten questions: that many queries a skill may ask. */
    static List<String> questions(String topic, String subject) {
        List<String> questions = new ArrayList<>();
        questions.add(capitalised(topic));
        Set<Facet> focus = Facet.namedIn(topic);
        if (RULES.matcher(topic).find()) {
            questions.add("What does " + subject + " mean and whom does it apply to?");
            questions.add("What does " + subject + " require?");
            questions.add("What is not allowed under " + subject + "?");
            questions.add("What rights do people have under " + subject + "?");
            questions.add("What happens when " + subject + " is broken?");
        } else if (focus.isEmpty()) {
            questions.add("What is " + subject + " and what causes it?");
            questions.add("Healthy eating and drinking with " + subject);
            questions.add("Physical activity and exercise with " + subject);
            questions.add("Medicines and treatment for " + subject);
            questions.add("Tests, targets and checks for " + subject);
            questions.add("Complications of " + subject + " and how to prevent them");
            questions.add("Daily self-care routine with " + subject);
            questions.add("Stress, feelings, sleep and support with " + subject);
            questions.add("Warning signs of " + subject + " and when to get medical help");
        } else {
            questions.add("What is important to know about " + lower(topic) + "?");
            questions.add("Signs and problems: " + lower(topic));
            questions.add("What to do every day: " + lower(topic));
            questions.add("When to get medical help: " + lower(topic));
        }
        return questions.stream().distinct().limit(10).toList();
    }

    static String capitalised(String text) {
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT) + text.substring(first);
    }

    private static String lower(String text) {
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return acronym ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}
