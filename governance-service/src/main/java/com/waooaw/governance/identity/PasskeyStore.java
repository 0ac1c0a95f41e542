package com.waooaw.governance.identity;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Passkeys and what they are to sign, as rows; called inside a transaction. */
@Repository
class PasskeyStore {

    private final JdbcClient jdbc;

    PasskeyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where somebody has it already. */
    boolean add(Passkey passkey) {
        return jdbc.sql("""
                        insert into passkey (
                            id, customer_id, subject, label, credential_id, credential, sign_count, backup_eligible,
                            created_at)
                        values (
                            :id, :customerId::uuid, :subject, :label, :credentialId, :credential, :signCount,
                            :backupEligible, :createdAt)
                        on conflict (credential_id) do nothing
                        """)
                        .param("id", passkey.id())
                        .param("customerId", passkey.customerId())
                        .param("subject", passkey.subject())
                        .param("label", passkey.label())
                        .param("credentialId", passkey.key().credentialId())
                        .param("credential", passkey.key().data())
                        .param("signCount", passkey.signCount())
                        .param("backupEligible", passkey.backupEligible())
                        .param("createdAt", passkey.createdAt().atOffset(UTC))
                        .update()
                == 1;
    }

    /** Of one person, the oldest first. */
    List<Passkey> of(String subject) {
        return jdbc.sql("select * from passkey where subject = :subject order by created_at, id")
                .param("subject", subject)
                .query(PasskeyStore::passkey)
                .list();
    }

    /** The one with this credential id, locked, if it is this person's. */
    Optional<Passkey> lock(String subject, byte[] credentialId) {
        return jdbc.sql("select * from passkey where subject = :subject and credential_id = :credentialId for update")
                .param("subject", subject)
                .param("credentialId", credentialId)
                .query(PasskeyStore::passkey)
                .optional();
    }

    void used(Passkey passkey, long signCount, Instant at) {
        jdbc.sql("update passkey set sign_count = :signCount, last_used_at = :at where id = :id")
                .param("signCount", signCount)
                .param("at", at.atOffset(UTC))
                .param("id", passkey.id())
                .update();
    }

    /** False where this person has no such key. */
    boolean forget(String subject, UUID id) {
        return jdbc.sql("delete from passkey where id = :id and subject = :subject")
                        .param("id", id)
                        .param("subject", subject)
                        .update()
                == 1;
    }

    /** Asks; what this person was asked before and can no longer answer is thrown away. */
    void ask(
            UUID id,
            Purpose purpose,
            @Nullable UUID customerId,
            String subject,
            byte[] challenge,
            Instant now,
            Instant expiresAt) {
        jdbc.sql("delete from passkey_challenge where subject = :subject and expires_at <= :now")
                .param("subject", subject)
                .param("now", now.atOffset(UTC))
                .update();
        jdbc.sql("""
                insert into passkey_challenge (
                    id, customer_id, subject, approval_id, act_hash, challenge, expires_at)
                values (
                    :id, :customerId::uuid, :subject, :approvalId::uuid, :actHash, :challenge, :expiresAt)
                """)
                .param("id", id)
                .param("customerId", customerId)
                .param("subject", subject)
                .param("approvalId", purpose.approvalId())
                .param("actHash", purpose.actHash())
                .param("challenge", challenge)
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }

    /** Uses a challenge up; false where it is not this person's for this, too old, or used. */
    boolean use(Purpose purpose, String subject, byte[] challenge, Instant at) {
        return jdbc.sql("""
                        update passkey_challenge set used_at = :at
                        where challenge = :challenge and subject = :subject and act_hash = :actHash
                          and approval_id is not distinct from :approvalId::uuid
                          and used_at is null and expires_at > :at
                        """)
                        .param("at", at.atOffset(UTC))
                        .param("challenge", challenge)
                        .param("subject", subject)
                        .param("actHash", purpose.actHash())
                        .param("approvalId", purpose.approvalId())
                        .update()
                == 1;
    }

    private static Passkey passkey(ResultSet row, int number) throws SQLException {
        return new Passkey(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("subject"),
                row.getString("label"),
                new Passkey.AttestedKey(row.getBytes("credential_id"), row.getBytes("credential")),
                row.getLong("sign_count"),
                row.getBoolean("backup_eligible"),
                instant(row, "created_at"),
                instantIfAny(row, "last_used_at"));
    }
}
