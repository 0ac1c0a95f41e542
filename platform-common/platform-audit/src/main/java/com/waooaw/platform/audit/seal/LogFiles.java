package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.EntryBundle;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileSource;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The bytes of the public files, from the database. */
public final class LogFiles {

    private LogFiles() {}

    /**
     * The bytes of a tile or an entry bundle. The "entries" of the public log are the commitments: 32 bytes that reveal
     * nothing of what they commit to.
     *
     * @throws TileSource.MissingTile if the log has not that many hashes there
     */
    public static byte[] bytes(DatabaseLog log, JdbcClient jdbc, TilePath tile) {
        if (tile.level() != TilePath.ENTRIES) {
            var hashes = log.tiles().read(tile);
            return Arrays.copyOf(hashes, tile.width() * Hash.BYTES);
        }
        long from = tile.index() * TilePath.FULL;
        var commitments = jdbc.sql("""
                        select commitment from audit_log.audit_leaf
                        where leaf_index >= :from and leaf_index < :to order by leaf_index
                        """)
                .param("from", from)
                .param("to", from + tile.width())
                .query((row, _) -> row.getBytes(1))
                .list();
        if (commitments.size() != tile.width()) {
            throw new TileSource.MissingTile(tile);
        }
        return EntryBundle.encode(commitments);
    }
}
