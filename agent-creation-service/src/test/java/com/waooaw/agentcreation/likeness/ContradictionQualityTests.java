package com.waooaw.agentcreation.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.likeness.ConstitutionCheck.Contradiction;
import com.waooaw.agentcreation.likeness.Labelled.Statements;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** How well G-14 finds contradictions: on labelled statements, with the real model and the committed threshold. */
@Against(Peer.MINILM)
class ContradictionQualityTests {

    private static final double THRESHOLD = LikenessFiles.constitution().threshold();

    private static List<Read> choose;
    private static List<Read> held;

    /** @param article it contradicts; empty where it keeps to all of them */
    private record Read(String text, String article, Optional<Contradiction> nearest, double cosine) {

        boolean wrong() {
            return !article.isEmpty();
        }

        boolean found(double threshold) {
            return nearest.map(one -> one.near().cosine() >= threshold).orElse(false);
        }
    }

    @BeforeAll
    static void readAll() throws NoEmbedding {
        var statements = Labelled.read("contradictions.yaml", Statements.class);
        choose = read(statements.choose());
        held = read(statements.held());
    }

    @Test
    void thereAreEnoughOfBothKinds() {
        for (var side : List.of(choose, held)) {
            assertThat(side.stream().filter(Read::wrong).count()).isGreaterThanOrEqualTo(30);
            assertThat(side.stream().filter(read -> !read.wrong()).count()).isGreaterThanOrEqualTo(30);
        }
        assertThat(choose.stream().map(Read::text))
                .doesNotContainAnyElementsOf(held.stream().map(Read::text).toList());
    }

    /** Prints what other thresholds would give, so that a change of the setting is a choice. */
    @Test
    void theThresholdIsChosenOnLabelledStatements() {
        for (double threshold = 0.25; threshold < 0.90; threshold += 0.05) {
            System.out.printf(
                    "G-14 from %.2f: choose %s; held %s%n",
                    threshold, counts(choose, threshold), counts(held, threshold));
        }
        System.out.printf("G-14 by words alone: choose %s; held %s%n", counts(choose, -1), counts(held, -1));
        for (double threshold : new double[] {0.35, 0.45, 0.55, 0.85}) {
            System.out.printf(
                    "G-14 by cosine alone from %.2f: choose %s; held %s%n",
                    threshold, byCosine(choose, threshold), byCosine(held, threshold));
        }
        System.out.printf("G-14 in force: from %.2f on%n", THRESHOLD);
        choose.stream().filter(read -> read.wrong() != read.found(THRESHOLD)).forEach(ContradictionQualityTests::print);

        // where the model is asked, it must be worth asking
        assertThat(counts(choose, THRESHOLD).f1())
                .isGreaterThan(counts(choose, -1).f1());
        // the threshold of domain.md finds next to nothing with this model
        assertThat(counts(choose, 0.85).recall()).isLessThan(0.1);
    }

    @Test
    void contradictionsItNeverSawAreFoundAndDecentStatementsMostlyPass() {
        var counts = counts(held, THRESHOLD);
        System.out.println("G-14 held out: " + counts);
        held.stream().filter(read -> read.wrong() != read.found(THRESHOLD)).forEach(ContradictionQualityTests::print);

        assertThat(counts.precision()).isGreaterThanOrEqualTo(0.8);
        assertThat(counts.recall()).isGreaterThanOrEqualTo(0.75);
    }

    private static void print(Read read) {
        System.out.printf(
                "  %s %s: %s%n",
                read.wrong() ? "missed" : "false alarm",
                read.nearest()
                        .map(one -> "%.2f %s"
                                .formatted(one.near().cosine(), one.near().sentence()))
                        .orElse("not negative"),
                read.text());
    }

    private static Counts counts(List<Read> side, double threshold) {
        var counts = Counts.none();
        for (var read : side) {
            counts = counts.and(read.wrong(), read.found(threshold));
        }
        return counts;
    }

    private static Counts byCosine(List<Read> side, double threshold) {
        var counts = Counts.none();
        for (var read : side) {
            counts = counts.and(read.wrong(), read.cosine() >= threshold);
        }
        return counts;
    }

    private static List<Read> read(Statements.Side side) throws NoEmbedding {
        var constitution = LikenessFiles.constitution();
        var meanings = new Meanings(Labelled.MINILM);
        var check = new ConstitutionCheck(constitution, meanings);
        var wordings = constitution.principles().stream()
                .flatMap(principle -> principle.wordings().stream())
                .toList();
        var all = new ArrayList<Statements.Contradicting>(side.contradicts());
        side.keeps().forEach(text -> all.add(new Statements.Contradicting("", text)));
        var read = new ArrayList<Read>();
        for (var one : all) {
            var reading = meanings.reading();
            read.add(new Read(
                    one.text(),
                    one.article(),
                    check.nearest(one.text(), reading),
                    reading.nearest(reading.of(one.text()), wordings, 1).cosine()));
        }
        return read;
    }
}
