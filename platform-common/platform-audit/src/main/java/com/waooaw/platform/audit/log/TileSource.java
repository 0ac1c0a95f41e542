package com.waooaw.platform.audit.log;

/** Where the hashes of a tree are read. */
@FunctionalInterface
public interface TileSource {

    /**
     * At least the first {@code tile.width()} hashes of a tile, one after the other; more where it has grown since.
     *
     * @throws MissingTile if it is not there, or shorter
     */
    byte[] read(TilePath tile);

    /** A tile that a tree of the asked size must have is not there: the tree is damaged or younger than was said. */
    final class MissingTile extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /** Says which. */
        public MissingTile(TilePath tile) {
            super("there is no " + tile.path());
        }
    }
}
