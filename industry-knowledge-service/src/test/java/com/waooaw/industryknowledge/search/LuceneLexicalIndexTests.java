package com.waooaw.industryknowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.industryknowledge.search.LexicalIndex.Entry;
import com.waooaw.industryknowledge.search.LexicalIndex.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

class LuceneLexicalIndexTests {

    private final LexicalIndex index = new LuceneLexicalIndex();

    @Test
    void wordsAreFoundInAnyForm() {
        index.replace(
                "c",
                List.of(
                        new Entry("feet", "Check the feet daily for blisters."),
                        new Entry("eyes", "An eye exam once a year finds retinopathy.")));

        var hits = index.matching("c", "checking a blister", 5);

        assertThat(hits).extracting(Hit::id).containsExactly("feet");
        assertThat(hits.getFirst().score()).isGreaterThan(0).isLessThan(1);
    }

    @Test
    void signsInAQuestionAreNotCommands() {
        index.replace("c", List.of(new Entry("a", "insulin")));

        assertThat(index.matching("c", "\"insulin AND (* OR id:a) ~^\\", 5))
                .extracting(Hit::id)
                .containsExactly("a");
    }

    @Test
    void aQuestionWithoutAWordFindsNothing() {
        index.replace("c", List.of(new Entry("a", "insulin")));

        assertThat(index.matching("c", "the of ???", 5)).isEmpty();
        assertThat(index.matching("unknown", "insulin", 5)).isEmpty();
    }
}
