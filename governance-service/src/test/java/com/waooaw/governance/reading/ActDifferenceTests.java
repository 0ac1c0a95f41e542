package com.waooaw.governance.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.reading.ActDifference.Change;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ActDifferenceTests {

    @Test
    void theSameActDiffersInNothing() {
        var act = "{\"a\":1,\"b\":{\"c\":[1,2]}}";

        assertThat(ActDifference.between(act, act).changes()).isEmpty();
    }

    @Test
    void saysWhatIsOtherNewAndGone() {
        var difference = ActDifference.between("""
                {"agent_version":"1.0.0","manifest":{"budget":{"per_day_usd":"5"},"skills":["a","b"],"old":null}}""", """
                {"agent_version":"1.1.0","manifest":{"budget":{"per_day_usd":"7"},"skills":["a"],"new":""}}""");

        assertThat(difference.changes())
                .containsExactlyInAnyOrder(
                        new Change("Agent version", "1.0.0", "1.1.0"),
                        new Change("Manifest › Budget › Per day US$", "5", "7"),
                        new Change("Manifest › New", "–", "(empty)"),
                        new Change("Manifest › Skills › 2", "b", "–"),
                        new Change("Manifest › Old", "none", "–"));
        assertThat(difference.more()).isZero();
    }

    @Test
    void aLongTextIsNotShownTwice() {
        var difference = ActDifference.between(
                "{\"markdown\":\"" + "x".repeat(2_000) + "\"}", "{\"markdown\":\"" + "y".repeat(2_001) + "\"}");

        assertThat(difference.changes())
                .containsExactly(new Change("Markdown", "a text of 2,000 characters", "a text of 2,001 characters"));
    }

    @Test
    void thirtyAreShownAndTheRestIsCounted() {
        var act = IntStream.range(0, 45).mapToObj(i -> "\"f" + i + "\":" + i).collect(Collectors.joining(","));

        var difference = ActDifference.between("{}", "{" + act + "}");

        assertThat(difference.changes()).hasSize(30);
        assertThat(difference.more()).isEqualTo(15);
    }

    @Test
    void whatOthersWroteIsMadeVisible() {
        assertThat(ActDifference.between("{\"a\":\"x\"}", "{\"a\":\"x\u202e\"}").changes())
                .containsExactly(new Change("A", "x", "x‹U+202E›"));
    }
}
