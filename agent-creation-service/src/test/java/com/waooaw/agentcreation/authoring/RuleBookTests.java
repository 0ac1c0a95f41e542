package com.waooaw.agentcreation.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.rules.Explanation;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.RuleSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleBookTests {

    @Test
    void noRuleIsWithoutItsExplanation() {
        var rules = Stream.concat(
                        RuleBook.REVIEWERS.stream()
                                .map(RuleSet::rules)
                                .flatMap(List::stream)
                                .map(Rule::code),
                        Stream.of("G-14", "V-10"))
                .toList();

        assertThat(RuleBook.all())
                .extracting(Explanation::code)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(rules);
        assertThat(RuleBook.all()).hasSizeGreaterThanOrEqualTo(32).allSatisfy(rule -> {
            assertThat(rule.protects()).startsWith("That ").endsWith(".");
            assertThat(rule.looksAt()).endsWith(".");
            assertThat(rule.mend()).endsWith(".");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"G-09", "g-09", "g9", " G 9 ", "G_09"})
    void aCodeIsFoundHoweverItIsWritten(String written) {
        assertThat(RuleBook.find(written))
                .hasValueSatisfying(rule -> assertThat(rule.code()).isEqualTo("G-09"));
    }

    @Test
    void theSecondStagesNameLeadsToTheSameGaps() {
        assertThat(RuleBook.find("ME-WOW"))
                .hasValueSatisfying(rule -> assertThat(rule.code()).isEqualTo("G-01"));
    }

    @ParameterizedTest
    @CsvSource({"V-99, V-09", "A-10, G-10", "F-13, G-13", "G--04, G-04"})
    void anUnknownCodeHasANeighbour(String written, String nearest) {
        assertThat(RuleBook.find(written)).isEmpty();
        assertThat(RuleBook.nearest(written)).isEqualTo(nearest);
    }
}
