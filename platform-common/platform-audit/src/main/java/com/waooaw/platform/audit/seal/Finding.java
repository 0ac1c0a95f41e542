package com.waooaw.platform.audit.seal;

/**
 * Something in a log that is not as it was signed.
 *
 * @param kind stable, for machines
 * @param index of the leaf it is about; -1 where it is about no one leaf
 * @param message for people
 */
public record Finding(Kind kind, long index, String message) {

    /** What is wrong. The lower-case names are stored and printed. */
    public enum Kind {
        /** The newest checkpoint is not signed by the log's key, or is no checkpoint. */
        CHECKPOINT_FORGED,
        /** There are leaves and no checkpoint at all. */
        CHECKPOINT_MISSING,
        /** An earlier checkpoint says another root for its size. */
        CHECKPOINT_CONTRADICTED,
        /** The log ends before the size that was signed. */
        TRUNCATED,
        /** A leaf is missing. */
        LEAF_MISSING,
        /** An entry is missing. */
        ENTRY_MISSING,
        /** An entry is not what its leaf commits to. */
        ENTRY_CHANGED,
        /** A tile is missing or differs from what the leaves make. */
        TILE_CHANGED,
        /** The leaves make another root than the signed one. */
        ROOT_DIFFERS,
        /** The log has fewer entries than somebody remembers. */
        SHORTER_THAN_REMEMBERED,
        /** The log is another than the one somebody remembers. */
        NOT_THE_REMEMBERED_LOG,
        /** A purge is recorded that the log itself does not tell, or tells otherwise. */
        PURGE_FORGED,
        /** An entry is in neither the tree nor the queue. */
        UNACCOUNTED,
        /** A part cannot be read at all. */
        UNREADABLE
    }
}
