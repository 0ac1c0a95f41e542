package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.ExportedLog;
import com.waooaw.platform.audit.seal.Finding;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogExport;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody with every right to the database, or to an exported folder, changes something; the verifier says what. */
class TamperIT {

    static final int ENTRIES = 600;

    private static final String PURGED_256 =
            "{\"action_detail\":{\"from\":0,\"root\":\"%s\",\"to\":256},\"action_type\":\"audit_purged\"}";

    @TempDir
    Path folder;

    final FreshLog fresh = FreshLog.create();
    String remembered = "";

    @BeforeEach
    void seal() {
        var sealer = fresh.sealer(new LogFolder(folder.resolve("public")));
        fresh.append(0, 250);
        sealer.seal();
        remembered = fresh.log().checkpoint().orElseThrow();
        fresh.append(250, ENTRIES);
        sealer.seal();
    }

    @Test
    void anIntactLogIsFoundIntact() {
        var verification = fresh.verify(remembered);

        assertThat(verification.findings()).isEmpty();
        assertThat(verification.leaves()).isEqualTo(ENTRIES);
        assertThat(verification.checkpoint()).extracting(Checkpoint::size).isEqualTo(600L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_log.audit_entry set actor_id = 'somebody else' where id = 124                      | ENTRY_CHANGED",
                "update audit_log.audit_entry set action_detail = jsonb_set(action_detail, '{n}', '124') where id = 124 | ENTRY_CHANGED",
                "update audit_log.audit_entry set timestamp_utc = timestamp_utc + interval '1 microsecond' where id = 124 | ENTRY_CHANGED",
                "update audit_log.audit_entry set recorded_at = recorded_at + interval '1 microsecond' where id = 124 | ENTRY_CHANGED",
                "update audit_log.audit_entry set customer_id = gen_random_uuid() where id = 124                  | ENTRY_CHANGED",
                "update audit_log.audit_entry set vector_clock = '{\"a\": 1}' where id = 124                      | ENTRY_CHANGED",
                "update audit_log.audit_entry set nonce = set_byte(nonce, 3, get_byte(nonce, 3) # 1) where id = 124 | ENTRY_CHANGED",
                "update audit_log.audit_leaf set commitment = set_byte(commitment, 3, get_byte(commitment, 3) # 1) where id = 124 | ENTRY_CHANGED",
                "delete from audit_log.audit_entry where id = 124                                                 | ENTRY_MISSING",
                "delete from audit_log.audit_leaf where id = 124                                                  | LEAF_MISSING",
                "update audit_log.audit_tile set hashes = set_byte(hashes, 100, get_byte(hashes, 100) # 1) where level = 0 and idx = 1 | TILE_CHANGED",
                "update audit_log.audit_tile set hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) where level = 1 | TILE_CHANGED",
                "update audit_log.audit_tile set hashes = substr(hashes, 1, 32) where level = 0 and idx = 2       | TILE_CHANGED",
                "delete from audit_log.audit_tile where level = 0 and idx = 0                                     | TILE_CHANGED",
                "update audit_log.audit_checkpoint set note = replace(note, '600', '500') where size = 600        | CHECKPOINT_FORGED",
                "update audit_log.audit_checkpoint set note = replace(note, '250', '251') where size = 250        | CHECKPOINT_FORGED",
                "delete from audit_log.audit_checkpoint                                                           | CHECKPOINT_MISSING"
            })
    void whatWasChangedIsFound(String statement, Kind expected) {
        fresh.tamper(statement);

        assertThat(kinds(fresh.verify())).contains(expected);
    }

    @Test
    void oneChangedByteIsFoundWhereItIs() {
        fresh.tamper("update audit_log.audit_entry set actor_id = 'Actor-77' where actor_id = 'actor-77'");

        assertThat(fresh.verify().findings()).singleElement().satisfies(found -> {
            assertThat(found.index()).isEqualTo(77);
            assertThat(found.kind()).isEqualTo(Kind.ENTRY_CHANGED);
        });
    }

    @Test
    void aSwappedPairIsFound() {
        fresh.tamper(
                "alter table audit_log.audit_entry alter id drop identity",
                "update audit_log.audit_entry set id = id + 100000 where id = 10",
                "update audit_log.audit_entry set id = 10 where id = 11",
                "update audit_log.audit_entry set id = 11 where id = 100010");

        assertThat(kinds(fresh.verify())).containsExactly(Kind.ENTRY_CHANGED, Kind.ENTRY_CHANGED);
    }

