package com.waooaw.platform.audit.log;

import com.waooaw.platform.audit.log.TileSource.MissingTile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A tree of a given size, read from its tiles: root and proofs. Reads each tile once; made for one question and thrown
 * away.
 */
public final class TileTree {

    private final TileSource source;
    private final long size;
    private final Map<TilePath, byte[]> read = new HashMap<>();

    /**
     * A tree.
     *
     * @param size number of its entries
     */
    public TileTree(TileSource source, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a tree has no " + size + " entries");
        }
        this.source = source;
        this.size = size;
    }

    /**
     * Its root (RFC 6962, 2.1).
     *
     * @throws MissingTile if a tile is missing
     */
    public Hash root() {
        return size == 0 ? Hash.empty() : range(0, size);
    }

    /**
     * The hash of an entry.
     *
     * @throws IllegalArgumentException if the tree has no such entry
     */
    public Hash leaf(long index) {
        requireIndex(index);
        return range(index, index + 1);
    }

    /**
     * That an entry is in the tree (RFC 6962, 2.1.1).
     *
     * @throws IllegalArgumentException if the tree has no such entry
     * @throws MissingTile if a tile is missing
     */
    public List<Hash> inclusion(long index) {
        requireIndex(index);
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
            }
        }
        return List.copyOf(path);
    }

    /**
     * That the tree grew from the smaller one it was (RFC 6962, 2.1.2).
     *
     * @param old size it had
     * @throws IllegalArgumentException if it never had that size
     * @throws MissingTile if a tile is missing
     */
    public List<Hash> consistencyWith(long old) {
        if (old < 0 || old > size) {
            throw new IllegalArgumentException("a tree of " + size + " entries never had " + old);
        }
        var path = new ArrayList<Hash>();
        if (old == 0 || old == size) {
            return path;
        }
        long from = 0;
        long to = size;
        boolean whole = true;
        while (to > old) {
            long middle = from + split(to - from);
            if (old <= middle) {
                path.addFirst(range(middle, to));
                to = middle;
            } else {
                path.addFirst(range(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            path.addFirst(range(from, to));
        }
        return List.copyOf(path);
    }

    private void requireIndex(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " entries has none with index " + index);
        }
    }

    /** The largest power of two below {@code n}, which is at least 2. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }

    /** The hash over entries {@code from} to {@code to}, a range that the tree's own splitting makes. */
    private Hash range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            return complete(Long.numberOfTrailingZeros(length), from / length);
        }
        long middle = from + split(length);
        return Hash.node(range(from, middle), range(middle, to));
    }

    /** The hash of the {@code index}-th complete subtree of height {@code level}. */
    private Hash complete(int level, long index) {
        int tileLevel = level / TilePath.HEIGHT;
        int above = level % TilePath.HEIGHT;
        long first = index << above;
        int offset = (int) (first % TilePath.FULL);
        var bytes = tile(tileLevel, first / TilePath.FULL);
        return inTile(bytes, offset, 1 << above);
    }

    private static Hash inTile(byte[] bytes, int offset, int count) {
        if (count == 1) {
            return Hash.of(bytes, offset * Hash.BYTES, (offset + 1) * Hash.BYTES);
        }
        int half = count / 2;
        return Hash.node(inTile(bytes, offset, half), inTile(bytes, offset + half, half));
    }

    private byte[] tile(int level, long index) {
        var tile = TilePath.in(size, level, index).orElseThrow();
        return read.computeIfAbsent(tile, wanted -> {
            var bytes = source.read(wanted);
            if (bytes.length < wanted.width() * Hash.BYTES) {
                throw new MissingTile(wanted);
            }
            return bytes;
        });
    }
}
