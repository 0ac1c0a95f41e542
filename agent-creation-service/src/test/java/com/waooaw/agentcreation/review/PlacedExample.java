package com.waooaw.agentcreation.review;

import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A change of the valid blueprint, and exactly where a rule then objects.
 *
 * @param pointers where; none where the rule is kept
 * @param changes {@code pointer=json} each; {@code pointer=} removes
 */
record PlacedExample(String code, Set<String> pointers, Facts facts, List<String> changes) {

    private static final List<PlacedExample> ALL = Stream.of(
                    GenesisExampleTests.examples(),
                    TeamRuleTests.examples(),
                    ArchitectExampleTests.examples(),
                    GuardianExampleTests.examples())
            .flatMap(all -> all)
            .toList();

    /** Codes whose examples are written this way. */
    static final Set<String> CODES = ALL.stream().map(PlacedExample::code).collect(Collectors.toSet());

    static PlacedExample keeps(String code, String... changes) {
        return keeps(code, ReviewFixtures.facts(), changes);
    }

    static PlacedExample keeps(String code, Facts facts, String... changes) {
        return new PlacedExample(code, Set.of(), facts, List.of(changes));
    }

    static PlacedExample breaks(String code, String pointers, String... changes) {
        return breaks(code, pointers, ReviewFixtures.facts(), changes);
    }

    /** Pointers are separated by blanks. */
    static PlacedExample breaks(String code, String pointers, Facts facts, String... changes) {
        return new PlacedExample(
                code, Arrays.stream(pointers.split(" ", -1)).collect(Collectors.toSet()), facts, List.of(changes));
    }

    static long breaking(String code) {
        return ALL.stream()
                .filter(example -> example.code.equals(code) && !example.pointers.isEmpty())
                .count();
    }

    static long keeping(String code) {
        return ALL.stream()
                .filter(example -> example.code.equals(code) && example.pointers.isEmpty())
                .count();
    }

    Set<String> found() {
        return Reviewers.findings(ReviewFixtures.changed(changes), facts).stream()
                .filter(finding -> finding.code().equals(code))
                .map(Finding::pointer)
                .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
        return code + (pointers.isEmpty() ? " is kept by " : " is broken by ") + changes;
    }
}
