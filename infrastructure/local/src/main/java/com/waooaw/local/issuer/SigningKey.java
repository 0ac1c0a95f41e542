package com.waooaw.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.waooaw.local.stack.StateDirectory;
import java.text.ParseException;

/** The key that signs every local token. Kept, so that tokens outlive a restart. */
public final class SigningKey {

    private static final String FILE = "issuer-key.json";

    private final RSAKey key;

    private SigningKey(RSAKey key) {
        this.key = key;
    }

    /** The key of this state directory, made when there is none. */
    public static SigningKey in(StateDirectory state) {
        try {
            var stored = state.read(FILE);
            if (stored.isPresent()) {
                return new SigningKey(RSAKey.parse(stored.get()));
            }
            var made = new RSAKeyGenerator(2048)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            state.write(FILE, made.toJSONString());
            return new SigningKey(made);
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(state.resolve(FILE) + " is not a key; remove it to get a new one", e);
        }
    }

    /** A signed token with these claims. */
    public String sign(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    RSAKey key() {
        return key;
    }
}
