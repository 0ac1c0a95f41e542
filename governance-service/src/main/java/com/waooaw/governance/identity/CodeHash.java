package com.waooaw.governance.identity;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A salted hash of a code, of the number beside it and of what it is for, under a secret that is not in the database:
 * whoever reads the table, but not that secret, cannot try codes at all. It is slow for who has both, and not slow enough
 * for a hundred million codes and ten minutes on good hardware. A row that is moved to another approval fits nothing there.
 */
@SuppressWarnings("ArrayRecordComponent")
record CodeHash(byte[] salt, byte[] hash) {

    private static final String ALGORITHM = "PBKDF2WithHmacSHA256";
    private static final int ROUNDS = 60_000;
    private static final int BITS = 256;

    static CodeHash of(Proof.Code code, String subject, Purpose purpose, SecretKey pepper, SecureRandom random) {
        var salt = new byte[16];
        random.nextBytes(salt);
        return new CodeHash(salt, hash(code, subject, purpose, pepper, salt));
    }

    /** With the same salt, so that it equals this one where everything else is the same. */
    CodeHash ofOther(Proof.Code code, String subject, Purpose purpose, SecretKey pepper) {
        return new CodeHash(salt, hash(code, subject, purpose, pepper, salt));
    }

    private static byte[] hash(Proof.Code code, String subject, Purpose purpose, SecretKey pepper, byte[] salt) {
        var text = String.join(
                "\n", code.digits(), code.number(), String.valueOf(purpose.approvalId()), purpose.actHash(), subject);
        try {
            var slow = SecretKeyFactory.getInstance(ALGORITHM)
                    .generateSecret(new PBEKeySpec(text.toCharArray(), salt, ROUNDS, BITS))
                    .getEncoded();
            var mac = Mac.getInstance(pepper.getAlgorithm());
            mac.init(pepper);
            return mac.doFinal(slow);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM + " and " + pepper.getAlgorithm(), e);
        }
    }

    /** In a time that says nothing of where they differ. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeHash(var otherSalt, var otherHash)
                && MessageDigest.isEqual(salt, otherSalt)
                && MessageDigest.isEqual(hash, otherHash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(salt);
    }

    @Override
    public String toString() {
        return "CodeHash[]";
    }
}
