package com.waooaw.platform.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data of persons beside the log: each entry's encrypted under a key of its person, the keys wrapped by the master key.
 * The log commits to the ciphertext, so a proof needs no key; whoever destroys a key erases the person and breaks nothing.
 */
public final class PersonalData {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final @Nullable MasterKey master;

    /**
     * Personal data of a log.
     *
     * @param master null where this process may neither write nor read any
     */
    public PersonalData(JdbcClient jdbc, @Nullable MasterKey master) {
        this.jdbc = jdbc;
        this.master = master;
    }

    /**
     * Encrypts what belongs to an entry, in the caller's transaction; a person's first data makes that person's key.
     *
     * @throws IllegalStateException without a master key
     */
    Encrypted encrypt(String subject, UUID entryId, Map<String, Object> data) {
        var with = master();
        var proposed = UUID.randomUUID();
        var key = jdbc.sql("select key_id, wrapped from audit_log.subject_key(:subject, :keyId, :wrapped)")
                .param("subject", subject)
                .param("keyId", proposed)
                .param("wrapped", with.wrap(MasterKey.random(), bytes(proposed)))
                .query((row, _) -> key(row))
                .single();
        var clear = JSON.writeValueAsString(data).getBytes(StandardCharsets.UTF_8);
        return new Encrypted(
                key.keyId(), MasterKey.encrypt(with.unwrap(key.wrapped(), bytes(key.keyId())), clear, bytes(entryId)));
    }

    /**
     * The data of an entry. Needs a role that may read the log.
     *
     * @return empty where the entry has none, or its person was erased
     * @throws IllegalStateException without a master key
     * @throws IllegalArgumentException if the data was changed since
     */
    public Optional<Map<String, Object>> read(UUID entryId) {
        var with = master();
        return jdbc.sql("""
                        select k.key_id, k.wrapped, p.ciphertext
                        from audit_log.audit_entry e
                        join audit_log.audit_personal p on p.id = e.id
                        join audit_log.audit_subject_key k on k.key_id = p.key_id
                        where e.entry_id = :entryId and k.wrapped is not null
                        """)
                .param("entryId", entryId)
                .query((row, _) -> {
                    var key = key(row);
                    return MasterKey.decrypt(
                            with.unwrap(key.wrapped(), bytes(key.keyId())), row.getBytes("ciphertext"), bytes(entryId));
                })
                .optional()
                .map(clear -> map(new String(clear, StandardCharsets.UTF_8)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(String json) {
        return JSON.readValue(json, Map.class);
    }

    private MasterKey master() {
        if (master == null) {
            throw new IllegalStateException(
                    "there is no master key (waooaw.audit.master-key-file), so data of persons is neither written nor read");
        }
        return master;
    }

    private static Key key(ResultSet row) throws SQLException {
        return new Key(row.getObject("key_id", UUID.class), row.getBytes("wrapped"));
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    /** A key of a person, wrapped. */
    private static final class Key {

        private final UUID keyId;
        private final byte[] wrapped;

        Key(UUID keyId, byte[] wrapped) {
            this.keyId = keyId;
            this.wrapped = wrapped;
        }

        UUID keyId() {
            return keyId;
        }

        byte[] wrapped() {
            return wrapped;
        }
    }

    /** What is stored. */
    static final class Encrypted {

        private final UUID keyId;
        private final byte[] ciphertext;

        Encrypted(UUID keyId, byte[] ciphertext) {
            this.keyId = keyId;
            this.ciphertext = ciphertext;
        }

        UUID keyId() {
            return keyId;
        }

        byte[] ciphertext() {
            return ciphertext;
        }
    }
}
