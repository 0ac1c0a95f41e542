package com.waooaw.platform.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The clock that rules read, which a local stack may move forward so that a day's window can be walked through.
 *
 * <p>The offset lives in a memory-mapped file of 8 bytes (milliseconds, little endian): every process that maps the
 * same file sees a move at once, and a restart keeps it. In production there is no such file and
 * {@link Clock#systemUTC()} is used. Tokens, leases and retries never read this clock.
 */
public final class BusinessClock extends Clock {

    private static final VarHandle OFFSET =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final ByteBuffer offset;
    private final Clock system;

    private BusinessClock(ByteBuffer offset, Clock system) {
        this.offset = offset;
        this.system = system;
    }

    /**
     * A clock moved by what the file says; the file is made when absent, with an offset of zero.
     *
     * @throws UncheckedIOException if the file cannot be mapped
     */
    public static BusinessClock movedBy(Path offsetFile) {
        try (var channel = FileChannel.open(
                offsetFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new BusinessClock(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES), Clock.system(ZoneOffset.UTC));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot map the clock file " + offsetFile, e);
        }
    }

    /**
     * Moves this clock, and every clock on the same file, forward.
     *
     * @throws IllegalArgumentException for a negative duration: business time never goes back
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("business time never goes back: " + by);
        }
        var _ = (long) OFFSET.getAndAdd(offset, 0, by.toMillis());
    }

    /** How far this clock is ahead of the system's. */
    public Duration ahead() {
        return Duration.ofMillis((long) OFFSET.getVolatile(offset, 0));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new BusinessClock(offset, system.withZone(zone));
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead());
    }
}
