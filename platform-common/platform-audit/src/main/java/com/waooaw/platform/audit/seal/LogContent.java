package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.TileSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A log to be checked, wherever it is kept. Read by several threads at once. */
public interface LogContent {

    /** The signed note with the largest size; empty for a log that never signed. */
    Optional<String> checkpoint();

    /** The signed notes of sizes above {@code from} and up to {@code to}, the smaller first; may leave some out. */
    List<String> checkpoints(long from, long to);

    /** The tree. */
    TileSource tiles();

    /** The leaves there are from one index to before another, in order; a missing one is left out. */
    List<Leaf> leaves(long from, long to);

    /** What the log has that no leaf and no queue accounts for, a sentence each; empty where that cannot be known. */
    List<String> unaccounted();

    /**
     * The part of the log this is an archive of; empty for a whole log.
     *
     * @throws IllegalArgumentException if it does not say that properly
     */
    Optional<Partition> partition();

    /** The purges that are recorded, the earliest first. */
    List<Purge> purges();

    /**
     * A leaf.
     *
     * @param index its place
     * @param commitment what the log says the leaf commits to
     * @param computed the same, computed from the entry; null where there is no entry
     * @param entryId of the entry, for people; empty where not known
     */
    record Leaf(long index, Hash commitment, @Nullable Hash computed, String entryId) {}
}
