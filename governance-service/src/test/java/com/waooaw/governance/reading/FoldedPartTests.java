package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldedPartTests {

    private static final String LONG = """
            {"action":"deploy_agent","manifest":{"agent_name":"Writer","budget":{"per_day_usd":"5","per_month_usd":"90"},
            "skills":[%s],"slo":{"error_pct":"1"},
            "tools":[{"operations":[{"name":"publish","reversible":%s}],"tool_id":"cms"}]}}
            """;

    @Test
    void aShortActIsShownAsItIs() {
        var act = ReadableAct.of("{\"action\":\"deploy_agent\",\"manifest\":{\"budget\":{\"per_day_usd\":\"5\"}}}");

        assertThat(act.parts()).isEmpty();
        assertThat(act.plain()).isEqualTo(act.facts());
    }

    @Test
    void aLongActIsFoldedIntoPartsThatSayWhatIsInThem() {
        var act = act("true");

        assertThat(act.plain())
                .extracting(fact -> fact.label() + ": " + fact.value())
                .containsExactly("Action: deploy_agent", "Manifest: ", "Agent name: Writer");
        assertThat(act.parts())
                .extracting(part -> part.title() + " | " + part.contents() + " | " + part.open())
                .containsExactly(
                        "Budget | 2 values | false",
                        "Skills | 8 entries: S1, S2, S3, S4, S5, S6, S7, S8 | false",
                        "Slo | 1 value | false",
                        "Tools | 1 entry: cms | false");
    }

    @Test
    void whatIsOfHighRiskIsNotFoldedAndComesFirst() {
        var parts = act("false").parts();

        assertThat(parts.getFirst().title()).isEqualTo("Tools");
        assertThat(parts.getFirst().contents()).isEqualTo("1 of high risk, 1 entry: cms");
        assertThat(parts.getFirst().open()).isTrue();
        assertThat(parts).filteredOn(FoldedPart::open).hasSize(1);
    }

    @Test
    void nothingIsLostByFolding() {
        var act = act("false");

        assertThat(act.plain().size()
                        + act.parts().stream()
                                .mapToInt(part -> part.facts().size())
                                .sum())
                .isEqualTo(act.facts().size());
    }

    @Test
    void whatWasHiddenIsNotFolded() {
        var act = ReadableAct.of(LONG.formatted(skills(), "true").replace("S3", "S\\u202e3"));

        assertThat(act.parts())
                .filteredOn(FoldedPart::open)
                .extracting(FoldedPart::title)
                .containsExactly("Skills");
    }

    private static ReadableAct act(String reversible) {
        return ReadableAct.of(LONG.formatted(skills(), reversible));
    }

    private static String skills() {
        return IntStream.rangeClosed(1, 8)
                .mapToObj(i -> "{\"name\":\"S%d\",\"version\":\"1\"}".formatted(i))
                .collect(Collectors.joining(","));
    }
}