    @Test
    void aSwappedPairIsFoundEvenIfItsLeavesWereSwappedToo() {
        fresh.tamper(
                "update audit_log.audit_leaf set leaf_index = leaf_index + 100000 where leaf_index = 10",
                "update audit_log.audit_leaf set leaf_index = 10 where leaf_index = 11",
                "update audit_log.audit_leaf set leaf_index = 11 where leaf_index = 100010");

        assertThat(kinds(fresh.verify())).contains(Kind.TILE_CHANGED, Kind.ROOT_DIFFERS);
    }

    @Test
    void aTruncatedTailIsFound() {
        fresh.tamper(
                "delete from audit_log.audit_entry e using audit_log.audit_leaf l where l.id = e.id and leaf_index >= 590",
                "delete from audit_log.audit_leaf where leaf_index >= 590");

        assertThat(kinds(fresh.verify())).contains(Kind.TRUNCATED);
    }

    @Test
    void aTailThatWasCutOffWithItsCheckpointIsFoundByWhoRemembers() {
        var newest = fresh.log().checkpoint().orElseThrow();
        fresh.tamper(
                "delete from audit_log.audit_entry e using audit_log.audit_leaf l where l.id = e.id and leaf_index >= 250",
                "delete from audit_log.audit_leaf where leaf_index >= 250",
                "delete from audit_log.audit_checkpoint where size > 250");

        assertThat(kinds(fresh.verify(newest))).contains(Kind.SHORTER_THAN_REMEMBERED);
    }

    @Test
    void aReplacedLogIsFoundByWhoRemembers() {
        var another = FreshLog.create();
        another.append(1000, 1000 + ENTRIES);
        another.sealer(new LogFolder(folder.resolve("another"))).seal();

        assertThat(another.verify().isIntact()).as("in itself it is a log").isTrue();
        assertThat(kinds(another.verify(remembered))).contains(Kind.ROOT_DIFFERS);
    }

    @Test
    void aLogSignedWithAnotherKeyIsFound() {
        var forger = com.waooaw.platform.audit.log.NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
        var forged = SignedNote.sign(new Checkpoint("waooaw.test/audit-log", 600, Hash.empty()).text(), forger);
        fresh.tamper("update audit_log.audit_checkpoint set note = '" + forged + "' where size = 600");

        assertThat(kinds(fresh.verify())).contains(Kind.CHECKPOINT_FORGED);
        assertThat(kinds(LogVerifier.verify(fresh.log(), forger.key(), List.of(remembered), 2)))
                .contains(Kind.NOT_THE_REMEMBERED_LOG);
    }

    @Test
    void anEntryThatCameInPastTheFunctionIsFound() {
        fresh.tamper("""
                insert into audit_log.audit_entry (entry_id, timestamp_utc, service, actor_id, actor_type, action_type,
                    subject_type, subject_id, action_detail, result, correlation_id, causation_id, data_classification)
                values (gen_random_uuid(), now(), 'x', 'x', 'system', 'x', 'x', 'x', '{}', 'succeeded',
                    gen_random_uuid(), gen_random_uuid(), 'internal')""");

        assertThat(kinds(fresh.verify())).containsExactly(Kind.UNACCOUNTED);
    }

    @Test
    void aLookAtWhatIsNewFindsWhatWasChangedThere() {
        var verified = Checkpoint.parse(SignedNote.parse(remembered).unverified());
        var log = fresh.log();
        assertThat(since(verified).isIntact()).isTrue();
        assertThat(since(verified).leaves()).isEqualTo(350);

        fresh.tamper("update audit_log.audit_entry set actor_id = 'x' where actor_id = 'actor-400'");
        assertThat(kinds(since(verified))).containsExactly(Kind.ENTRY_CHANGED);
        assertThat(kinds(LogVerifier.verifySince(
                        log, FreshLog.SIGNER.key(), new Checkpoint("x", 250, Hash.empty()), List.of(), 2)))
                .contains(Kind.ROOT_DIFFERS);
    }

    private Verification since(Checkpoint verified) {
        return LogVerifier.verifySince(fresh.log(), FreshLog.SIGNER.key(), verified, List.of(), 2);
    }

