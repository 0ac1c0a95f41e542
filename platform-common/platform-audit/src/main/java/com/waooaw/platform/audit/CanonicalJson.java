package com.waooaw.platform.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The one form of a value that is hashed, shown and compared: JSON by RFC 8785. */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private CanonicalJson() {}

    /**
     * Canonical JSON of a record, map, list or scalar; names in snake_case.
     *
     * <p>Numbers are IEEE doubles there (RFC 8785, 3.2.2.3): put money and large integers in as text.
     */
    public static String of(Object value) {
        return canonicalized(MAPPER.writeValueAsString(value));
    }

    /**
     * The canonical form of a JSON text.
     *
     * @throws IllegalArgumentException if the text is not one JSON object or array
     */
    public static String canonicalized(String json) {
        try {
            return new JsonCanonicalizer(json).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException("not JSON", e);
        }
    }

    /** Lower-case hex SHA-256 of a text in UTF-8, 64 characters. */
    public static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
