package com.waooaw.governance.reading;

import com.waooaw.governance.reading.ReadableAct.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A part of a long act, folded on the page: its line says what is in it. What could do great harm is never folded away.
 *
 * @param title what it is about
 * @param contents how much is in it, and its names
 * @param open shown unfolded, because something in it is of high risk or was hidden
 */
public record FoldedPart(String title, String contents, boolean open, List<Fact> facts) {

    /** An act with fewer facts is shown as it is. */
    private static final int LONG = 24;

    private static final int LONGEST_NAMES = 120;
    private static final Set<String> HIGH = Set.of("high", "critical");
    private static final List<String> NAMES = List.of("Name", "Tool ID", "Operation", "Source", "Trigger");

    public FoldedPart {
        facts = List.copyOf(facts);
    }

    /** What stays outside of all parts. */
    static List<Fact> plain(List<Fact> facts) {
        var plain = new ArrayList<Fact>();
        divide(facts, plain);
        return plain;
    }

    /** The parts of a long act, risky ones first. */
    static List<FoldedPart> of(List<Fact> facts) {
        return divide(facts, new ArrayList<>()).entrySet().stream()
                .map(part -> of(part.getKey(), part.getValue()))
                .sorted(Comparator.comparing(FoldedPart::open).reversed())
                .toList();
    }

    private static FoldedPart of(String title, List<Fact> facts) {
        var entries = facts.stream()
                .filter(fact -> fact.depth() == 1 && fact.label().matches(".* \\d+"))
                .count();
        var values = facts.stream().filter(fact -> !fact.heading()).count();
        var risky = facts.stream().filter(FoldedPart::highRisk).count();
        var hidden = facts.stream().anyMatch(fact -> (fact.label() + fact.value()).contains("‹U+"));
        var contents = (risky > 0 ? risky + " of high risk, " : "")
                + (entries > 0 ? counted(entries, "entry", "entries") : counted(values, "value", "values"))
                + names(facts);
        return new FoldedPart(title, contents, risky > 0 || hidden, facts);
    }

    private static String names(List<Fact> facts) {
        var names = facts.stream()
                .filter(fact -> fact.depth() == 2 && NAMES.contains(fact.label()))
                .map(Fact::value)
                .collect(Collectors.joining(", "));
        return names.isEmpty() || names.length() > LONGEST_NAMES ? "" : ": " + names;
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static boolean highRisk(Fact fact) {
        return HIGH.contains(fact.value())
                || (fact.label().equals("Reversible") && fact.value().equals("no"));
    }

    /** Headings below the first level, with all that follows; entries of one list are one part. */
    private static Map<String, List<Fact>> divide(List<Fact> facts, List<Fact> plain) {
        var parts = new LinkedHashMap<String, List<Fact>>();
        var open = plain;
        for (var fact : facts) {
            if (fact.depth() <= 1) {
                open = facts.size() >= LONG && fact.depth() == 1 && fact.heading()
                        ? parts.computeIfAbsent(fact.label().replaceFirst(" \\d+$", ""), _ -> new ArrayList<>())
                        : plain;
            }
            open.add(fact);
        }
        return parts;
    }
}
