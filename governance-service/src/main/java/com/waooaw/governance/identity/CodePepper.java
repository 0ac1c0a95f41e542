package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The secret in the hash of every code. It is in a file, and so in no copy of the database; read each time, so that it can
 * be rotated: codes that are good at that moment are lost, and asked for again.
 */
@Component
class CodePepper {

    private static final Logger LOG = LoggerFactory.getLogger(CodePepper.class);
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 32;

    private final @Nullable Path file;

    @Autowired
    CodePepper(GovernanceProperties properties) {
        this(properties.identity().pepperFile());
        if (file == null) {
            LOG.warn("there is no secret for one-time codes (waooaw.governance.identity.pepper-file): none is sent");
        }
    }

    CodePepper(@Nullable Path file) {
        this.file = file;
    }

    /** Empty where there is none to be had now; why is in the log. */
    Optional<SecretKey> key() {
        if (file == null) {
            return Optional.empty();
        }
        try {
            var secret = Files.readString(file).strip();
            if (secret.length() < SHORTEST) {
                LOG.error("the secret for one-time codes in {} is shorter than {} characters", file, SHORTEST);
                return Optional.empty();
            }
            return Optional.of(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (IOException e) {
            LOG.error("the secret for one-time codes cannot be read", e);
            return Optional.empty();
        }
    }
}
