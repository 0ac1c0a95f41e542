package com.waooaw.platform.audit.log;

import java.util.ArrayList;
import java.util.List;

/**
 * A tree that grows by entries, holding only its right edge: a few kilobytes at any size. Hands on every tile that gets
 * full. Not for several threads.
 */
public final class TreeBuilder {

    private final List<Edge> levels = new ArrayList<>();
    private long size;

    /** A tree without entries. */
    public TreeBuilder() {}

    /**
     * A tree as its tiles have it, to go on from.
     *
     * @throws TileSource.MissingTile if a tile of its right edge is missing
     */
    public static TreeBuilder resume(TileSource source, long size) {
        var builder = new TreeBuilder();
        builder.size = size;
        for (int level = 0; level < Long.SIZE / TilePath.HEIGHT && size >>> (TilePath.HEIGHT * level) > 0; level++) {
            long hashes = size >>> (TilePath.HEIGHT * level);
            var edge = new Edge(level, hashes / TilePath.FULL);
            var partial = TilePath.in(size, level, edge.index);
            if (partial.isPresent()) {
                var bytes = source.read(partial.get());
                if (bytes.length < partial.get().width() * Hash.BYTES) {
                    throw new TileSource.MissingTile(partial.get());
                }
                for (int i = 0; i < partial.get().width(); i++) {
                    edge.hashes.add(Hash.of(bytes, i * Hash.BYTES, (i + 1) * Hash.BYTES));
                }
            }
            builder.levels.add(edge);
        }
        return builder;
    }

    /** Number of entries. */
    public long size() {
        return size;
    }

    /**
     * Takes the next entry's hash.
     *
     * @param filled told of each tile that is full now
     */
    public void append(Hash leaf, TileSink filled) {
        var hash = leaf;
        for (int level = 0; ; level++) {
            if (level == levels.size()) {
                levels.add(new Edge(level, 0));
            }
            var edge = levels.get(level);
            edge.hashes.add(hash);
            if (edge.hashes.size() < TilePath.FULL) {
                break;
            }
            filled.take(edge.path(), edge.bytes());
            hash = complete(edge.hashes);
            edge.next();
        }
        size++;
    }

    /** The tiles of the right edge that are not full; the tree's other tiles are. */
    public void partials(TileSink sink) {
        levels.stream().filter(edge -> !edge.hashes.isEmpty()).forEach(edge -> sink.take(edge.path(), edge.bytes()));
    }

    /** The root. */
    public Hash root() {
        Hash root = null;
        for (var edge : levels) {
            // of each level, complete subtrees from small (right) to large (left)
            int end = edge.hashes.size();
            for (int count = 1; end > 0; count *= 2) {
                if ((end & count) != 0) {
                    var subtree = complete(edge.hashes.subList(end - count, end));
                    root = root == null ? subtree : Hash.node(subtree, root);
                    end -= count;
                }
            }
        }
        return root == null ? Hash.empty() : root;
    }

    private static Hash complete(List<Hash> hashes) {
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        int half = hashes.size() / 2;
        return Hash.node(complete(hashes.subList(0, half)), complete(hashes.subList(half, hashes.size())));
    }

    /** Takes tiles. */
    @FunctionalInterface
    public interface TileSink {

        /** One tile and its hashes, one after the other. */
        void take(TilePath tile, byte[] hashes);
    }

    /** The rightmost tile of a level, never full between two entries. */
    private static final class Edge {

        private final int level;
        private final List<Hash> hashes = new ArrayList<>();
        private long index;

        Edge(int level, long index) {
            this.level = level;
            this.index = index;
        }

        TilePath path() {
            return new TilePath(level, index, hashes.size());
        }

        byte[] bytes() {
            var bytes = new byte[hashes.size() * Hash.BYTES];
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).copyTo(bytes, i * Hash.BYTES);
            }
            return bytes;
        }

        void next() {
            hashes.clear();
            index++;
        }
    }
}
