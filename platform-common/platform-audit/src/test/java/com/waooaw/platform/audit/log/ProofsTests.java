package com.waooaw.platform.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofsTests {

    private static final int MANY = 600;

    private static final MemoryTiles TILES = new MemoryTiles();
    private static final List<Hash> LEAVES = new ArrayList<>();
    private static final List<Hash> ROOTS = new ArrayList<>();

    static {
        ROOTS.add(TILES.builder().root());
        for (int i = 0; i < MANY; i++) {
            var entry = ("entry " + i).getBytes(StandardCharsets.UTF_8);
            LEAVES.add(Hash.leaf(entry));
            TILES.add(entry);
            ROOTS.add(TILES.builder().root());
        }
    }

    @Test
    void everyEntryIsProvenInEveryTreeOfSomeSizes() {
        for (int size : List.of(1, 2, 3, 7, 8, 64, 255, 256, 257, 511, 512, 513, MANY)) {
            var tree = TILES.treeOf(size);
            assertThat(tree.root()).isEqualTo(ROOTS.get(size));
            for (int index = 0; index < size; index++) {
                var path = tree.inclusion(index);
                assertThat(Proofs.includes(LEAVES.get(index), index, size, ROOTS.get(size), path))
                        .as("%d in %d", index, size)
                        .isTrue();
                assertThat(Proofs.includes(LEAVES.get((index + 1) % MANY), index, size, ROOTS.get(size), path))
                        .isFalse();
                if (index > 0) {
                    assertThat(Proofs.includes(LEAVES.get(index), index - 1, size, ROOTS.get(size), path))
                            .isFalse();
                }
            }
        }
    }

    @Test
    void everyTreeGrewFromEverySmallerOne() {
        for (int size : List.of(1, 2, 3, 7, 8, 64, 255, 256, 257, 511, 512, 513, MANY)) {
            var tree = TILES.treeOf(size);
            for (int old = 0; old <= size; old++) {
                var path = tree.consistencyWith(old);
                assertThat(Proofs.grew(old, ROOTS.get(old), size, ROOTS.get(size), path))
                        .as("%d to %d", old, size)
                        .isTrue();
                if (old > 0) {
                    assertThat(Proofs.grew(old, LEAVES.get(old % MANY), size, ROOTS.get(size), path))
                            .isFalse();
                }
                if (old > 0 && old < size) {
                    assertThat(Proofs.grew(old, ROOTS.get(old), size, ROOTS.get(old), path))
                            .isFalse();
                    assertThat(Proofs.grew(old, ROOTS.get(old), size, ROOTS.get(size), List.of()))
                            .isFalse();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void aProofWithOneChangedHashProvesNothing(int at) {
        var inclusion = new ArrayList<>(TILES.treeOf(MANY).inclusion(77));
        inclusion.set(at, LEAVES.getFirst());
        assertThat(Proofs.includes(LEAVES.get(77), 77, MANY, ROOTS.get(MANY), inclusion))
                .isFalse();
        var consistency = new ArrayList<>(TILES.treeOf(MANY).consistencyWith(77));
        consistency.set(at, LEAVES.getFirst());
        assertThat(Proofs.grew(77, ROOTS.get(77), MANY, ROOTS.get(MANY), consistency))
                .isFalse();
    }

    @Test
    void aProofThatIsTooShortOrTooLongProvesNothing() {
        var path = TILES.treeOf(MANY).inclusion(77);
        var longer = new ArrayList<>(path);
        longer.add(LEAVES.getFirst());
        assertThat(Proofs.includes(LEAVES.get(77), 77, MANY, ROOTS.get(MANY), longer))
                .isFalse();
        assertThat(Proofs.includes(LEAVES.get(77), 77, MANY, ROOTS.get(MANY), path.subList(0, path.size() - 1)))
                .isFalse();
        assertThat(Proofs.includes(LEAVES.get(77), -1, MANY, ROOTS.get(MANY), path))
                .isFalse();
        assertThat(Proofs.includes(LEAVES.get(77), MANY, MANY, ROOTS.get(MANY), path))
                .isFalse();
        assertThat(Proofs.grew(MANY, ROOTS.get(MANY), 77, ROOTS.get(77), List.of()))
                .isFalse();
        assertThat(Proofs.grew(-1, ROOTS.get(1), 77, ROOTS.get(77), List.of())).isFalse();
    }

    @Test
    void aTreeAnswersOnlyForWhatItHas() {
        var tree = TILES.treeOf(10);
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(10));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.inclusion(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> tree.consistencyWith(11));
        assertThatIllegalArgumentException().isThrownBy(() -> TILES.treeOf(-1));
        assertThat(tree.leaf(9)).isEqualTo(LEAVES.get(9));
    }

    @Test
    void aMissingTileIsSaidToBeMissing() {
        var tiles = new MemoryTiles();
        for (int i = 0; i < 300; i++) {
            tiles.add(new byte[] {(byte) i});
        }
        var tree = tiles.tree();
        tiles.remove(new TilePath(0, 0, TilePath.FULL));
        assertThatExceptionOfType(TileSource.MissingTile.class)
                .isThrownBy(() -> tree.inclusion(3))
                .withMessageContaining("tile/0/000");
        assertThatExceptionOfType(TileSource.MissingTile.class)
                .isThrownBy(() -> TreeBuilder.resume(new MemoryTiles(), 300));
    }

    @Test
    void aTreeGoesOnFromItsTiles() {
        for (int size : List.of(0, 1, 255, 256, 257, 512, 599)) {
            TILES.treeOf(MANY);
            var resumed = TreeBuilder.resume(TILES, size);
            assertThat(resumed.root()).isEqualTo(ROOTS.get(size));
            for (int i = size; i < MANY; i++) {
                resumed.append(
                        LEAVES.get(i), (tile, hashes) -> assertThat(hashes).isEqualTo(TILES.exactly(tile)));
            }
            assertThat(resumed.root()).isEqualTo(ROOTS.get(MANY));
        }
    }
}
