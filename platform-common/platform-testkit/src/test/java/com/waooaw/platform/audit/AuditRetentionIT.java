package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.DatabaseLog.Opened;
import com.waooaw.platform.audit.seal.ExportedLog;
import com.waooaw.platform.audit.seal.Finding;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogArchive;
import com.waooaw.platform.audit.seal.LogExport;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogPurge.Outcome;
import com.waooaw.platform.audit.seal.LogPurge.Purged;
import com.waooaw.platform.audit.seal.LogPurge.PurgedBefore;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Partition;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.audit.seal.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** After seven years entries leave the log, and everything that was proven of them stays proven. */
class AuditRetentionIT {

    @TempDir
    Path folder;

    final FreshLog fresh = FreshLog.create();

    @Test
    void whatIsOldIsArchivedAndPurgedAndEveryProofStillHolds() {
        sealed(600, 700);
        var before = fresh.log().checkpoint().orElseThrow();
        assertThat(due()).contains(new Partition(0, 512));
        var archive = folder.resolve("archive");

        assertThat(fresh.archive(0, 512, archive).findings()).isEmpty();
        assertThat(fresh.entries()).as("an archive removes nothing").isEqualTo(700);
        assertThat(fresh.purge(archive)).isEqualTo(new Purged(new Partition(0, 512), 512));

        assertThat(fresh.entries()).isEqualTo(700 - 512 + 1);
        assertThat(fresh.verify(before).findings())
                .as("before the purge has its leaf")
                .isEmpty();
        sealer().seal();
        var after = fresh.verify(before);
        assertThat(after.findings()).isEmpty();
        assertThat(after.leaves()).isEqualTo(701);
        assertThat(after.purged()).isEqualTo(512);
        assertThat(due()).isEmpty();

        var archived = new ExportedLog(archive);
        for (int i : List.of(0, 255, 256, 511)) {
            assertThat(isProven(archived.find(id("entry " + i)).orElseThrow())).isTrue();
            assertThat(fresh.log().opened(i)).isEmpty();
        }
        assertThat(isProven(fresh.log().opened(600).orElseThrow())).isTrue();
        var said = fresh.log().opened(700).orElseThrow();
        assertThat(isProven(said)).isTrue();
        assertThat(said.canonical())
                .contains("\"action_type\":\"audit_purged\"", "\"actor_id\":\"alice\"", "\"service\":\"audit-log\"")
                .contains("\"entries\":512", "\"from\":0", "\"to\":512", "\"archived_size\":700");
    }

    @Test
    void anArchiveNeedsNothingButTheKey() {
        sealed(1100, 1100);
        assertThat(fresh.archive(256, 768, folder.resolve("archive")).isIntact())
                .isTrue();

        var found = LogVerifier.verify(new ExportedLog(folder.resolve("archive")), FreshLog.SIGNER.key(), List.of(), 2);
        assertThat(found.findings()).isEmpty();
        assertThat(found.from()).isEqualTo(256);
        assertThat(found.leaves()).isEqualTo(512);
        assertThat(found.checkpoint()).extracting(Checkpoint::size).isEqualTo(1100L);
        var archive = new ExportedLog(folder.resolve("archive"));
        for (int i = 256; i < 768; i += 17) {
            var opened = archive.find(id("entry " + i)).orElseThrow();
            assertThat(Proofs.includes(
                            Hash.leaf(opened.commitment().bytes()),
                            i,
                            1100,
                            head().root(),
                            new TileTree(archive.tiles(), 1100).inclusion(i)))
                    .as("leaf %d", i)
                    .isTrue();
        }
    }

    @Test
    void theNextPurgeBeginsWhereTheLastOneEnded() {
        sealed(1100, 1100);
        purged(0, 256);
        assertThat(due()).contains(new Partition(256, 1024));
        purged(256, 1024);
        assertThat(due()).isEmpty();
        sealer().seal();

        assertThat(fresh.verify().findings()).isEmpty();
        assertThat(fresh.verify().purged()).isEqualTo(1024);
    }

