package com.waooaw.platform.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The key that wraps the keys of persons; AES-256-GCM. It is in a file or a secret store, never in the database. */
public final class MasterKey {

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] key;

    private MasterKey(byte[] key) {
        this.key = key;
    }

    /**
     * A key.
     *
     * @param key 32 bytes
     */
    public static MasterKey of(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("a master key has 32 bytes, not " + key.length);
        }
        return new MasterKey(key.clone());
    }

    /** The key in a file: base64 of 32 bytes. */
    static MasterKey in(Path file) {
        try {
            return of(Base64.getDecoder().decode(Files.readString(file).strip()));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the master key " + file, e);
        }
    }

    byte[] wrap(byte[] subjectKey, byte[] context) {
        return encrypt(key, subjectKey, context);
    }

    byte[] unwrap(byte[] wrapped, byte[] context) {
        return decrypt(key, wrapped, context);
    }

    static byte[] random() {
        var bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** Nonce, ciphertext and tag. {@code context} is not in it, and has to be the same to decrypt. */
    static byte[] encrypt(byte[] key, byte[] clear, byte[] context) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, context);
            var all = Arrays.copyOf(nonce, nonce.length + cipher.getOutputSize(clear.length));
            cipher.doFinal(clear, 0, clear.length, all, nonce.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /**
     * What was encrypted.
     *
     * @throws IllegalArgumentException if key, context or ciphertext are not the ones of then
     */
    static byte[] decrypt(byte[] key, byte[] sealed, byte[] context) {
        if (sealed.length < NONCE_BYTES) {
            throw new IllegalArgumentException("not a ciphertext");
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(sealed, NONCE_BYTES), context)
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalArgumentException("not encrypted with this key, or changed since", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot decrypt", e);
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, byte[] context) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context);
        return cipher;
    }

    @Override
    public String toString() {
        return "MasterKey";
    }
}
