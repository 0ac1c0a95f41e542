package com.waooaw.platform.audit.log;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of a key that signs notes, Ed25519; as text {@code name+id+base64}, which is all that somebody needs
 * to verify a log. Immutable.
 */
public final class NoteKey {

    static final int ID_BYTES = 4;
    static final byte ED25519 = 1;
    static final int KEY_BYTES = 32;
    /** What X.509 writes before the 32 bytes of an Ed25519 key. */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] id;
    private final byte[] bytes;
    private final PublicKey key;

    private NoteKey(String name, byte[] bytes) {
        this.name = requireName(name);
        this.bytes = bytes.clone();
        this.id = id(name, bytes);
        try {
            this.key = KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(SignedNote.concat(X509, bytes)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /**
     * A key.
     *
     * @param publicKey 32 bytes, as RFC 8032 encodes it
     * @throws IllegalArgumentException if that is no key
     */
    public static NoteKey of(String name, byte[] publicKey) {
        if (publicKey.length != KEY_BYTES) {
            throw new IllegalArgumentException("an Ed25519 key has 32 bytes");
        }
        return new NoteKey(name, publicKey);
    }

    /**
     * Reads {@code name+id+base64}.
     *
     * @throws IllegalArgumentException if it is not a key, or its id is not the one of name and key
     */
    public static NoteKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("a key is written as name+id+base64");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != KEY_BYTES + 1 || bytes[0] != ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        var key = new NoteKey(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(key.id).equals(parts[1])) {
            throw new IllegalArgumentException("the id of the key is not that of its name and bytes");
        }
        return key;
    }

    /** SHA-256 of name, newline, kind and key, the first four bytes. */
    private static byte[] id(String name, byte[] publicKey) {
        var digest = Hash.sha256();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(ED25519);
        return Arrays.copyOf(digest.digest(publicKey), ID_BYTES);
    }

    static String requireName(String name) {
        if (name.isEmpty()
                || name.indexOf('+') >= 0
                || name.codePoints().anyMatch(c -> Character.isSpaceChar(c) || Character.isWhitespace(c) || c < ' ')) {
            throw new IllegalArgumentException("not a name for a key: \"" + name + "\"");
        }
        return name;
    }

    /** Who signs; for a log, its origin. */
    public String name() {
        return name;
    }

    byte[] id() {
        return id.clone();
    }

    boolean verifies(byte[] text, byte[] signature) {
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (SignatureException _) {
            // not even the shape of a signature
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has Ed25519", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteKey that && name.equals(that.name) && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(id);
    }

    /** The text {@link #parse} reads. */
    @Override
    public String toString() {
        return name + "+" + HexFormat.of().formatHex(id) + "+"
                + Base64.getEncoder().encodeToString(SignedNote.concat(new byte[] {ED25519}, bytes));
    }
}
