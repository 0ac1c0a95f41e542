package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.ExportedLog;
import com.waooaw.platform.audit.seal.Finding;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogArchive;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogPurge;
import com.waooaw.platform.audit.seal.LogPurge.Outcome;
import com.waooaw.platform.audit.seal.LogPurge.Purged;
import com.waooaw.platform.audit.seal.LogPurge.Refused;
import com.waooaw.platform.audit.seal.LogVerifier;
import com.waooaw.platform.audit.seal.Partition;
import com.waooaw.platform.database.Provisioning;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** Nothing leaves the log but by a purge that the log itself tells, and no purge happens but of what it may be. */
class PurgeRefusedIT {

    static final int ENTRIES = 700;

    @TempDir
    Path folder;

    final FreshLog fresh = FreshLog.create();
    Path archive = Path.of("");

    @BeforeEach
    void archive() {
        fresh.appendOld(0, 600);
        fresh.append(600, ENTRIES);
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        archive = folder.resolve("archive");
        fresh.archive(0, 512, archive);
    }

    @Test
    void anArchiveWithOneFlippedBitOrWithoutAFilePurgesNothing() throws IOException {
        List<Path> files;
        try (var walked = Files.walk(archive)) {
            // the key is there for whoever finds the archive; nobody believes it
            files = walked.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("key"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(7);
        for (var file : files) {
            var bytes = Files.readAllBytes(file);
            for (int at : List.of(0, bytes.length / 2, bytes.length - 1)) {
                var changed = bytes.clone();
                changed[at] ^= 1;
                Files.write(file, changed);
                refuses(fresh.purge(archive), "archive");
            }
            Files.delete(file);
            refuses(fresh.purge(archive), "archive");
            Files.write(file, bytes);
        }
        assertThat(fresh.purge(archive)).isInstanceOf(Purged.class);
    }

    @Test
    void anArchiveOfAnotherLogPurgesNothing() {
        var another = FreshLog.create();
        another.appendOld(1000, 1600);
        another.sealer(new LogFolder(folder.resolve("another-public"))).seal();
        another.archive(0, 512, folder.resolve("another"));

        refuses(fresh.purge(folder.resolve("another")), "of another log");
        refuses(another.purge(archive), "of a log with 700 signed entries, and this one has 600");
        var stranger = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
        refuses(
                new LogPurge(fresh.system(), fresh.as("audit_owner"), stranger.key())
                        .purge(archive, "alice", Clock.systemUTC()),
                "not to be believed");
    }

    @Test
    void whatIsYoungerThanSevenYearsByTheClockOfTheDatabaseStays() {
        fresh.append(ENTRIES, 800);
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        var ahead = Clock.offset(Clock.systemUTC(), Duration.ofDays(8 * 366));
        var due = LogArchive.due(fresh.system(), FreshLog.SIGNER.key(), ahead).orElseThrow();
        assertThat(due).isEqualTo(new Partition(0, 768));
        LogArchive.archive(fresh.system(), FreshLog.SIGNER.key(), due, folder.resolve("ahead"));

        refuses(fresh.purger().purge(folder.resolve("ahead"), "alice", ahead), "recorded less than seven years ago");
    }

    @Test
    void aPurgeLeavesNoGapAndNoPartOfATile() throws IOException {
        fresh.archive(256, 512, folder.resolve("second"));
        refuses(fresh.purge(folder.resolve("second")), "the next purge begins at leaf 0, not 256");

        Files.writeString(archive.resolve("partition"), "0 300\n");
        refuses(fresh.purge(archive), "not whole tiles");
        assertThat(fresh.entries()).isEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_log.audit_entry set actor_id = 'x' where actor_id = 'actor-77' | is not what leaf 77 commits to",
                "delete from audit_log.audit_entry where actor_id = 'actor-77'               | the entry of leaf 77 is missing",
                "update audit_log.audit_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where level = 0 and idx = 1 | is not what the leaves make",
                "insert into audit_log.audit_verification (kind, from_index, size, intact, findings) values ('full', 0, 700, false, '[]') | found broken"
            })
    void whatWasChangedInTheLogIsNotMadeUnseen(String statement, String why) {
        fresh.tamper(statement);

        assertThat(fresh.purge(archive))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why())
                                .anySatisfy(sentence -> assertThat(sentence).contains(why)));
        assertThat(purges()).isZero();
    }

    @Test
    void anArchiveThatTellsOfAPurgeInPlaceOfItsEntriesPurgesNothing() throws IOException {
        var emptied = folder.resolve("emptied");
        fresh.archive(0, 256, emptied);
        var root = new TileTree(fresh.log().tiles(), 256).root();
        Files.writeString(emptied.resolve("purged"), "0\t256\t" + root + "\t300\n");
        Files.writeString(
                emptied.resolve("entries/000000000000.tsv"),
                "300\t" + root + "\t{\"action_detail\":{\"from\":0,\"root\":\"" + root
                        + "\",\"to\":256},\"action_type\":\"audit_purged\"}\n");

        assertThat(LogVerifier.verify(new ExportedLog(emptied), FreshLog.SIGNER.key(), List.of(), 2)
                        .findings())
                .extracting(Finding::kind)
                .hasSize(100)
                .containsOnly(Kind.ENTRY_MISSING);
        refuses(fresh.purge(emptied), "the archive: the entry of leaf 0 is missing");
    }

    /** Whoever calls has verified an archive, or says so. */
    @ParameterizedTest
    @CsvSource({
        "0, 300, leaves 0 to 299 are not whole tiles",
        "0, 0, are not whole tiles",
        "0, -256, are not whole tiles",
        "-256, 256, 'the next purge begins at leaf 0, not -256'",
        "256, 512, 'the next purge begins at leaf 0, not 256'",
        "0, 768, leaves 0 to 767 are not signed"
    })
    void theDatabaseItselfRefusesWhatAreNotTheNextWholeTiles(long from, long to, String why) {
        // the root of the log wherever there is one
        databaseRefuses(from, to, root(Math.clamp(to, 0, ENTRIES)), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delete from audit_log.audit_checkpoint                                      | leaves 0 to 511 are not signed",
                "delete from audit_log.audit_entry where actor_id = 'actor-77'               | of leaves 0 to 511 only 511 have an entry",
                "update audit_log.audit_entry set recorded_at = now() where actor_id = 'actor-77' | some were recorded less than seven years ago",
                "update audit_log.audit_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where level = 0 and idx = 1 | a tile of leaves 0 to 511 is not what they make",
                "update audit_log.audit_leaf set commitment = set_byte(commitment, 9, get_byte(commitment, 9) # 1) where leaf_index = 77 | a tile of leaves 0 to 511 is not what they make",
                "update audit_log.audit_tile set hashes = set_byte(hashes, 9, get_byte(hashes, 9) # 1) where level = 1 | the archive of leaves 0 to 511 has another root than the log"
            })
    void theDatabaseItselfRefusesToPurgeALogThatWasChanged(String statement, String why) {
        var root = root(512);
        fresh.tamper(statement);

        databaseRefuses(0, 512, root, why);
    }

    @Test
    void theDatabaseItselfRefusesAnotherRootAndTakesTheRightOne() {
        databaseRefuses(0, 512, root(256), "the archive of leaves 0 to 511 has another root than the log");

        assertThat(purgeDirectly(0, 512, root(512))).isEqualTo(512);
    }

    private void databaseRefuses(long from, long to, Hash root, String why) {
        int entries = fresh.entries();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> purgeDirectly(from, to, root))
                .withMessageContaining(why);
        assertThat(fresh.entries()).isEqualTo(entries);
        assertThat(purges()).isZero();
    }

    private long purgeDirectly(long from, long to, Hash root) {
        return fresh.as(Provisioning.AUDIT_LOG.owner())
                .sql("""
                        select audit_log.purge(:from, :to, :root, 700, gen_random_uuid(), now(), 'alice',
                            gen_random_uuid(), gen_random_uuid())
                        """)
                .param("from", from)
                .param("to", to)
                .param("root", root.bytes())
                .query(Long.class)
                .single();
    }

    private Hash root(long leaves) {
        return leaves == 0 ? Hash.empty() : new TileTree(fresh.log().tiles(), leaves).root();
    }

    @Test
    void aFolderThatIsNoArchivePurgesNothing() {
        refuses(fresh.purge(folder.resolve("public")), "is no archive");
        refuses(fresh.purge(folder.resolve("nowhere")), "is no archive");
        assertThatIllegalStateException()
                .isThrownBy(() -> LogVerifier.verify(
                        new ExportedLog(archive),
                        FreshLog.SIGNER.key(),
                        List.of(fresh.log().checkpoint().orElseThrow()),
                        2))
                .withMessageContaining("part of a log");
    }

    @Test
    void onlyTheOwnerOfTheLogMayPurge() {
        ServiceCatalogue.databases().stream()
                .filter(service -> service.database().equals("waooaw"))
                .flatMap(service -> Stream.of(service.owner(), service.app(), service.system()))
                .forEach(role -> assertThatExceptionOfType(DataAccessException.class)
                        .as(role)
                        .isThrownBy(() -> new LogPurge(fresh.system(), fresh.as(role), FreshLog.SIGNER.key())
                                .purge(archive, "alice", Clock.systemUTC())));
        assertThat(fresh.entries()).isEqualTo(ENTRIES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from audit_log.audit_entry where actor_id = 'actor-650'",
                "delete from audit_log.audit_entry",
                "update audit_log.audit_entry set result = 'failed'",
                "truncate audit_log.audit_entry",
                "delete from audit_log.audit_leaf where leaf_index = 3",
                "delete from audit_log.audit_tile",
                "delete from audit_log.audit_purge",
                "update audit_log.audit_purge set to_leaf = 768",
                "delete from audit_log.audit_purged",
                "truncate audit_log.audit_purged"
            })
    void aPurgeOpensNothingElse(String statement) {
        assertThat(fresh.purge(archive)).isInstanceOf(Purged.class);

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() ->
                        fresh.as(Provisioning.AUDIT_LOG.owner()).sql(statement).update());
    }

    @Test
    void aRowThatWasRemovedWithoutAPurgeIsStillFound() {
        fresh.purge(archive);
        fresh.tamper("delete from audit_log.audit_entry where actor_id = 'actor-512'");

        assertThat(fresh.verify().findings()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.ENTRY_MISSING);
            assertThat(found.index()).isEqualTo(512);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // no entry at all; an entry of something else; the entry of the purge before
                "999999",
                "(select id from audit_log.audit_entry order by id desc limit 1)",
                "(select max(entry) from audit_log.audit_purge)"
            })
    void aPurgeThatTheLogDoesNotTellIsFound(String entry) {
        fresh.purge(archive);
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        assertThat(fresh.verify().isIntact()).isTrue();
        fresh.append(ENTRIES, 1000);
        fresh.sealer(new LogFolder(folder.resolve("public"))).seal();
        fresh.tamper(
                "alter table audit_log.audit_purge drop constraint audit_purge_entry_key",
                "delete from audit_log.audit_entry e using audit_log.audit_leaf l"
                        + " where l.id = e.id and l.leaf_index between 512 and 767 and e.action_type <> 'audit_purged'",
                "insert into audit_log.audit_purge (from_leaf, to_leaf, root, entry)"
                        + " values (512, 768, sha256(''), " + entry + ")");

        assertThat(fresh.verify().findings())
                .extracting(Finding::kind)
                .contains(Kind.PURGE_FORGED)
                .contains(Kind.ENTRY_MISSING);
    }

    @Test
    void aRecordOfAPurgeThatDisappearsIsFound() {
        fresh.purge(archive);
        fresh.tamper("delete from audit_log.audit_purge");

        assertThat(fresh.verify().findings()).extracting(Finding::kind).contains(Kind.ENTRY_MISSING);
    }

    private void refuses(Outcome outcome, String why) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.why())
                                .anySatisfy(sentence -> assertThat(sentence).contains(why)));
        assertThat(purges()).isZero();
        assertThat(fresh.entries()).isGreaterThanOrEqualTo(ENTRIES);
    }

    private int purges() {
        return fresh.system()
                .sql("select count(*) from audit_log.audit_purge")
                .query(Integer.class)
                .single();
    }
}
