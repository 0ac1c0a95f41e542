package com.waooaw.platform.inference;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.inference.TextEmbedder.Unavailable;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.json.JsonMapper;

@Against(Peer.MINILM)
class OnnxTextEmbedderTests extends TextEmbedderContract {

    private final TextEmbedder embedder = OnnxTextEmbedder.create(2, Duration.ofSeconds(30));

    @Override
    TextEmbedder embedder() {
        return embedder;
    }

    @Override
    TextEmbedder exhausted() {
        return OnnxTextEmbedder.create(0, Duration.ofMillis(1));
    }

    /** The reference is the same file run by Python's onnxruntime and tokenizers: src/test/parity/make_reference.py. */
    @TestFactory
    Iterable<DynamicTest> agreesWithTheReferenceImplementation() {
        try (var in = OnnxTextEmbedderTests.class.getResourceAsStream("/parity/minilm-reference.json")) {
            var reference = JsonMapper.shared().readValue(in, Reference.class);
            assertThat(reference.vectors()).hasSizeGreaterThanOrEqualTo(10);
            return reference.vectors().stream()
                    .map(expected -> DynamicTest.dynamicTest(expected.name(), () -> {
                        var actual = ((Embedded) embedder.embed(expected.text())).embedding();
                        double cosine = actual.cosine(expected.embedding()).value();
                        System.out.printf("parity %-28s cosine %.6f%n", expected.name(), cosine);
                        assertThat(cosine).isGreaterThanOrEqualTo(0.999);
                    }))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A runtime that looked at the command line brought the whole process down where it was long. */
    @Test
    void aLongCommandLineDoesNotBringTheProcessDown() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dpadding=" + "x".repeat(8_000),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OneEmbedding.class.getName())
                .redirectErrorStream(true)
                .start();

        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("all-MiniLM-L6-v2").doesNotContain("EC2");
    }

    /** Embeds one text in a process of its own. */
    static final class OneEmbedding {

        private OneEmbedding() {}

        public static void main(String[] args) {
            System.out.println(
                    OnnxTextEmbedder.create(1, Duration.ofSeconds(30)).embed("hello"));
        }
    }

    @Test
    void aModelLoadedByItsFirstTextGivesTheSameVector() {
        var late = OnnxTextEmbedder.onFirstUse(1, Duration.ofSeconds(30));

        assertThat(((Embedded) late.embed("sleep well")).embedding())
                .isEqualTo(((Embedded) embedder.embed("sleep well")).embedding());
    }

    @Test
    void aModelThatCannotBeLoadedThenIsUnavailableAtEveryText() {
        var broken = OnnxTextEmbedder.onFirstUse(() -> Broken.MODEL, 1, Duration.ofSeconds(30));

        for (int text = 0; text < 2; text++) {
            assertThat(broken.embed("sleep well")).isEqualTo(new Unavailable("the model cannot be loaded"));
        }
    }

    /** As the real one where its file is not there. */
    private static final class Broken {

        static final MiniLmModel MODEL = load();

        private static MiniLmModel load() {
            throw new IllegalStateException("not on the class path");
        }
    }

    @Test
    void answersWithinTheBudgetOfTheModelCard() {
        embedder.embed("warm up");
        var text = "Low blood sugar can come on fast. ".repeat(12);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            best = Math.min(best, ((Embedded) embedder.embed(text)).millis());
        }
        System.out.println("minilm, about 100 word pieces: best of 20 = " + best + " ms");
        // a wide margin: the figure is printed to look at, the assertion catches a broken thread setting only
        assertThat(best).isLessThan(500);
    }

    record Reference(String model, List<Vector> vectors) {}

    record Vector(String name, String text, List<Float> values) {

        Embedding embedding() {
            var array = new float[values.size()];
            for (int i = 0; i < array.length; i++) {
                array[i] = values.get(i);
            }
            return Embedding.normalized(array);
        }
    }
}
