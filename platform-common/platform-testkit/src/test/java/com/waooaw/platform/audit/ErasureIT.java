package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Personal;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogPurge;
import com.waooaw.platform.kernel.Cause;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A person is erased: what was written of them is gone, and every proof is as it was. */
class ErasureIT {

    @TempDir
    Path folder;

    final FreshLog fresh = FreshLog.create();
    final MasterKey master = MasterKey.of(MasterKey.random());
    final PersonalData reader = new PersonalData(fresh.system(), master);

    @Test
    void anErasedPersonIsGoneAndEveryProofStillHolds() {
        var ofAnna = write("anna", Map.of("email", "anna@example.org", "age", 44));
        var alsoOfAnna = write("anna", Map.of("phone", "+49 1"));
        var ofBert = write("bert", Map.of("email", "bert@example.org"));
        fresh.sealer(new LogFolder(folder)).seal();
        var before = fresh.log().checkpoint().orElseThrow();
        assertThat(reader.read(ofAnna)).contains(Map.of("email", "anna@example.org", "age", 44));

        assertThat(erase("anna")).isEqualTo(1);

        assertThat(reader.read(ofAnna)).isEmpty();
        assertThat(reader.read(alsoOfAnna)).isEmpty();
        assertThat(reader.read(ofBert)).contains(Map.of("email", "bert@example.org"));
        assertThat(fresh.verify(before).findings()).isEmpty();
        assertThat(fresh.log().checkpoint()).contains(before);
        assertThat(erase("anna")).as("a second time").isZero();
        assertThat(SignedNote.parse(before).verified(FreshLog.SIGNER.key())).contains("\n3\n");
    }

    @Test
    void whoComesBackGetsANewKeyAndTheOldDataStaysGone() {
        var before = write("anna", Map.of("email", "anna@example.org"));
        erase("anna");
        var after = write("anna", Map.of("email", "anna@example.com"));

        assertThat(reader.read(before)).isEmpty();
        assertThat(reader.read(after)).contains(Map.of("email", "anna@example.com"));
    }

    @Test
    void whatIsPurgedTakesItsDataWithItAndTheLastOfItTheKey() {
        var ofAnna = write("anna", Map.of("email", "anna@example.org"));
        var ofBert = write("bert", Map.of("email", "bert@example.org"));
        fresh.append(0, 254);
        fresh.age();
        fresh.tamper("update audit_log.audit_subject_key set created_at = created_at - interval '8 years'");
        var later = write("bert", Map.of("email", "bert@example.com"));
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        fresh.archive(0, 256, folder.resolve("archive"));
        assertThat(reader.read(ofAnna)).isPresent();

        assertThat(fresh.purge(folder.resolve("archive"))).isInstanceOf(LogPurge.Purged.class);

        assertThat(reader.read(ofAnna)).isEmpty();
        assertThat(reader.read(ofBert)).isEmpty();
        assertThat(reader.read(later)).contains(Map.of("email", "bert@example.com"));
        assertThat(fresh.system()
                        .sql("select subject from audit_log.audit_subject_key")
                        .query(String.class)
                        .list())
                .containsExactly("bert");
        assertThat(erase("bert")).isEqualTo(1);
        assertThat(reader.read(later)).isEmpty();
        assertThat(reader.read(write("anna", Map.of("email", "anna@example.net"))))
                .isPresent();
        assertThat(fresh.verify().findings()).isEmpty();
    }

    @Test
    void aPurgeLeavesAKeyToWhoeverIsAboutToWriteUnderIt() throws SQLException {
        write("anna", Map.of("email", "anna@example.org"));
        fresh.append(0, 255);
        fresh.age();
        fresh.tamper("update audit_log.audit_subject_key set created_at = created_at - interval '8 years'");
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        fresh.archive(0, 256, folder.resolve("archive"));
        UUID later;
        try (var writing = fresh.connection("governance_app").getConnection()) {
            writing.setAutoCommit(false);
            var jdbc = JdbcClient.create(new SingleConnectionDataSource(writing, true));
            jdbc.sql("select key_id from audit_log.subject_key('anna', gen_random_uuid(), 'wrapped')")
                    .query(UUID.class)
                    .single();

            assertThat(fresh.purge(folder.resolve("archive"))).isInstanceOf(LogPurge.Purged.class);

            later = write(jdbc, "anna", Map.of("email", "anna@example.net"));
            writing.commit();
        }
        assertThat(reader.read(later)).contains(Map.of("email", "anna@example.net"));
    }

