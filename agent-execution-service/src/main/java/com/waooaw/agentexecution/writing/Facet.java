package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.text.Token;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A side of a health topic, in the order a reader meets them. A heading names a section and claims nothing.
 *
 * <p>Cues are words of a passage's title and text that place it; in the title of the section they count threefold.
 */
enum Facet {
    /** What it is and where it comes from. */
    BASICS("What to know first", "causes cause common form insulin resistance genes definition overview hormone"),
    /** How it shows. */
    SIGNS("Signs and symptoms", "symptoms symptom thirst signs"),
    /** Food and drink. */
    FOOD(
            "Eating well",
            "eat eating food foods diet meal plate carbohydrates vegetables fruit fiber salt nutrition dietitian"),
    /** Movement. */
    ACTIVITY("Being active", "activity active exercise walk walking minutes vigorous strength training fitness"),
    /** Body weight. */
    WEIGHT("A healthy weight", "weight pounds lose losing calories overweight obesity prevention prevented"),
    /** Drugs and other treatment. */
    MEDICINES(
            "Medicines",
            "medicine medicines medication medications pills tablets drug drugs metformin insulin dose prescription"),
    /** How it is found out and followed. */
    TESTS(
            "Know your numbers",
            "a1c test tests diagnosis diagnosed diagnose result results goal target targets meter monitor"),
    /** Values that need action now. */
    LEVELS(
            "When blood sugar is too low or too high",
            "hypoglycemia hyperglycemia low high shakiness glucagon treated serving severe sick illness vomiting"),
    /** Feet, eyes, kidneys, heart, nerves, teeth: what can be harmed. */
    BODY(
            "Protecting your body",
            "feet foot eye eyes retina retinopathy kidney kidneys heart stroke nerve nerves neuropathy teeth gums dental"
                    + " complications damage skin"),
    /** Tobacco and alcohol. */
    HABITS("Smoking and alcohol", "smoking smoke quit tobacco nicotine alcohol alcoholic drinking"),
    /** Check-ups and vaccines. */
    CHECKUPS("Check-ups", "exam exams checkup checkups vaccine vaccines yearly visit visits dentist screening"),
    /** What to do day by day. */
    DAILY("Day by day", "daily routine record habits sleep bedtime night"),
    /** Feelings and people. */
    SUPPORT(
            "Feelings and support",
            "stress depression distress mental feelings support friends family cope coping team educators counselor"),
    /** Law and rules. */
    RULES("What the rules say", "rule rules law privacy hipaa authorization consent regulation rights advertising"),
    /** Everything else. */
    MORE("Good to know", "");

    private final String heading;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable by the constructor
    private final Set<String> cues;

    Facet(String heading, String cues) {
        this.heading = heading;
        this.cues = Tokens.of(cues).stream().map(Token::stem).collect(Collectors.toUnmodifiableSet());
    }

    String heading() {
        return heading;
    }

    /** The facet a passage speaks about most. */
    static Facet of(Passage passage) {
        List<String> document = stems(passage.document());
        List<String> section = stems(passage.section());
        List<String> textStems = stems(passage.text());
        TreeMap<Double, Facet> best = new TreeMap<>();
        for (Facet facet : values()) {
            double inTitle = 3.0
                            * section.stream()
                                    .filter(facet.cues::contains)
                                    .distinct()
                                    .count()
                    + document.stream().filter(facet.cues::contains).distinct().count();
            double inText = textStems.stream().filter(facet.cues::contains).count();
            double distinct =
                    textStems.stream().filter(facet.cues::contains).distinct().count();
            double score = inTitle + 0.3 * inText + 0.7 * distinct;
            if (score >= 2 && (facet != LEVELS || textStems.contains("glucos"))) {
                best.putIfAbsent(score, facet);
            }
        }
        return best.isEmpty() ? MORE : best.lastEntry().getValue();
    }

    /** How much a sentence speaks about this facet: cues per content word. */
    double density(List<String> stems) {
        return stems.isEmpty()
                ? 0
                : (double) stems.stream().filter(cues::contains).distinct().count() / stems.size();
    }

    /** The facets a topic names itself, as {@code foot care in type 2 diabetes} names the body. */
    static Set<Facet> namedIn(String topic) {
        Set<String> focus = focus(topic);
        return narrow().stream()
                .filter(f -> focus.stream().anyMatch(f.cues::contains))
                .collect(Collectors.toSet());
    }

    /** The words of a topic that name a facet: {@code foot} of {@code foot care in type 2 diabetes}. */
    static Set<String> focus(String topic) {
        String lower = topic.toLowerCase(Locale.ROOT);
        boolean illness = lower.matches(".*\\b(?:disease|failure|attack|pressure|infection|disorder)\\b.*");
        if (illness) {
            return Set.of();
        }
        return stems(lower).stream()
                .filter(s -> narrow().stream().anyMatch(f -> f.cues.contains(s)))
                .collect(Collectors.toSet());
    }

    private static List<Facet> narrow() {
        return Stream.of(values())
                .filter(f -> f != BASICS && f != LEVELS && f != MORE && f != RULES)
                .toList();
    }

    private static List<String> stems(String text) {
        return Tokens.of(text).stream().filter(Token::isWord).map(Token::stem).toList();
    }
}
