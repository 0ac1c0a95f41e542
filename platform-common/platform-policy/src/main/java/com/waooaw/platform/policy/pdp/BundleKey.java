package com.waooaw.platform.policy.pdp;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;

/**
 * The public key that bundles are believed by: P-256 (ES256) or RSA from 2048 bits (RS256). The key says which
 * algorithm counts; what a signature says of itself has to agree.
 */
public final class BundleKey {

    private static final int SHORTEST_RSA = 2048;

    private final JWSAlgorithm algorithm;
    private final JWSVerifier verifier;

    private BundleKey(JWSAlgorithm algorithm, JWSVerifier verifier) {
        this.algorithm = algorithm;
        this.verifier = verifier;
    }

    /**
     * The key of a PEM text, {@code BEGIN PUBLIC KEY}.
     *
     * @throws IllegalArgumentException if it is none, or of another kind
     */
    public static BundleKey ofPem(String pem) {
        var text = pem.strip();
        var head = "-----BEGIN PUBLIC KEY-----";
        var foot = "-----END PUBLIC KEY-----";
        if (!text.startsWith(head) || !text.endsWith(foot)) {
            throw new IllegalArgumentException("a public key in PEM begins with " + head);
        }
        try {
            var encoded = new X509EncodedKeySpec(
                    Base64.getMimeDecoder().decode(text.substring(head.length(), text.length() - foot.length())));
            return of(encoded);
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalArgumentException("no public key of P-256 or RSA", e);
        }
    }

    private static BundleKey of(X509EncodedKeySpec encoded) throws GeneralSecurityException, JOSEException {
        try {
            var key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(encoded);
            var verifier = new ECDSAVerifier(key);
            if (!verifier.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) {
                throw new IllegalArgumentException("of elliptic curves only P-256 is taken");
            }
            return new BundleKey(JWSAlgorithm.ES256, verifier);
        } catch (GeneralSecurityException _) {
            // not of a curve
            var key = (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(encoded);
            if (key.getModulus().bitLength() < SHORTEST_RSA) {
                throw new IllegalArgumentException("an RSA key has at least " + SHORTEST_RSA + " bits");
            }
            return new BundleKey(JWSAlgorithm.RS256, new RSASSAVerifier(key));
        }
    }

    /** What the owner of this key signed. */
    JWSObject verified(String token) throws BundleRefusedException {
        try {
            var signed = JWSObject.parse(token);
            if (!algorithm.equals(signed.getHeader().getAlgorithm()) || !signed.verify(verifier)) {
                throw new BundleRefusedException(
                        BundleFault.WRONG_SIGNATURE, "the signature is not of the key that is expected");
            }
            return signed;
        } catch (ParseException | JOSEException e) {
            throw new BundleRefusedException(
                    BundleFault.WRONG_SIGNATURE, "the signature is not of the key that is expected", e);
        }
    }
}
