package com.waooaw.governance.notification;

import com.waooaw.governance.GovernanceProperties;
import com.zerodeplibs.webpush.VAPIDKeyPair;
import com.zerodeplibs.webpush.VAPIDKeyPairs;
import com.zerodeplibs.webpush.key.PrivateKeySources;
import com.zerodeplibs.webpush.key.PublicKeySources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The key by which push services know this platform; without one, nothing is pushed. */
@Component
class PushKey {

    private final Optional<VAPIDKeyPair> pair;

    PushKey(GovernanceProperties properties) {
        var folder = properties.push().keyFolder();
        try {
            this.pair = folder == null
                    ? Optional.empty()
                    : Optional.of(VAPIDKeyPairs.of(
                            PrivateKeySources.ofPEMFile(folder.resolve("private.pem")),
                            PublicKeySources.ofPEMFile(folder.resolve("public.pem"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the push keys in " + folder, e);
        }
    }

    Optional<VAPIDKeyPair> pair() {
        return pair;
    }

    /** As a browser asks for it: uncompressed point, base64url. */
    Optional<String> publicKey() {
        return pair.map(VAPIDKeyPair::extractPublicKeyInUncompressedFormAsString);
    }
}
