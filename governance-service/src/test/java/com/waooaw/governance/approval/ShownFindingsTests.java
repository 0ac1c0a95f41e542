package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShownFindingsTests {

    @Test
    void aFewAreAllShownWorstFirst() {
        var shown = ShownFindings.of(findings("low", "HIGH", "medium"));

        assertThat(shown.upFront()).extracting(Question.Finding::severity).containsExactly("high", "medium", "low");
        assertThat(shown.folded()).isEmpty();
    }

    @Test
    void ofManyTheMildOnesAreFoldedAndCounted() {
        var shown = ShownFindings.of(findings("info", "low", "high", "low", "critical", "medium", "odd"));

        assertThat(shown.upFront()).extracting(Question.Finding::severity).containsExactly("critical", "high", "odd");
        assertThat(shown.foldedSummary()).isEqualTo("1 medium, 2 low, 1 info");
    }

    @Test
    void noneIsNone() {
        assertThat(ShownFindings.of(List.of()).none()).isTrue();
    }

    private static List<Question.Finding> findings(String... severities) {
        return Stream.of(severities)
                .map(severity -> new Question.Finding("V-01", severity, "message", ""))
                .toList();
    }
}