    @Test
    void aPurgeWhoseOwnEntryIsPurgedIsToldByTheNextOne() {
        sealed(300, 300);
        purged(0, 256);
        fresh.age();
        fresh.appendOld(300, 600);
        sealer().seal();
        assertThat(fresh.log().opened(300).orElseThrow().canonical()).contains("audit_purged");
        purged(256, 512);
        sealer().seal();

        assertThat(fresh.verify().findings()).isEmpty();
        assertThat(fresh.verify().purged()).isEqualTo(512);
        assertThat(export().findings()).isEmpty();
    }

    @Test
    void anExportSaysWhatWasPurgedAndIsVerifiedOffline() throws IOException {
        sealed(600, 700);
        purged(0, 512);
        assertThatIllegalStateException()
                .as("what the log says of the purge is not signed yet")
                .isThrownBy(this::export);
        sealer().seal();

        var found = export();
        assertThat(found.findings()).isEmpty();
        assertThat(found.purged()).isEqualTo(512);
        var says = folder.resolve("export/purged");
        var said = Files.readString(says);
        assertThat(said).startsWith("0\t512\t").endsWith("\t700\n");

        Files.writeString(says, said.replace("0\t512", "0\t256"));
        assertThat(verify(folder.resolve("export")).isIntact()).isFalse();
        Files.writeString(says, said + said.replace("0\t512", "512\t768"));
        assertThat(verify(folder.resolve("export")).findings())
                .extracting(Finding::kind)
                .containsExactly(Kind.PURGE_FORGED);
        Files.delete(says);
        assertThat(verify(folder.resolve("export")).findings())
                .hasSize(100)
                .allSatisfy(finding -> assertThat(finding.kind()).isEqualTo(Kind.ENTRY_MISSING));
    }

    @Test
    void anExportThatCameTooEarlyLeavesNothingInTheWayOfTheNext() {
        sealed(600, 700);
        purged(0, 512);
        var export = folder.resolve("export");
        assertThatIllegalStateException()
                .isThrownBy(() -> LogExport.export(fresh.system(), FreshLog.SIGNER.key(), export))
                .withMessageContaining("export it again");
        sealer().seal();

        LogExport.export(fresh.system(), FreshLog.SIGNER.key(), export);

        assertThat(verify(export).findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recorded_at = '2024-02-29 12:00:00+00'",
                "recorded_at = null, timestamp_utc = '2024-02-29 12:00:00+00'"
            })
    void ofAnEntryOfTheTwentyNinthOfFebruarySevenWholeYearsAreKept(String when) {
        fresh.append(0, 256);
        fresh.tamper("update audit_log.audit_entry set " + when);
        sealer().seal();

        assertThat(due("2031-02-28T23:59:59.999Z")).isEmpty();
        assertThat(due("2031-03-01T00:00:00.000Z")).contains(new Partition(0, 256));
    }

    @Test
    void whatIsNotSignedOrNotAFullTileIsNotDue() {
        fresh.appendOld(0, 255);
        sealer().seal();
        assertThat(due()).isEmpty();
        fresh.appendOld(255, 256);
        assertThat(due()).isEmpty();
        sealer().seal();
        assertThat(due()).contains(new Partition(0, 256));
    }

    @Test
    void whoeverIsKilledBetweenArchiveAndPurgeHasDoneNoHarm() throws IOException {
        sealed(600, 600);
        fresh.archive(0, 512, folder.resolve("killed"));
        Files.delete(folder.resolve("killed/checkpoint"));
        assertThat(fresh.purge(folder.resolve("killed"))).as("half an archive").isNotInstanceOf(Purged.class);
        fresh.archive(0, 512, folder.resolve("one"));
        fresh.archive(0, 512, folder.resolve("other"));
        assertThat(fresh.verify().isIntact()).isTrue();

        assertThat(fresh.purge(folder.resolve("other"))).isInstanceOf(Purged.class);
        assertThat(fresh.purge(folder.resolve("one"))).isEqualTo(new PurgedBefore(new Partition(0, 512)));
        assertThat(fresh.purge(folder.resolve("other"))).isEqualTo(new PurgedBefore(new Partition(0, 512)));
        assertThat(fresh.entries()).isEqualTo(600 - 512 + 1);
    }

