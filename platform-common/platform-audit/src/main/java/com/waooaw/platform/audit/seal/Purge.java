package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource.MissingTile;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A purge that is recorded beside the log, and what the log itself says of it. The record alone is worth nothing: who can
 * remove rows can write it, too.
 *
 * @param from first leaf whose entry was removed
 * @param to the leaf after the last one
 * @param root of the tree of the first {@code to} leaves
 * @param leaf of the entry that tells it; null while that waits for its leaf
 * @param said what that entry says, as {@link #text}; null where there is no such entry any more
 */
public record Purge(
        long from,
        long to,
        Hash root,
        @Nullable Long leaf,
        @Nullable String said) {

    static final String ACTION = "audit_purged";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static String text(String from, String to, String root) {
        return from + " " + to + " " + root;
    }

    /** What an entry in canonical form says of a purge; null where it is another kind of entry. */
    static @Nullable String said(String canonical) {
        var entry = JSON.readTree(canonical);
        var detail = entry.path("action_detail");
        return entry.path("action_type").asString("").equals(ACTION)
                ? text(
                        detail.path("from").asString(""),
                        detail.path("to").asString(""),
                        detail.path("root").asString(""))
                : null;
    }

    /** How many leaves. */
    public long leaves() {
        return to - from;
    }

    /** Whether the log has an entry that says the same. */
    boolean isSaid() {
        return text(Long.toString(from), Long.toString(to), root.toString()).equals(said)
                && (leaf == null || leaf >= to);
    }

    /**
     * Leaves before this one may lack their entries. Each purge begins where the one before ended, so the last one that
     * the log tells stands for all: the entries that told the others may have been purged meanwhile.
     */
    static long end(List<Purge> purges) {
        return purges.stream().filter(Purge::isSaid).mapToLong(Purge::to).max().orElse(0);
    }

    /** What is wrong with the purges of a log. */
    static List<Finding> findings(LogContent log) {
        var found = new ArrayList<Finding>();
        var purges = log.purges();
        long end = end(purges);
        long next = 0;
        for (var purge : purges) {
            if (purge.from() != next || purge.to() <= purge.from() || purge.to() % TilePath.FULL != 0) {
                found.add(purge.forged(
                        "is recorded, and the next one would be of whole tiles from leaf " + next + " on"));
            } else if (purge.isSaid()) {
                compare(log, purge, found);
            } else if (purge.said() != null || purge.leaf() == null || purge.leaf() >= end) {
                found.add(purge.forged(
                        purge.said() == null
                                ? "is recorded, and no entry of the log tells it"
                                : "is recorded, and the log tells another one"));
            }
            next = purge.to();
        }
        return found;
    }

    private static void compare(LogContent log, Purge purge, List<Finding> found) {
        try {
            if (!new TileTree(log.tiles(), purge.to()).root().equals(purge.root())) {
                found.add(purge.forged("was made with an archive of another log"));
            }
        } catch (MissingTile e) {
            found.add(new Finding(Kind.TILE_CHANGED, -1, String.valueOf(e.getMessage())));
        }
    }

    private Finding forged(String why) {
        return new Finding(Kind.PURGE_FORGED, from, "a purge of leaves " + from + " to " + (to - 1) + " " + why);
    }
}