    @Test
    void anExportIsVerifiedWithNothingButTheKey() {
        var export = export();

        var verification = verify(export, remembered);
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.leaves()).isEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "entries/000000000000.tsv",
                "tile/0/000",
                "tile/0/002.p/88",
                "tile/1/000.p/2",
                "tile/entries/001",
                "checkpoint"
            })
    void oneFlippedBitAnywhereInAnExportIsFound(String file) throws IOException {
        var export = export();
        var target = export.resolve(file);
        var bytes = Files.readAllBytes(target);
        for (int at : List.of(0, bytes.length / 2, bytes.length - 2)) {
            var changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(target, changed);
            assertThat(verify(export).isIntact()).as("byte %d of %s", at, file).isFalse();
        }
        Files.write(target, bytes);
        assertThat(verify(export).isIntact()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"entries/000000000000.tsv", "tile/0/000", "tile/1/000.p/2", "tile/entries/002.p/88", "checkpoint"
            })
    void aFileThatIsMissingInAnExportIsFound(String file) throws IOException {
        var export = export();
        Files.delete(export.resolve(file));

        assertThat(verify(export, remembered).isIntact()).isFalse();
    }

    @Test
    void removedAndSwappedLinesOfAnExportAreFound() throws IOException {
        var export = export();
        var file = export.resolve("entries/000000000000.tsv");
        var lines = Files.readAllLines(file);

        var fewer = new ArrayList<>(lines);
        fewer.remove(300);
        Files.write(file, fewer);
        assertThat(kinds(verify(export))).containsExactly(Kind.ENTRY_MISSING);

        var swapped = new ArrayList<>(lines);
        swapped.set(7, lines.get(8).replaceFirst("^8", "7"));
        swapped.set(8, lines.get(7).replaceFirst("^7", "8"));
        Files.write(file, swapped);
        assertThat(kinds(verify(export))).containsExactly(Kind.ENTRY_CHANGED, Kind.ENTRY_CHANGED);

        // the order of the lines says nothing; the numbers in them do
        var shuffled = new ArrayList<>(lines);
        Collections.swap(shuffled, 7, 8);
        Files.write(file, shuffled);
        assertThat(verify(export).isIntact()).isTrue();

        Files.write(file, lines.subList(0, 590), StandardCharsets.UTF_8);
        assertThat(kinds(verify(export))).hasSize(10).containsOnly(Kind.ENTRY_MISSING);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPurgeThatOnlyASecondLineOfALeafTellsIsFound(boolean first) throws IOException {
        var export = export();
        var root = new TileTree(fresh.log().tiles(), 256).root();
        Files.writeString(export.resolve("purged"), "0\t256\t" + root + "\t300\n");
        var file = export.resolve("entries/000000000000.tsv");
        var lines = new ArrayList<>(Files.readAllLines(file).subList(256, ENTRIES));
        lines.add(first ? 0 : lines.size(), "300\t" + Hash.empty() + "\t" + PURGED_256.formatted(root));
        Files.write(file, lines);

        assertThat(kinds(verify(export))).contains(Kind.PURGE_FORGED, Kind.ENTRY_MISSING);
    }

    @Test
    void aPurgeThatAChangedLineTellsIsFound() throws IOException {
        var export = export();
        var root = new TileTree(fresh.log().tiles(), 256).root();
        Files.writeString(export.resolve("purged"), "0\t256\t" + root + "\t300\n");
        var file = export.resolve("entries/000000000000.tsv");
        var lines = new ArrayList<>(Files.readAllLines(file).subList(256, ENTRIES));
        lines.set(300 - 256, "300\t" + Hash.empty() + "\t" + PURGED_256.formatted(root));
        Files.write(file, lines);

        assertThat(kinds(verify(export))).contains(Kind.PURGE_FORGED, Kind.ENTRY_MISSING);
    }

    @Test
    void aSecondLineOfALeafIsFoundEvenIfItSaysTheSame() throws IOException {
        var export = export();
        var file = export.resolve("entries/000000000000.tsv");
        var lines = new ArrayList<>(Files.readAllLines(file));
        lines.add(lines.get(300));
        Files.write(file, lines);

        assertThat(verify(export).findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.ENTRY_CHANGED);
            assertThat(found.index()).isEqualTo(300);
        });
    }

    private Path export() {
        var export = folder.resolve("export");
        LogExport.export(fresh.system(), FreshLog.SIGNER.key(), export);
        return export;
    }

    private static Verification verify(Path export, String... remembered) {
        return LogVerifier.verify(new ExportedLog(export), FreshLog.SIGNER.key(), List.of(remembered), 2);
    }

    private static List<Kind> kinds(Verification verification) {
        return verification.findings().stream().map(Finding::kind).toList();
    }
}
