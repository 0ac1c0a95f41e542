package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.text.Content;
import com.waooaw.agentexecution.writing.text.ReadingLevel;
import com.waooaw.agentexecution.writing.text.Sentences;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** A passage cut into units. */
record PassageUnits(Passage passage, Facet facet, List<Unit> units) {

    /** A sentence that begins so points back to the one before it. */
    private static final Pattern POINTS_BACK = Pattern.compile(
            "^(?:(?:much|most|some|many|all|few) of (?:it|them|these|this)|it|its|they|their|them|this|these|those|such|others|another|many need|some need|some people stop|later|then"
                    + "|however|but|also|therefore|so|there|he|she|if (?:it|they|the next)|when it|when they|because (?:it|they|the)"
                    + "|most often it|soon after|in the early stages|the condition|the minutes|the higher|the foods that"
                    + "|a result|one serving|for (?:this|that|these)|how often|which|typical|in addition|nobody)\\b"
                    + "|^(?:\\S+ ){1,4}also\\b|\\b(?:another|again|the next|the same)\\b"
                    + "|\\b(?:less|more|fewer|too|as well|instead|so|can help|may help)[.!?]$",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MEANS =
            Pattern.compile("^(?:\\S+ ){1,6}?(?:is|are|means|happens|happen) (?:an?|the|when|how)\\b");

    private static final Pattern ADVICE = Pattern.compile(
            "\\b(?:should|helps?|call 911|simple|goal|every day|suggest|start with|ask|check their)\\b",
            Pattern.CASE_INSENSITIVE);

    static PassageUnits of(Passage passage, Facet facet) {
        List<Unit> units = new ArrayList<>();
        List<String> open = new ArrayList<>();
        int position = 0;
        int start = 0;
        for (String sentence : Sentences.of(passage.text())) {
            if (!open.isEmpty() && !POINTS_BACK.matcher(sentence).find()) {
                units.add(new Unit(passage.passageId(), start, open));
                open = new ArrayList<>();
                start = position;
            }
            open.add(sentence);
            position++;
        }
        if (!open.isEmpty()) {
            units.add(new Unit(passage.passageId(), start, open));
        }
        return new PassageUnits(passage, facet, List.copyOf(units));
    }

    /** The units that serve a reader most, at most {@code depth}, in the order of the passage; of several, its first. */
    List<Unit> best(int depth) {
        return units.stream()
                .sorted(Comparator.comparing((Unit u) -> depth == 1 || u.position() > 0)
                        .thenComparing(Comparator.comparingDouble(this::worth).reversed()))
                .limit(depth)
                .sorted(Comparator.comparingInt(Unit::position))
                .toList();
    }

    /** Whether the passage begins by saying what one of these words means: "Asthma is a chronic disease …". */
    boolean defines(Set<String> subject) {
        if (units.isEmpty()) {
            return false;
        }
        String first = units.getFirst().sentences().getFirst();
        List<String> stems = Content.stems(Tokens.of(first));
        return !stems.isEmpty()
                && subject.contains(stems.getFirst())
                && MEANS.matcher(first).find();
    }

    /** Only what speaks of the words, where most of the passage speaks of something else. */
    PassageUnits focused(Set<String> words) {
        List<Unit> about = units.stream()
                .filter(u -> Content.stems(Tokens.of(String.join(" ", u.sentences()))).stream()
                        .anyMatch(words::contains))
                .toList();
        return words.isEmpty() || about.size() * 2 >= units.size() ? this : new PassageUnits(passage, facet, about);
    }

    PassageUnits as(Facet other) {
        return new PassageUnits(passage, other, units);
    }

    /** How good a passage is for a reader: near to the questions, and telling what to do. */
    double rank() {
        double advice = units.stream()
                .filter(u -> ADVICE.matcher(String.join(" ", u.sentences())).find())
                .count();
        return passage.score() + 0.4 * advice / Math.max(1, units.size());
    }

    /** Early, on the facet, telling what to do, easy to read. */
    private double worth(Unit unit) {
        String text = String.join(" ", unit.sentences());
        double early = 1.0 / (1 + 0.15 * unit.position());
        double onFacet = Math.min(0.3, facet.density(Content.stems(Tokens.of(text))));
        double advice = ADVICE.matcher(text).find() ? 0.5 : 0;
        double hard =
                Math.min(0.3, Math.max(0, ReadingLevel.of(unit.sentences()).grade() - 9) * 0.04);
        return early + onFacet + advice - hard;
    }
}
