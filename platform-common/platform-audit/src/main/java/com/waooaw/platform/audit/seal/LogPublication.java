package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.log.TilePath;
import java.util.Optional;

/** Where the public files of the log go: a folder, or a bucket. What is there is never changed, only added to. */
public interface LogPublication {

    /** The checkpoint that was published last. */
    Optional<String> checkpoint();

    /** Writes a tile. A partial one may be dropped once the full one is there. */
    void put(TilePath tile, byte[] bytes);

    /** Replaces the checkpoint; readers see the old one or the new one. Called after its tiles were written. */
    void publish(String note);
}
