package com.waooaw.agentexecution.writing.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTests {

    @Test
    void endsAtMarksAndNotAtAbbreviationsOrDecimals() {
        assertThat(Sentences.of(
                        "See Dr. Smith, e.g. today. The A1C is 5.7 percent! Is it? \"Yes.\" He (the doctor) left."))
                .containsExactly(
                        "See Dr. Smith, e.g. today.",
                        "The A1C is 5.7 percent!",
                        "Is it?",
                        "\"Yes.\"",
                        "He (the doctor) left.");
    }

    @Test
    void readsAnything() {
        assertThat(Sentences.of("")).isEmpty();
        assertThat(Sentences.of(" \n\n ")).isEmpty();
        assertThat(Sentences.of("no end")).containsExactly("no end");
        assertThat(Sentences.of("...")).hasSize(1);
    }

    @Test
    void readingLevelFollowsFleschAndKincaid() {
        ReadingLevel easy = ReadingLevel.of(List.of("The cat sat on the mat."));
        ReadingLevel hard = ReadingLevel.of(
                List.of("Interdisciplinary rehabilitation necessitates individualized pharmacological evaluation."));

        assertThat(easy).isEqualTo(new ReadingLevel(0, 6, 1));
        assertThat(hard.grade()).isGreaterThan(20);
        assertThat(ReadingLevel.of(List.of())).isEqualTo(new ReadingLevel(0, 0, 0));
        assertThat(ReadingLevel.syllables("diabetes")).isEqualTo(3);
        assertThat(ReadingLevel.syllables("walk")).isEqualTo(1);
        assertThat(ReadingLevel.syllables("walked")).isEqualTo(1);
        assertThat(ReadingLevel.syllables("table")).isEqualTo(2);
        assertThat(ReadingLevel.syllables("make")).isEqualTo(1);
        assertThat(ReadingLevel.syllables("tested")).isEqualTo(2);
    }

    @Test
    void wordsOfAFamilyShareAStem() {
        for (List<String> family : List.of(
                List.of("eat", "eats", "eating", "ate"),
                List.of("medicine", "medicines"),
                List.of("study", "studies", "studied"),
                List.of("stop", "stops", "stopped", "stopping"),
                List.of("foot", "feet"),
                List.of("prevent", "prevents", "prevention"))) {
            assertThat(family.stream().map(Stems::of).distinct())
                    .as(family.toString())
                    .hasSize(1);
        }
    }
}
