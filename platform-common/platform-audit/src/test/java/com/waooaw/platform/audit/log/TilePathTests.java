package com.waooaw.platform.audit.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the examples of c2sp.org/tlog-tiles. */
class TilePathTests {

    @ParameterizedTest
    @CsvSource({
        "0, 1234067, 256, tile/0/x001/x234/067",
        "0, 0, 256, tile/0/000",
        "1, 999, 17, tile/1/999.p/17",
        "2, 1000, 255, tile/2/x001/000.p/255",
        "-1, 67, 1, tile/entries/067.p/1",
        "63, 9223372036854775807, 256, tile/63/x009/x223/x372/x036/x854/x775/807"
    })
    void aPathIsWrittenAndRead(int level, long index, int width, String path) {
        var tile = new TilePath(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(TilePath.parse(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tile/64/000",
                "tile/00/000",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/067",
                "tile/0/001/067",
                "tile/0/x001/x067",
                "tile/0/000.p/0",
                "tile/0/000.p/256",
                "tile/0/000.p/01",
                "tile/0/000.p",
                "tile/0/x999/x999/x999/x999/x999/x999/x999/999",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/-1/000",
                "tile/data/000",
                "/tile/0/000",
                "tile/0/000/",
                "tile/0/../000",
                "checkpoint",
                ""
            })
    void whatTheSpecificationDoesNotWriteIsNoTile(String path) {
        assertThat(TilePath.parse(path)).isEmpty();
    }

    @Test
    void seventyThousandEntriesHaveTheTilesTheSpecificationCounts() {
        assertThat(TilePath.in(70_000, 0, 272)).contains(new TilePath(0, 272, 256));
        assertThat(TilePath.in(70_000, 0, 273)).contains(new TilePath(0, 273, 112));
        assertThat(TilePath.in(70_000, 0, 274)).isEmpty();
        assertThat(TilePath.in(70_000, 1, 0)).contains(new TilePath(1, 0, 256));
        assertThat(TilePath.in(70_000, 1, 1)).contains(new TilePath(1, 1, 17));
        assertThat(TilePath.in(70_000, 2, 0)).contains(new TilePath(2, 0, 1));
        assertThat(TilePath.in(70_000, 3, 0)).isEmpty();
        assertThat(TilePath.in(70_000, TilePath.ENTRIES, 273)).contains(new TilePath(TilePath.ENTRIES, 273, 112));
        assertThat(TilePath.in(256, 0, 0)).contains(new TilePath(0, 0, 256));
        assertThat(TilePath.in(256, 0, 1)).isEmpty();
        assertThat(TilePath.in(256, 1, 0)).contains(new TilePath(1, 0, 1));
        assertThat(TilePath.in(Long.MAX_VALUE, 63, 0)).isEmpty();
    }

    @Test
    void noTileHasNoHashesOrTooMany() {
        for (var wrong : List.of(0, 257)) {
            assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, 0, wrong));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(64, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TilePath(0, -1, 1));
    }

    @Test
    void aBundleIsReadAsItWasWritten() {
        var entries = List.of(new byte[] {1, 2, 3}, new byte[0], new byte[300]);
        var bundle = EntryBundle.encode(entries);

        assertThat(bundle).hasSize(6 + 303).startsWith(0, 3, 1, 2, 3, 0, 0, 1, 44);
        assertThat(EntryBundle.decode(bundle)).usingRecursiveComparison().isEqualTo(entries);
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[] {0, 3, 1}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.decode(new byte[] {0}));
        assertThatIllegalArgumentException().isThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])));
    }
}
