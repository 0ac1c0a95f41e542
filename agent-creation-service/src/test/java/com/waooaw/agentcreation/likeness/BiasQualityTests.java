package com.waooaw.agentcreation.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.likeness.BiasScan.Scored;
import com.waooaw.agentcreation.likeness.Labelled.Samples;
import com.waooaw.agentcreation.likeness.LikenessFiles.Weights;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well V-10 finds bias: on labelled samples, with the real model and the committed weights. */
@Against(Peer.MINILM)
class BiasQualityTests {

    private static final double LIMIT = LikenessFiles.bias().limit();

    private static List<Read> choose;
    private static List<Read> held;

    /** @param dimension it is biased on; empty where it is on none */
    private record Read(String text, String dimension, Optional<Scored> worst) {

        boolean wrong() {
            return !dimension.isEmpty();
        }

        boolean found(double limit) {
            return worst.map(scored -> scored.score() >= limit).orElse(false);
        }
    }

    @BeforeAll
    static void readAll() throws NoEmbedding {
        var samples = Labelled.read("biased-samples.yaml", Samples.class);
        choose = read(samples.choose());
        held = read(samples.held());
    }

    @Test
    void everyDimensionHasSamplesOfBothSides() {
        for (var side : List.of(choose, held)) {
            for (var dimension : LikenessFiles.bias().dimensions()) {
                assertThat(side.stream().filter(read -> read.dimension().equals(dimension.dimension())))
                        .hasSizeGreaterThanOrEqualTo(5);
            }
            assertThat(side.stream().filter(read -> !read.wrong())).hasSizeGreaterThanOrEqualTo(30);
        }
        assertThat(choose.stream().map(Read::text))
                .doesNotContainAnyElementsOf(held.stream().map(Read::text).toList());
    }

    /** Prints what other limits and other weights would give, so that a change of the settings is a choice. */
    @Test
    void theWeightsAreChosenOnLabelledSamples() {
        for (double limit = 0.4; limit < 0.95; limit += 0.1) {
            System.out.printf(
                    "V-10 from %.2f: choose %s; held %s%n", limit, counts(choose, limit), counts(held, limit));
        }
        System.out.printf(
                "V-10 by words alone: choose %s; held %s%n",
                weighed(choose, withoutModel()), weighed(held, withoutModel()));
        var model = new Weights(LIMIT, 1, 0, 0);
        System.out.printf("V-10 by meaning alone: choose %s; held %s%n", weighed(choose, model), weighed(held, model));
        System.out.printf(
                "V-10 in force: %s, from %.2f on%n", LikenessFiles.bias().weights(), LIMIT);
        choose.stream().filter(read -> read.wrong() != read.found(LIMIT)).forEach(BiasQualityTests::print);

        var counts = counts(choose, LIMIT);
        assertThat(weighed(choose, LikenessFiles.bias().weights())).isEqualTo(counts);
        // where the model is asked, it must be worth asking, and so must the words
        assertThat(counts.f1()).isGreaterThan(weighed(choose, withoutModel()).f1());
        assertThat(counts.f1()).isGreaterThan(weighed(choose, model).f1());
    }

    @Test
    void biasItNeverSawIsFoundAndFairSamplesMostlyPass() {
        var counts = counts(held, LIMIT);
        System.out.println("V-10 held out: " + counts);
        for (var dimension : LikenessFiles.bias().dimensions()) {
            var found = held.stream()
                    .filter(read -> read.dimension().equals(dimension.dimension()) && read.found(LIMIT))
                    .count();
            System.out.printf("  %s: %d of 5 found%n", dimension.dimension(), found);
        }
        held.stream().filter(read -> read.wrong() != read.found(LIMIT)).forEach(BiasQualityTests::print);

        assertThat(counts.precision()).isGreaterThanOrEqualTo(0.75);
        assertThat(counts.recall()).isGreaterThanOrEqualTo(0.75);
    }

    private static Weights withoutModel() {
        var weights = LikenessFiles.bias().weights();
        return new Weights(weights.middle(), 0, weights.sweeping(), weights.fair());
    }

    private static void print(Read read) {
        System.out.printf(
                "  %s %s: %s%n",
                read.wrong() ? "missed" : "false alarm",
                read.worst()
                        .map(scored -> "%.2f on %s (%.2f - %.2f, %s)"
                                .formatted(
                                        scored.score(),
                                        scored.dimension(),
                                        scored.biased().cosine(),
                                        scored.fair().cosine(),
                                        scored.cues()))
                        .orElse("names nobody"),
                read.text());
    }

    private static Counts counts(List<Read> side, double limit) {
        var counts = Counts.none();
        for (var read : side) {
            counts = counts.and(read.wrong(), read.found(limit));
        }
        return counts;
    }

    /** The same with other weights; the sentence that scores highest is taken to be the same one. */
    private static Counts weighed(List<Read> side, Weights weights) {
        var counts = Counts.none();
        for (var read : side) {
            counts = counts.and(
                    read.wrong(),
                    read.worst().map(scored -> score(scored, weights) >= LIMIT).orElse(false));
        }
        return counts;
    }

    private static double score(Scored scored, Weights weights) {
        return weights.middle()
                + weights.difference()
                        * (scored.biased().cosine() - scored.fair().cosine())
                + (scored.cues().sweeping() == null ? 0 : weights.sweeping())
                - (scored.cues().fair() == null ? 0 : weights.fair());
    }

    private static List<Read> read(Samples.Half side) throws NoEmbedding {
        var meanings = new Meanings(Labelled.MINILM);
        var scan = new BiasScan(LikenessFiles.bias(), meanings);
        var all = new ArrayList<Samples.Biased>(side.biased());
        side.fair().forEach(text -> all.add(new Samples.Biased("", text)));
        var read = new ArrayList<Read>();
        for (var one : all) {
            read.add(new Read(one.text(), one.dimension(), scan.worst(one.text(), meanings.reading())));
        }
        return read;
    }
}
