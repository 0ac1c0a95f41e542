package com.waooaw.platform.audit.log;

import java.util.ArrayList;
import java.util.List;

/** Checks proofs, with nothing but what the asker holds (RFC 9162, 2.1.3.2 and 2.1.4.2). */
public final class Proofs {

    private Proofs() {}

    /**
     * Whether an entry is in a tree.
     *
     * @param leaf its hash
     * @param index its place, from 0
     * @param size of the tree
     * @param root of the tree
     */
    public static boolean includes(Hash leaf, long index, long size, Hash root, List<Hash> path) {
        if (index < 0 || index >= size) {
            return false;
        }
        long node = index;
        long last = size - 1;
        var hash = leaf;
        for (var neighbour : path) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                hash = Hash.node(neighbour, hash);
                while (!isRight(node) && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                hash = Hash.node(hash, neighbour);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && hash.equals(root);
    }

    /**
     * Whether a tree is what another one grew to: nothing of the smaller was changed, moved or removed.
     *
     * @param size of the smaller
     * @param newSize of the larger
     */
    public static boolean grew(long size, Hash root, long newSize, Hash newRoot, List<Hash> path) {
        if (size < 0 || size > newSize) {
            return false;
        }
        if (size == newSize) {
            return path.isEmpty() && root.equals(newRoot);
        }
        if (size == 0) {
            return path.isEmpty() && root.equals(Hash.empty());
        }
        var rest = new ArrayList<>(path);
        if (Long.bitCount(size) == 1) {
            rest.addFirst(root);
        }
        if (rest.isEmpty()) {
            return false;
        }
        int same = Long.numberOfTrailingZeros(size);
        long node = (size - 1) >>> same;
        long last = (newSize - 1) >>> same;
        var before = rest.removeFirst();
        var after = before;
        for (var neighbour : rest) {
            if (last == 0) {
                return false;
            }
            if (isRight(node) || node == last) {
                before = Hash.node(neighbour, before);
                after = Hash.node(neighbour, after);
                while (!isRight(node) && node != 0) {
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                after = Hash.node(after, neighbour);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 && before.equals(root) && after.equals(newRoot);
    }

    private static boolean isRight(long node) {
        return (node & 1) == 1;
    }
}
