package com.waooaw.governance.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A slow, salted hash of a code, of the number beside it and of what it is for: whoever reads the table cannot try a
 * hundred million codes in the ten minutes one is good, and a row that is moved to another approval fits nothing there.
 */
@SuppressWarnings("ArrayRecordComponent")
record CodeHash(byte[] salt, byte[] hash) {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 60_000;
    private static final int BITS = 256;

    static CodeHash of(Proof.Code code, String subject, Purpose purpose, SecureRandom random) {
        var salt = new byte[16];
        random.nextBytes(salt);
        return new CodeHash(salt, slow(code, subject, purpose, salt));
    }

    boolean fits(Proof.Code code, String subject, Purpose purpose) {
        return MessageDigest.isEqual(hash, slow(code, subject, purpose, salt));
    }

    private static byte[] slow(Proof.Code code, String subject, Purpose purpose, byte[] salt) {
        var text = String.join(
                "\n", code.digits(), code.number(), String.valueOf(purpose.approvalId()), purpose.actHash(), subject);
        try {
            return SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeHash(var otherSalt, var otherHash)
                && MessageDigest.isEqual(salt, otherSalt)
                && MessageDigest.isEqual(hash, otherHash);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        return "CodeHash[]";
    }
}
