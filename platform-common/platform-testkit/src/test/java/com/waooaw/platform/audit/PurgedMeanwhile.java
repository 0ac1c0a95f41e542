package com.waooaw.platform.audit;

import com.waooaw.platform.audit.log.TileSource;
import com.waooaw.platform.audit.seal.LogContent;
import com.waooaw.platform.audit.seal.Partition;
import com.waooaw.platform.audit.seal.Purge;
import java.util.List;
import java.util.Optional;

/** A log that is purged after the verifier has begun and before it reads the leaves. */
final class PurgedMeanwhile implements LogContent {

    private final LogContent log;
    private final Runnable purge;

    PurgedMeanwhile(LogContent log, Runnable purge) {
        this.log = log;
        this.purge = purge;
    }

    @Override
    public List<Leaf> leaves(long from, long to) {
        purge.run();
        return log.leaves(from, to);
    }

    @Override
    public Optional<String> checkpoint() {
        return log.checkpoint();
    }

    @Override
    public List<String> checkpoints(long from, long to) {
        return log.checkpoints(from, to);
    }

    @Override
    public TileSource tiles() {
        return log.tiles();
    }

    @Override
    public List<String> unaccounted() {
        return log.unaccounted();
    }

    @Override
    public Optional<Partition> partition() {
        return log.partition();
    }

    @Override
    public List<Purge> purges() {
        return log.purges();
    }
}
