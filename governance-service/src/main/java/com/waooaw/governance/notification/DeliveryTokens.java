package com.waooaw.governance.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens by which a device says that a message has arrived: 256 random bits for each message and device, good for that
 * alone. Only hashes are kept.
 */
@Repository
class DeliveryTokens {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    /** A push service keeps a message for a day. */
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient jdbc;
    private final Clock clock;

    DeliveryTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What was delivered to what. */
    record Arrived(String messageId, UUID deviceId) {}

    /** A new token for a message to a device. */
    @Transactional
    public String mint(String messageId, Device device) {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        var now = OffsetDateTime.now(clock);
        jdbc.sql("delete from delivery_token where made_at < :old")
                .param("old", now.minus(KEPT))
                .update();
        jdbc.sql("""
                insert into delivery_token (token_hash, customer_id, message_id, device_id, made_at)
                values (:hash, :customerId::uuid, :messageId, :deviceId, :now)
                """)
                .param("hash", hash(token))
                .param("customerId", device.customerId())
                .param("messageId", messageId)
                .param("deviceId", device.id())
                .param("now", now)
                .update();
        return token;
    }

    /** Uses a token up; empty where it was used before. */
    @Transactional
    public Optional<Arrived> use(String hash) {
        return jdbc.sql("""
                        update delivery_token set used_at = :now where token_hash = :hash and used_at is null
                        returning message_id, device_id
                        """)
                .param("now", OffsetDateTime.now(clock))
                .param("hash", hash)
                .query((row, _) -> new Arrived(row.getString(1), row.getObject(2, UUID.class)))
                .optional();
    }

    static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
