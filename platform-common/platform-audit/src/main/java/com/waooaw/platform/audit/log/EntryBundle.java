package com.waooaw.platform.audit.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Up to 256 entries of a log in one file: each after its length, two bytes, the higher one first. */
public final class EntryBundle {

    private static final int LONGEST = 0xFFFF;

    private EntryBundle() {}

    /**
     * The bytes of a bundle.
     *
     * @throws IllegalArgumentException for an entry of more than 65 535 bytes
     */
    public static byte[] encode(List<byte[]> entries) {
        var buffer = ByteBuffer.allocate(
                entries.stream().mapToInt(entry -> Short.BYTES + entry.length).sum());
        for (var entry : entries) {
            if (entry.length > LONGEST) {
                throw new IllegalArgumentException("an entry of " + entry.length + " bytes fits no bundle");
            }
            buffer.putShort((short) entry.length).put(entry);
        }
        return buffer.array();
    }

    /**
     * The entries of a bundle.
     *
     * @throws IllegalArgumentException if it ends in the middle of an entry
     */
    public static List<byte[]> decode(byte[] bundle) {
        var entries = new ArrayList<byte[]>();
        var buffer = ByteBuffer.wrap(bundle);
        try {
            while (buffer.hasRemaining()) {
                var entry = new byte[Short.toUnsignedInt(buffer.getShort())];
                buffer.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("the bundle ends in the middle of an entry", e);
        }
        return entries;
    }
}
