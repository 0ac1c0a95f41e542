package com.waooaw.agentexecution.writing.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Groups of people that a claim may be about: what holds for one need not hold for another. */
final class Population {

    /** {@code dimension/group = phrases}. */
    private static final String GROUPS = """
            age/child = child | kid | teenager | teen | adolescent | young people | infant | baby | newborn | toddler | boy | girl | school-age | youth
            age/adult = adult | grown-up
            age/middle = middle-aged
            age/older = older adult | older people | older person | senior | elderly | elderly people | adults over 65 | over 65 | aged 65
            sex/women = woman
            sex/men = man
            pregnancy/pregnant = pregnant | pregnancy | pregnant woman | expectant mother | breastfeeding | breast-feeding
            diabetes/type 1 = type 1 diabetes | type 1 | type-1 diabetes
            diabetes/type 2 = type 2 diabetes | type 2 | type-2 diabetes
            diabetes/gestational = gestational diabetes
            diabetes/prediabetes = prediabetes | pre-diabetes
            smoking/smoker = smoker
            smoking/non-smoker = nonsmoker | non-smoker
            """;

    /** A group of the first kind is part of the second: what holds for all adults is said of older adults, too. */
    private static final Map<String, String> PART_OF =
            Map.of("pop:age/older", "pop:age/adult", "pop:age/middle", "pop:age/adult");

    private static final Map<String, String> PHRASES = read();

    private Population() {}

    static Map<String, String> phrases() {
        return PHRASES;
    }

    static boolean is(String concept) {
        return concept.startsWith("pop:");
    }

    static String name(String concept) {
        return concept.substring(concept.indexOf('/') + 1);
    }

    /** Groups of the claim that the window speaks of differently: it names others of the same dimension only. */
    static Set<String> swapped(Set<String> claim, Set<String> window) {
        Set<String> swapped = new HashSet<>();
        for (String group : claim) {
            boolean sameDimension =
                    window.stream().anyMatch(other -> dimension(other).equals(dimension(group)));
            if (sameDimension && !covers(window, group)) {
                swapped.add(group);
            }
        }
        return swapped;
    }

    /** Groups of the claim that nothing near the window names. */
    static Set<String> added(Set<String> claim, Set<String> window, Set<String> passage) {
        Set<String> added = new HashSet<>();
        for (String group : claim) {
            if (!covers(window, group) && !covers(passage, group)) {
                added.add(group);
            }
        }
        return added;
    }

    static String dimension(String group) {
        return group.substring(0, group.indexOf('/'));
    }

    private static boolean covers(Set<String> groups, String group) {
        String whole = PART_OF.get(group);
        return groups.contains(group) || (whole != null && groups.contains(whole));
    }

    private static Map<String, String> read() {
        Map<String, String> phrases = new HashMap<>();
        for (String line : GROUPS.lines().toList()) {
            int equals = line.indexOf('=');
            String group = "pop:" + line.substring(0, equals).strip();
            List.of(line.substring(equals + 1).split("\\|", -1)).forEach(p -> phrases.put(p.strip(), group));
        }
        return Map.copyOf(phrases);
    }
}
