package com.waooaw.platform.audit.seal;

import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.audit.log.Hash;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An entry as it is hashed: RFC 8785 over its fields, absent ones left out. Written here field by field, in the order
 * of the names, because a million of them are verified in a minute.
 *
 * <p>RFC 8785 knows numbers only as IEEE doubles. A JSON column with a number that no double holds exactly is hashed as
 * its text, so that no two different entries look the same and no entry can stop the sealing.
 */
public final class CanonicalEntry {

    /** What {@link #of(ResultSet)} reads, of {@code audit_entry e}. */
    static final String COLUMNS = """
            e.entry_id::text, e.service, e.actor_id, e.actor_type, e.action_type, e.subject_type, e.subject_id,
            e.customer_id::text, e.engagement_id::text, e.agent_id::text, e.action_detail::text,
            e.decision_context::text, e.policy_decision_id::text, e.result, e.correlation_id::text,
            e.causation_id::text, e.vector_clock::text, e.data_classification, e.source_number,
            encode(e.personal_sha256, 'hex') as personal_sha256, e.nonce,
            to_char(e.timestamp_utc at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as timestamp,
            to_char(e.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as recorded_at""";

    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    /** Fewer digits than this, without an exponent, are always exact enough. */
    private static final Pattern PERHAPS_INEXACT = Pattern.compile("[0-9.]{16}|[0-9][eE]");

    private final StringBuilder json = new StringBuilder(768).append('{');

    private CanonicalEntry() {}

    /** The canonical form of the row the result set is at. */
    static String of(ResultSet row) throws SQLException {
        var entry = new CanonicalEntry();
        entry.json("action_detail", row.getString("action_detail"));
        entry.text("action_type", row.getString("action_type"));
        entry.text("actor_id", row.getString("actor_id"));
        entry.text("actor_type", row.getString("actor_type"));
        entry.text("agent_id", row.getString("agent_id"));
        entry.text("causation_id", row.getString("causation_id"));
        entry.text("correlation_id", row.getString("correlation_id"));
        entry.text("customer_id", row.getString("customer_id"));
        entry.text("data_classification", row.getString("data_classification"));
        entry.json("decision_context", row.getString("decision_context"));
        entry.text("engagement_id", row.getString("engagement_id"));
        entry.text("entry_id", row.getString("entry_id"));
        entry.text("personal_sha256", row.getString("personal_sha256"));
        entry.text("policy_decision_id", row.getString("policy_decision_id"));
        entry.text("recorded_at", row.getString("recorded_at"));
        entry.text("result", row.getString("result"));
        entry.text("service", row.getString("service"));
        // a text: it may grow beyond what a double counts
        entry.text("source_number", row.getString("source_number"));
        entry.text("subject_id", row.getString("subject_id"));
        entry.text("subject_type", row.getString("subject_type"));
        entry.text("timestamp", row.getString("timestamp"));
        entry.json("vector_clock", row.getString("vector_clock"));
        return entry.json.append('}').toString();
    }

    /**
     * What a leaf commits to: SHA-256 over nonce and canonical entry. The nonce keeps anybody who guesses an entry from
     * proving the guess against a public tile.
     */
    public static Hash commitment(byte[] nonce, String canonical) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(nonce);
            return Hash.of(digest.digest(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private void name(String name) {
        if (json.length() > 1) {
            json.append(',');
        }
        json.append('"').append(name).append("\":");
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            quoted(value);
        }
    }

    private void json(String name, @Nullable String value) {
        if (value != null) {
            name(name);
            var canonical = exact(value);
            if (canonical == null) {
                quoted(value);
            } else {
                json.append(canonical);
            }
        }
    }

    /** RFC 8785, 3.2.2.2. */
    private void quoted(String value) {
        json.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\b' -> json.append("\\b");
                case '\t' -> json.append("\\t");
                case '\n' -> json.append("\\n");
                case '\f' -> json.append("\\f");
                case '\r' -> json.append("\\r");
                default -> {
                    if (c < ' ') {
                        json.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }

    /** The canonical form of what PostgreSQL calls this JSON; null where RFC 8785 has none that says the same. */
    static @Nullable String exact(String value) {
        try {
            if (PERHAPS_INEXACT.matcher(value).find() && !isExact(EXACT.readTree(value))) {
                return null;
            }
            return CanonicalJson.canonicalized(value);
        } catch (IllegalArgumentException | JacksonException _) {
            return null;
        }
    }

    private static boolean isExact(JsonNode node) {
        if (node.isNumber()) {
            var written = node.decimalValue();
            double value = written.doubleValue();
            return Double.isFinite(value) && new BigDecimal(Double.toString(value)).compareTo(written) == 0;
        }
        for (var child : node) {
            if (!isExact(child)) {
                return false;
            }
        }
        return true;
    }
}
