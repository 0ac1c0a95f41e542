package com.waooaw.platform.audit.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signs notes, Ed25519; as text {@code PRIVATE+KEY+name+id+base64}, the form other tools for signed notes
 * use. Its text is a secret and is printed by nothing but {@link #secret}.
 */
public final class NoteSigner {

    private static final String PREFIX = "PRIVATE+KEY+";
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");
    private static final String ALGORITHM = "Ed25519";

    private final NoteKey key;
    private final byte[] seed;
    private final PrivateKey privateKey;

    private NoteSigner(String name, byte[] seed) {
        this.seed = seed.clone();
        try {
            this.privateKey = KeyFactory.getInstance(ALGORITHM)
                    .generatePrivate(new PKCS8EncodedKeySpec(SignedNote.concat(PKCS8, seed)));
            this.key = NoteKey.of(name, publicKey(seed));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not an Ed25519 key", e);
        }
    }

    /** A new key. */
    public static NoteSigner generate(String name, SecureRandom random) {
        var seed = new byte[NoteKey.KEY_BYTES];
        random.nextBytes(seed);
        return new NoteSigner(name, seed);
    }

    /**
     * Reads {@code PRIVATE+KEY+name+id+base64}.
     *
     * @throws IllegalArgumentException if it is not such a key, or its id is not the one of name and key
     */
    public static NoteSigner parse(String text) {
        var stripped = text.strip();
        var parts = stripped.startsWith(PREFIX)
                ? stripped.substring(PREFIX.length()).split("\\+", 3)
                : new String[0];
        if (parts.length != 3) {
            throw new IllegalArgumentException("a signing key is written as PRIVATE+KEY+name+id+base64");
        }
        var bytes = Base64.getDecoder().decode(parts[2]);
        if (bytes.length != NoteKey.KEY_BYTES + 1 || bytes[0] != NoteKey.ED25519) {
            throw new IllegalArgumentException("not an Ed25519 key");
        }
        var signer = new NoteSigner(parts[0], Arrays.copyOfRange(bytes, 1, bytes.length));
        if (!HexFormat.of().formatHex(signer.key.id()).equals(parts[1])) {
            throw new IllegalArgumentException("the id of the key is not that of its name and bytes");
        }
        return signer;
    }

    /** What verifies its signatures. */
    public NoteKey key() {
        return key;
    }

    /** The text {@link #parse} reads: to be kept where only its owner reads. */
    public String secret() {
        return PREFIX + key.name() + "+" + HexFormat.of().formatHex(key.id()) + "+"
                + Base64.getEncoder().encodeToString(SignedNote.concat(new byte[] {NoteKey.ED25519}, seed));
    }

    byte[] sign(byte[] text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(text);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    /** The JDK derives a public key only while it makes a pair, so it is given the seed as its randomness. */
    private static byte[] publicKey(byte[] seed) throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance(ALGORITHM);
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        var point = ((EdECPublicKey) generator.generateKeyPair().getPublic()).getPoint();
        var bigEndian = point.getY().toByteArray();
        var bytes = new byte[NoteKey.KEY_BYTES];
        for (int i = 0; i < bigEndian.length && i < bytes.length; i++) {
            bytes[i] = bigEndian[bigEndian.length - 1 - i];
        }
        if (point.isXOdd()) {
            bytes[bytes.length - 1] |= (byte) 0x80;
        }
        return bytes;
    }

    @Override
    public String toString() {
        return "signer of " + key;
    }
}
