package com.waooaw.industryknowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.waooaw.industryknowledge.search.VectorIndex.Entry;
import com.waooaw.industryknowledge.search.VectorIndex.Hit;
import com.waooaw.platform.inference.Embedding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What every vector index does. */
abstract class VectorIndexContract {

    abstract VectorIndex index();

    @Test
    void theNearestComesFirstWithItsCosine() {
        var index = index();
        index.replace("c", List.of(new Entry("x", axis(0)), new Entry("y", axis(1)), new Entry("xy", between(0, 1))));

        var hits = index.nearest("c", axis(0), 3);

        assertThat(hits).extracting(Hit::id).containsExactly("x", "xy", "y");
        assertThat(hits.get(0).similarity().value()).isCloseTo(1.0, within(1e-5));
        assertThat(hits.get(1).similarity().value()).isCloseTo(0.70711, within(1e-4));
        assertThat(hits.get(2).similarity().value()).isCloseTo(0.0, within(1e-5));
    }

    @Test
    void findsTheTrueNeighboursAmongFiveHundred() {
        var random = new SplittableRandom(7);
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < 500; i++) {
            entries.add(new Entry("e" + i, random(random)));
        }
        var index = index();
        index.replace("c", entries);

        int found = 0;
        for (int q = 0; q < 20; q++) {
            var query = random(random);
            var exact = entries.stream()
                    .sorted(Comparator.comparingDouble(
                            e -> -e.vector().cosine(query).value()))
                    .limit(5)
                    .map(Entry::id)
                    .toList();
            found += (int) index.nearest("c", query, 5).stream()
                    .filter(hit -> exact.contains(hit.id()))
                    .count();
        }

        System.out.printf(
                "%s: %d of 100 true neighbours found%n", index.getClass().getSimpleName(), found);
        assertThat(found).isGreaterThanOrEqualTo(97);
    }

    @Test
    void givesWhatThereIsWhereMoreIsAskedFor() {
        var index = index();
        index.replace("c", List.of(new Entry("a", axis(0)), new Entry("b", axis(1))));

        assertThat(index.nearest("c", axis(0), 50)).hasSize(2);
    }

    @Test
    void equallyNearEntriesComeById() {
        var index = index();
        index.replace("c", List.of(new Entry("b", axis(0)), new Entry("a", axis(0)), new Entry("c", axis(0))));

        assertThat(index.nearest("c", axis(0), 3)).extracting(Hit::id).containsExactly("a", "b", "c");
    }

    @Test
    void aNewVersionReplacesTheOneBeforeAsAWhole() {
        var index = index();
        index.replace("c", List.of(new Entry("old", axis(0))));

        index.replace("c", List.of(new Entry("new", axis(0))));

        assertThat(index.nearest("c", axis(0), 5)).extracting(Hit::id).containsExactly("new");
    }

    @Test
    void collectionsDoNotSeeEachOther() {
        var index = index();
        index.replace("c", List.of(new Entry("a", axis(0))));
        index.replace("d", List.of(new Entry("b", axis(0))));

        assertThat(index.nearest("c", axis(0), 5)).extracting(Hit::id).containsExactly("a");
    }

    @Test
    void aCollectionThatWasNotLoadedIsEmptyAndSaysSo() {
        assertThat(index().has("c")).isFalse();
        assertThat(index().nearest("c", axis(0), 5)).isEmpty();
    }

    @Test
    void anEmptyCollectionIsLoadedAndFindsNothing() {
        var index = index();
        index.replace("c", List.of());

        assertThat(index.has("c")).isTrue();
        assertThat(index.nearest("c", axis(0), 5)).isEmpty();
    }

    @Test
    void aSearchDuringAReplacementSeesOneVersionOrTheOther() throws Exception {
        var index = index();
        var a = List.of(new Entry("a1", axis(0)), new Entry("a2", axis(1)));
        var b = List.of(new Entry("b1", axis(0)), new Entry("b2", axis(1)));
        index.replace("c", a);
        var done = new AtomicBoolean();

        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var reader = pool.submit(() -> {
                while (!done.get()) {
                    assertThat(index.nearest("c", axis(0), 2).stream()
                                    .map(Hit::id)
                                    .toList())
                            .isIn(List.of("a1", "a2"), List.of("b1", "b2"));
                }
                return true;
            });
            for (int i = 0; i < 50; i++) {
                index.replace("c", i % 2 == 0 ? b : a);
            }
            done.set(true);
            assertThat(reader.get()).isTrue();
        }
    }

    private static Embedding axis(int i) {
        var values = new float[Embedding.DIMENSION];
        values[i] = 1;
        return Embedding.of(values);
    }

    private static Embedding between(int i, int j) {
        var values = new float[Embedding.DIMENSION];
        values[i] = 1;
        values[j] = 1;
        return Embedding.normalized(values);
    }

    private static Embedding random(SplittableRandom random) {
        var values = new float[Embedding.DIMENSION];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Embedding.normalized(values);
    }
}
