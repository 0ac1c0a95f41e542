package com.waooaw.platform.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Byte for byte against the Go project's implementation; {@code src/test/go} makes the vectors. */
class OtherImplementationTests {

    private static final MemoryTiles TILES = new MemoryTiles();
    private static JsonNode vectors;

    @BeforeAll
    static void read() throws IOException {
        try (var in = OtherImplementationTests.class.getResourceAsStream("/log-vectors.json")) {
            vectors = JsonMapper.shared().readTree(in);
        }
        for (int i = 0; i < 66_000; i++) {
            TILES.add(("entry " + i).getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theRootsAreTheSame() {
        assertThat(vectors.path("roots").size()).isEqualTo(20);
        vectors.path("roots")
                .forEachEntry((size, root) -> assertThat(
                                TILES.treeOf(Long.parseLong(size)).root())
                        .as(size)
                        .hasToString(root.asString()));
    }

    @Test
    void theInclusionProofsAreTheSame() {
        assertThat(vectors.path("inclusions").size()).isGreaterThan(50);
        for (var wanted : vectors.path("inclusions")) {
            long index = wanted.path("index").asLong();
            long size = wanted.path("size").asLong();
            var tree = TILES.treeOf(size);
            var path = tree.inclusion(index);
            assertThat(texts(path)).as("%d in %d", index, size).isEqualTo(texts(wanted.path("path")));
            assertThat(Proofs.includes(tree.leaf(index), index, size, tree.root(), path))
                    .isTrue();
        }
    }

    @Test
    void theConsistencyProofsAreTheSame() {
        assertThat(vectors.path("consistencies").size()).isGreaterThan(50);
        for (var wanted : vectors.path("consistencies")) {
            long old = wanted.path("old").asLong();
            long size = wanted.path("size").asLong();
            var tree = TILES.treeOf(size);
            var path = tree.consistencyWith(old);
            assertThat(texts(path)).as("%d to %d", old, size).isEqualTo(texts(wanted.path("path")));
            assertThat(Proofs.grew(old, TILES.treeOf(old).root(), size, tree.root(), path))
                    .isTrue();
        }
    }

    @Test
    void theTilesAreTheSame() {
        assertThat(vectors.path("tiles").size()).isGreaterThan(10);
        for (var wanted : vectors.path("tiles")) {
            var tile = TilePath.in(
                            wanted.path("size").asLong(),
                            wanted.path("level").asInt(),
                            wanted.path("index").asLong())
                    .orElseThrow();
            assertThat(tile.width()).isEqualTo(wanted.path("width").asInt());
            assertThat(tile.path()).isEqualTo(wanted.path("path").asString());
            assertThat(HexFormat.of().formatHex(Hash.sha256().digest(TILES.exactly(tile))))
                    .as(tile.path())
                    .isEqualTo(wanted.path("sha256").asString());
        }
    }

    @Test
    void theSignedNotesAreTheSame() {
        assertThat(vectors.path("notes").size()).isEqualTo(4);
        for (var wanted : vectors.path("notes")) {
            var signer = NoteSigner.parse(wanted.path("secret").asString());
            var text = wanted.path("text").asString();
            assertThat(signer.key()).hasToString(wanted.path("key").asString());
            assertThat(SignedNote.sign(text, signer))
                    .isEqualTo(wanted.path("note").asString());
            assertThat(SignedNote.parse(wanted.path("note").asString()).verified(signer.key()))
                    .isEqualTo(text);
            if (wanted.path("checkpoint").asBoolean()) {
                assertThat(Checkpoint.parse(text))
                        .isEqualTo(new Checkpoint(
                                signer.key().name(), 1000, TILES.treeOf(1000).root()));
            }
        }
    }

    private static List<String> texts(List<Hash> path) {
        return path.stream().map(Hash::toString).toList();
    }

    private static List<String> texts(JsonNode path) {
        return path.valueStream().map(JsonNode::asString).toList();
    }
}