    @Test
    void ofManyPurgersOnePurges() throws Exception {
        sealed(600, 600);
        fresh.archive(0, 512, folder.resolve("archive"));
        List<Outcome> outcomes;
        try (var purgers = Executors.newFixedThreadPool(4)) {
            Callable<Outcome> purge = () -> fresh.purge(folder.resolve("archive"));
            outcomes = purgers.invokeAll(Collections.nCopies(4, purge)).stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .toList();
        }
        assertThat(outcomes).hasOnlyElementsOfTypes(Purged.class, PurgedBefore.class);
        assertThat(outcomes).filteredOn(Purged.class::isInstance).hasSize(1);
        sealer().seal();
        assertThat(fresh.verify().findings()).isEmpty();
        assertThat(fresh.log().size()).isEqualTo(601);
    }

    @Test
    void aVerificationThatIsUnderWayWhileItIsPurgedFindsNoBreak() {
        sealed(600, 700);
        fresh.archive(0, 512, folder.resolve("archive"));
        var log = new PurgedMeanwhile(fresh.log(), () -> fresh.purge(folder.resolve("archive")));

        assertThat(LogVerifier.verify(log, FreshLog.SIGNER.key(), List.of(), 1).findings())
                .isEmpty();
        assertThat(fresh.entries()).isEqualTo(700 - 512 + 1);
    }

    @Test
    void anEntryThatWasPurgedIsNotTakenAgain() {
        var numbered = """
                select audit_log.append(:id, now(), 'industry-knowledge', 'a', 'system', 'x', 'y', 'z', null, null, null,
                    '{}', 'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal', p_source_number => 1)""";
        var first = UUID.randomUUID();
        assertThat(fresh.as("governance_app")
                        .sql(numbered)
                        .param("id", first)
                        .query(Boolean.class)
                        .single())
                .isTrue();
        sealed(300, 300);
        purged(0, 256);
        int entries = fresh.entries();

        fresh.append(0, 10);
        assertThat(fresh.as("governance_app")
                        .sql(numbered)
                        .param("id", first)
                        .query(Boolean.class)
                        .single())
                .isFalse();
        assertThatExceptionOfType(DataAccessException.class)
                .as("another entry of the same number")
                .isThrownBy(() -> fresh.as("governance_app")
                        .sql(numbered)
                        .param("id", UUID.randomUUID())
                        .query(Boolean.class)
                        .single());
        assertThat(fresh.entries()).isEqualTo(entries);
        assertThat(fresh.log().purgedLeafOf(first)).contains(0L);
        assertThat(fresh.log().purgedLeafOf(UUID.randomUUID())).isEmpty();
    }

    /** Old ones, then young ones, all with their leaves. */
    private void sealed(int old, int all) {
        fresh.appendOld(0, old);
        fresh.append(old, all);
        sealer().seal();
    }

    private void purged(long from, long to) {
        var archive = folder.resolve("archive-" + from);
        assertThat(fresh.archive(from, to, archive).findings()).isEmpty();
        assertThat(fresh.purge(archive)).isInstanceOf(Purged.class);
    }

    private Sealer sealer() {
        return fresh.sealer(new LogFolder(folder.resolve("public")));
    }

    private java.util.Optional<Partition> due() {
        return LogArchive.due(fresh.system(), FreshLog.SIGNER.key(), Clock.systemUTC());
    }

    private java.util.Optional<Partition> due(String now) {
        return LogArchive.due(fresh.system(), FreshLog.SIGNER.key(), Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private Verification export() {
        var export = folder.resolve("export");
        try (var files = Files.exists(export) ? Files.walk(export) : java.util.stream.Stream.<Path>empty()) {
            for (var file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        LogExport.export(fresh.system(), FreshLog.SIGNER.key(), export);
        return verify(export);
    }

    private static Verification verify(Path export) {
        return LogVerifier.verify(new ExportedLog(export), FreshLog.SIGNER.key(), List.of(), 2);
    }

    private Checkpoint head() {
        return Checkpoint.parse(
                SignedNote.parse(fresh.log().checkpoint().orElseThrow()).verified(FreshLog.SIGNER.key()));
    }

    /** In the log as it is now. */
    private boolean isProven(Opened opened) {
        var head = head();
        return Proofs.includes(
                Hash.leaf(opened.commitment().bytes()),
                opened.index(),
                head.size(),
                head.root(),
                new TileTree(fresh.log().tiles(), head.size()).inclusion(opened.index()));
    }

    private UUID id(String name) {
        return fresh.system()
                .sql("select md5(:name)::uuid")
                .param("name", name)
                .query(UUID.class)
                .single();
    }
}