    @Test
    void nothingOfAPersonIsInTheEntryOrReadableInTheDatabase() {
        var entryId = write("anna", Map.of("email", "anna@example.org"));
        fresh.sealer(new LogFolder(folder)).seal();

        assertThat(fresh.log().opened(0).orElseThrow().canonical())
                .contains("\"personal_sha256\":\"", entryId.toString())
                .doesNotContain("anna@");
        var dump = fresh.system()
                .sql("select encode(ciphertext, 'escape') from audit_log.audit_personal")
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain("anna");
    }

    @Test
    void anotherMasterKeyOrAChangedCiphertextReadsNothing() {
        var entryId = write("anna", Map.of("email", "anna@example.org"));
        var other = new PersonalData(fresh.system(), MasterKey.of(MasterKey.random()));
        assertThatIllegalArgumentException().isThrownBy(() -> other.read(entryId));

        fresh.tamper(
                "update audit_log.audit_personal set ciphertext = set_byte(ciphertext, 20, get_byte(ciphertext, 20) # 1)");
        assertThatIllegalArgumentException().isThrownBy(() -> reader.read(entryId));
    }

    @Test
    void withoutAMasterKeyNothingOfAPersonIsWritten() {
        var log = new DatabaseAuditLog(
                fresh.as("governance_app"),
                Clock.systemUTC(),
                "governance",
                new PersonalData(fresh.as("governance_app"), null));
        assertThatIllegalStateException()
                .isThrownBy(() -> log.append(entry(UUID.randomUUID()).about(new Personal("anna", Map.of("a", 1)))));
        assertThat(fresh.system()
                        .sql("select count(*) from audit_log.audit_entry")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void everyFieldOfAnEntryIsKept() {
        var entryId = UUID.randomUUID();
        var policyDecision = UUID.randomUUID();
        new DatabaseAuditLog(fresh.as("governance_app"), Clock.systemUTC(), "governance", reader)
                .append(entry(entryId)
                        .because(Map.of("rule", "V-04", "authority", "platform_governor"), policyDecision)
                        .at(Map.of("governance", 7L)));
        fresh.sealer(new LogFolder(folder)).seal();

        assertThat(fresh.log().opened(0).orElseThrow().canonical())
                .contains("\"decision_context\":{\"authority\":\"platform_governor\",\"rule\":\"V-04\"}")
                .contains("\"policy_decision_id\":\"" + policyDecision + "\"")
                .contains("\"vector_clock\":{\"governance\":7}");
    }

    private int erase(String subject) {
        return fresh.system()
                .sql("select audit_log.erase_subject(:subject)")
                .param("subject", subject)
                .query(Integer.class)
                .single();
    }

    private UUID write(String subject, Map<String, Object> data) {
        return write(fresh.as("governance_app"), subject, data);
    }

    private UUID write(JdbcClient jdbc, String subject, Map<String, Object> data) {
        var entryId = UUID.randomUUID();
        new DatabaseAuditLog(jdbc, Clock.systemUTC(), "governance", new PersonalData(jdbc, master))
                .append(entry(entryId).about(new Personal(subject, data)));
        return entryId;
    }

    private static AuditEntry entry(UUID entryId) {
        return AuditEntry.internal(
                entryId,
                "governance",
                ActorType.SYSTEM,
                "data_access",
                "person",
                "p1",
                Map.of("n", 1),
                Result.SUCCEEDED,
                Cause.root(UUID.randomUUID()));
    }
}
