package com.waooaw.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The key of a service account, in the file that Google gives. */
public final class ServiceAccount {

    public static final String PROJECT = "waooaw-test";
    public static final String EMAIL = "fcm@waooaw-test.iam.gserviceaccount.com";

    private final KeyPair keys;

    public ServiceAccount() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            this.keys = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }

    public RSAPublicKey publicKey() {
        return (RSAPublicKey) keys.getPublic();
    }

    /** Writes the file. */
    public Path write(Path file, String tokenUri) throws IOException {
        var pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPrivate().getEncoded()));
        return Files.writeString(
                file,
                JsonMapper.builder()
                        .build()
                        .writeValueAsString(Map.of(
                                "type", "service_account",
                                "project_id", PROJECT,
                                "private_key_id", "key-1",
                                "private_key", pem,
                                "client_email", EMAIL,
                                "token_uri", tokenUri)));
    }
}
