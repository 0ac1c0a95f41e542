package com.waooaw.agentcreation.authoring;

import com.waooaw.agentcreation.architect.Architect;
import com.waooaw.agentcreation.genesis.Genesis;
import com.waooaw.agentcreation.guardian.Guardian;
import com.waooaw.agentcreation.likeness.LikenessChecks;
import com.waooaw.agentcreation.rules.Explanation;
import com.waooaw.agentcreation.rules.RuleSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every rule a blueprint is held to, in words. What is said of a rule is said on its class and nowhere else. */
public final class RuleBook {

    /** The reviewers, in the order they look. */
    static final List<RuleSet> REVIEWERS = List.of(Genesis.RULES, Architect.RULES, Guardian.RULES);

    /** How people write a code: {@code g9}, {@code G 09}, {@code G-9}. */
    private static final Pattern CODE = Pattern.compile("([A-Z])[ _-]?0*([0-9]{1,2})");

    /** The second stage reports the gaps G-01 looks for under a name of its own. */
    private static final String SECOND_STAGE = "ME-WOW";

    private RuleBook() {}

    /** All of them, reviewer by reviewer, and then what a model has to say. */
    public static List<Explanation> all() {
        return Stream.concat(
                        REVIEWERS.stream()
                                .flatMap(reviewer ->
                                        reviewer.rules().stream().map(rule -> Explanation.of(rule, reviewer.name()))),
                        LikenessChecks.explanations().stream())
                .toList();
    }

    /** The rule of this code, however it is written. */
    public static Optional<Explanation> find(String code) {
        var wanted = canonical(code);
        return all().stream().filter(rule -> rule.code().equals(wanted)).findFirst();
    }

    /** The code that is most like this one, which is none. */
    public static String nearest(String code) {
        var wanted = canonical(code);
        return all().stream()
                .map(Explanation::code)
                .min(Comparator.<String>comparingInt(known -> distance(known, wanted))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static String canonical(String code) {
        var upper = code.strip().toUpperCase(Locale.ROOT);
        if (upper.equals(SECOND_STAGE)) {
            return "G-01";
        }
        var parts = CODE.matcher(upper);
        return parts.matches() ? "%s-%02d".formatted(parts.group(1), Integer.parseInt(parts.group(2))) : upper;
    }

    /** How many characters have to be changed, added or dropped (Levenshtein). */
    private static int distance(String a, String b) {
        var above = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            var row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[b.length()];
    }
}
