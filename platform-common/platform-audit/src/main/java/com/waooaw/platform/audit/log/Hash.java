package com.waooaw.platform.audit.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash, and the three ways RFC 6962 (2.1) makes one. Immutable. */
public final class Hash {

    /** Length in bytes. */
    public static final int BYTES = 32;

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The hash of no entries: SHA-256 of nothing. */
    public static Hash empty() {
        return new Hash(sha256().digest());
    }

    /** The hash of an entry: a zero byte in front keeps entries and inner nodes apart. */
    public static Hash leaf(byte[] entry) {
        var digest = sha256();
        digest.update((byte) 0);
        return new Hash(digest.digest(entry));
    }

    /** The hash of two subtrees. */
    public static Hash node(Hash left, Hash right) {
        var digest = sha256();
        digest.update((byte) 1);
        digest.update(left.bytes);
        return new Hash(digest.digest(right.bytes));
    }

    /**
     * A hash somebody else computed.
     *
     * @throws IllegalArgumentException if these are not 32 bytes
     */
    public static Hash of(byte[] bytes) {
        return of(bytes, 0, bytes.length);
    }

    /** The same, from a part of an array. */
    public static Hash of(byte[] bytes, int from, int to) {
        if (to - from != BYTES || to > bytes.length) {
            throw new IllegalArgumentException("a SHA-256 has 32 bytes, this has " + (to - from));
        }
        return new Hash(Arrays.copyOfRange(bytes, from, to));
    }

    /**
     * From standard base64.
     *
     * @throws IllegalArgumentException if it is not base64 of 32 bytes
     */
    public static Hash fromBase64(String text) {
        return of(Base64.getDecoder().decode(text));
    }

    /**
     * From hex of either case.
     *
     * @throws IllegalArgumentException if it is not hex of 32 bytes
     */
    public static Hash fromHex(String text) {
        return of(HexFormat.of().parseHex(text));
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, 0, target, at, BYTES);
    }

    /** Standard base64, as in a checkpoint. */
    public String base64() {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A fresh SHA-256. */
    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash that && MessageDigest.isEqual(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** Lower-case hex. */
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
