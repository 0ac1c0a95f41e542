package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.rules.Finding;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a blueprint is aligned with the constitution, and what follows. Source: domain.md 2.6.
 *
 * <p>The score tells a blueprint that can be mended from one to be thought over; it never outweighs a finding that refuses.
 *
 * @param points per area, of the most it can have
 * @param automaticFails codes that refuse whatever the score is
 */
public record Alignment(int score, Map<Area, Integer> points, List<String> automaticFails, Verdict verdict) {

    private static final int CLEARS = 80;
    private static final int MENDABLE = 50;
    private static final Set<String> AUTOMATIC = Set.of("V-02", "V-03", "V-07");

    public Alignment {
        points = Map.copyOf(points);
        automaticFails = List.copyOf(automaticFails);
    }

    /** A part of the constitution, stored in lower case: never rename one. Each broken rule costs its share of the area's points. */
    public enum Area {
        /** Immutable principles. */
        L0,
        /** Structure: precedents and hooks. */
        L1,
        /** Vision and trust. */
        TRUST,
        /** Ethics and risk. */
        ETHICS;

        /** Codes of the rules that guard it. */
        public List<String> rules() {
            return switch (this) {
                case L0 -> List.of("V-01", "V-02", "V-03", "V-06");
                case L1 -> List.of("V-05", "V-08");
                case TRUST -> List.of("V-07", "V-09");
                case ETHICS -> List.of("V-04", "V-11");
            };
        }

        private int most() {
            return switch (this) {
                case L0 -> 40;
                case L1, TRUST, ETHICS -> 20;
            };
        }

        private int points(Set<String> broken) {
            long kept = rules().stream().filter(rule -> !broken.contains(rule)).count();
            return (int) (most() * kept / rules().size());
        }
    }

    /** What the Vision Guardian decides; stored in lower case: never rename one. */
    public enum Verdict {
        /** Nothing is in the way. */
        CLEARED,
        /** Can be mended. */
        REVISE,
        /** So much is in the way that it is another agent that is wanted. */
        REJECT
    }

    /** What follows from findings of the Vision Guardian. */
    public static Alignment of(List<Finding> findings) {
        var broken = findings.stream().map(Finding::code).collect(Collectors.toCollection(TreeSet::new));
        var points = new EnumMap<Area, Integer>(Area.class);
        Arrays.stream(Area.values()).forEach(area -> points.put(area, area.points(broken)));
        int score = points.values().stream().mapToInt(Integer::intValue).sum();
        var automatic = broken.stream().filter(AUTOMATIC::contains).toList();
        boolean refused = !automatic.isEmpty()
                || findings.stream().anyMatch(finding -> finding.severity().refuses());
        return new Alignment(score, points, automatic, verdict(score, refused));
    }

    private static Verdict verdict(int score, boolean refused) {
        if (score < MENDABLE) {
            return Verdict.REJECT;
        }
        return refused || score < CLEARS ? Verdict.REVISE : Verdict.CLEARED;
    }
}
