package com.waooaw.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.inference.TextEmbedder.Unavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** What every embedder does. */
abstract class TextEmbedderContract {

    private static final String FEET = "Check your feet every day for cuts and blisters";

    /** One that works. */
    abstract TextEmbedder embedder();

    /** The same kind of embedder with no capacity left. */
    abstract TextEmbedder exhausted();

    @Test
    void theSameTextAlwaysGivesTheSameVector() {
        assertThat(embed(FEET)).isEqualTo(embed(FEET));
    }

    @Test
    void aVectorDoesNotDependOnWhatElseRuns() throws Exception {
        var texts =
                List.of(FEET, "Low blood sugar is below 70 mg/dL.", "HIPAA protects health information.", "Sleep well");
        var alone = texts.stream().map(this::embed).toList();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = new ArrayList<Callable<Embedding>>();
            for (int i = 0; i < 40; i++) {
                var text = texts.get(i % texts.size());
                tasks.add(() -> embed(text));
            }
            var together = pool.invokeAll(tasks);
            for (int i = 0; i < together.size(); i++) {
                assertThat(together.get(i).get()).isEqualTo(alone.get(i % texts.size()));
            }
        }
    }

    @Test
    void vectorsHaveLengthOne() {
        double sum = 0;
        for (float v : embed(FEET).toArray()) {
            sum += v * v;
        }
        assertThat(sum).isBetween(0.999, 1.001);
    }

    @Test
    void aParaphraseIsNearerThanAnotherSubject() {
        var paraphrase = embed("Look at your feet daily for cuts, blisters and sores");
        var other = embed("The quarterly sales report is due on Monday");

        assertThat(embed(FEET).cosine(paraphrase).value())
                .isGreaterThan(embed(FEET).cosine(other).value() + 0.2);
    }

    @Test
    void aVeryLongTextIsCutNotRefused() {
        assertThat(embedder().embed("diabetes care ".repeat(5_000))).isInstanceOf(Embedded.class);
    }

    @Test
    void anyScriptIsRead() {
        assertThat(embedder().embed("血糖 سكر 🙂 \u0000 é")).isInstanceOf(Embedded.class);
    }

    @Test
    void halfACharacterIsNoReasonToThrow() {
        assertThat(embedder().embed("sugar \ud83d is half of one")).isNotNull();
    }

    @Test
    void blankTextIsTheCallersMistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> embedder().embed(" \n"));
    }

    @Test
    void whoHasNoCapacitySaysSoInsteadOfThrowing() {
        assertThat(exhausted().embed(FEET)).isInstanceOf(Unavailable.class);
    }

    @Test
    void everyResultSaysWhichModelMadeIt() {
        var embedded = (Embedded) embedder().embed(FEET);

        assertThat(embedded.model()).isEqualTo(embedder().model());
        assertThat(embedded.model().version()).isNotBlank();
        assertThat(embedded.millis()).isBetween(0L, 10_000L);
    }

    private Embedding embed(String text) {
        return ((Embedded) embedder().embed(text)).embedding();
    }
}
