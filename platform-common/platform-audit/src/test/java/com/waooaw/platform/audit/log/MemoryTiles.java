package com.waooaw.platform.audit.log;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** A tree whose tiles are kept in memory. */
final class MemoryTiles implements TileSource {

    private final Map<String, byte[]> tiles = new HashMap<>();
    private final TreeBuilder builder = new TreeBuilder();

    void add(byte[] entry) {
        builder.append(Hash.leaf(entry), this::put);
    }

    private void put(TilePath tile, byte[] hashes) {
        tiles.put(tile.full(), hashes);
    }

    TreeBuilder builder() {
        return builder;
    }

    TileTree tree() {
        return treeOf(builder.size());
    }

    TileTree treeOf(long size) {
        builder.partials(this::put);
        return new TileTree(this, size);
    }

    @Override
    public byte[] read(TilePath tile) {
        var found = tiles.get(tile.full());
        if (found == null || found.length < tile.width() * Hash.BYTES) {
            throw new MissingTile(tile);
        }
        return found;
    }

    byte[] exactly(TilePath tile) {
        return Arrays.copyOf(read(tile), tile.width() * Hash.BYTES);
    }

    void remove(TilePath tile) {
        tiles.remove(tile.full());
    }
}
