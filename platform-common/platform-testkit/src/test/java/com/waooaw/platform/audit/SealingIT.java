package com.waooaw.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TileTree;
import com.waooaw.platform.audit.seal.Finding.Kind;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.audit.seal.LogPublication;
import com.waooaw.platform.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

class SealingIT {

    @TempDir
    Path folder;

    final FreshLog fresh = FreshLog.create();

    @Test
    void everyEntryGetsALeafAndAProof() {
        var sealer = fresh.sealer(new LogFolder(folder));
        fresh.append(0, 300);
        assertThat(sealer.seal()).isEqualTo(300);
        fresh.append(300, 700);
        assertThat(sealer.seal()).isEqualTo(400);
        assertThat(sealer.seal()).isZero();

        var head = head();
        assertThat(head.size()).isEqualTo(700);
        var tree = new TileTree(fresh.log().tiles(), 700);
        for (int leaf : List.of(0, 255, 256, 299, 300, 699)) {
            var opened = fresh.log().opened(leaf).orElseThrow();
            assertThat(opened.canonical())
                    .isEqualTo(CanonicalJson.canonicalized(opened.canonical()))
                    .contains("\"actor_id\":\"actor-" + leaf + "\"")
                    .contains("\"timestamp\":\"2026-11-21T08:");
            assertThat(Proofs.includes(
                            Hash.leaf(opened.commitment().bytes()), leaf, 700, head.root(), tree.inclusion(leaf)))
                    .isTrue();
        }
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void anEntryThatIsSentTwiceIsOneLeaf() {
        fresh.append(0, 10);
        fresh.append(0, 10);
        fresh.sealer(new LogFolder(folder)).seal();
        fresh.append(5, 12);
        fresh.sealer(new LogFolder(folder)).seal();

        assertThat(head().size()).isEqualTo(12);
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void aTransactionThatStaysOpenStopsNobodyAndItsEntryComesAfterWhatWasSealed() throws SQLException {
        try (Connection open = fresh.connection("governance_app").getConnection();
                Connection elsewhere = TestDatabase.superuser("postgres").getConnection();
                var appending = open.createStatement();
                var reading = elsewhere.createStatement()) {
            elsewhere.setAutoCommit(false);
            reading.execute("select txid_current()");
            open.setAutoCommit(false);
            appending.execute("""
                    select audit_log.append(gen_random_uuid(), now(), 'governance', 'slow', 'system', 'x', 'y', 'z', null,
                        null, null, '{}', 'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal')""");
            fresh.append(0, 5);
            var sealer = fresh.sealer(new LogFolder(folder));
            assertThat(sealer.seal()).isEqualTo(5);
            open.commit();
            assertThat(sealer.seal()).isEqualTo(1);
        }
        assertThat(fresh.log().opened(5).orElseThrow().canonical()).contains("\"actor_id\":\"slow\"");
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void anEffectIsNeverSealedBeforeItsCause() {
        var sealer = fresh.sealer(new LogFolder(folder));
        for (int i = 0; i < 40; i += 4) {
            fresh.append(i, i + 4);
            sealer.seal();
        }
        var order = fresh.system()
                .sql("select id from audit_log.audit_leaf order by leaf_index")
                .query(Long.class)
                .list();
        assertThat(order).hasSize(40).isSorted();
    }

    @Test
    void ofManyCheckpointsSomeAreVerified() {
        var sealer = fresh.sealer(new LogFolder(folder));
        for (int i = 0; i < 130; i++) {
            fresh.append(i, i + 1);
            sealer.seal();
        }
        assertThat(fresh.log().checkpoints(0, 130)).hasSize(43);
        assertThat(fresh.log().checkpoints(100, 130)).hasSize(30);
        assertThat(fresh.log().checkpoints(130, 200)).isEmpty();
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void ofManySealersOneSealsAndEveryEntryGetsOneLeaf() throws Exception {
        fresh.append(0, 500);
        var work = java.util.Collections.<Callable<Integer>>nCopies(
                8, () -> fresh.sealer(new LogFolder(folder)).seal());
        try (var threads = Executors.newFixedThreadPool(8)) {
            int sealed = 0;
            for (var one : threads.invokeAll(work)) {
                sealed += one.get();
            }
            assertThat(sealed).isEqualTo(500);
        }
        assertThat(head().size()).isEqualTo(500);
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void whatCouldNotBePublishedIsPublishedByTheNext() {
        var broken = new LogPublication() {
            @Override
            public Optional<String> checkpoint() {
                return Optional.empty();
            }

            @Override
            public void put(TilePath tile, byte[] bytes) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void publish(String note) {}
        };
        fresh.append(0, 10);
        assertThatIllegalStateException().isThrownBy(() -> fresh.sealer(broken).seal());
        assertThat(head().size()).isEqualTo(10);

        var publication = new LogFolder(folder);
        assertThat(fresh.sealer(publication).seal()).isZero();
        assertThat(publication.checkpoint()).isEqualTo(fresh.log().checkpoint());
    }

    @Test
    void whatWasNumberedAndNotSignedIsSignedByTheNext() {
        fresh.append(0, 10);
        fresh.sealer(new LogFolder(folder)).seal();
        fresh.append(10, 20);
        fresh.sealer(new LogFolder(folder)).seal();
        // as after a kill between the commit of the leaves and the signature
        fresh.tamper("delete from audit_log.audit_checkpoint where size = 20");
        fresh.sealer(new LogFolder(folder.resolve("other"))).seal();

        assertThat(head().size()).isEqualTo(20);
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    @Test
    void thePublishedFilesAreTheTree() {
        var sealer = fresh.sealer(new LogFolder(folder));
        fresh.append(0, 200);
        sealer.seal();
        assertThat(folder.resolve("tile/0/000.p/200")).exists();
        fresh.append(200, 600);
        sealer.seal();

        assertThat(folder.resolve("tile/0/000")).hasSize(8192);
        assertThat(folder.resolve("tile/0/000.p")).doesNotExist();
        assertThat(folder.resolve("tile/0/001")).hasSize(8192);
        assertThat(folder.resolve("tile/0/002.p/88")).hasSize(88 * 32);
        assertThat(folder.resolve("tile/1/000.p/2")).hasSize(64);
        assertThat(folder.resolve("tile/entries/002.p/88")).hasSize(88 * 34);
        assertThat(folder.resolve("checkpoint"))
                .content()
                .startsWith("waooaw.test/audit-log\n600\n")
                .isEqualTo(fresh.log().checkpoint().orElseThrow());
    }

    @Test
    void twoRootsForOneSizeAreImpossible() {
        fresh.append(0, 10);
        fresh.sealer(new LogFolder(folder)).seal();

        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> fresh.system()
                        .sql("select audit_log.put_checkpoint(10, sha256('x'), 'y')::text")
                        .query(String.class)
                        .list())
                .withMessageContaining("another root");
    }

    @Test
    void leavesAreNumberedWithoutAGapAndOnlyOnce() {
        fresh.append(0, 3);
        fresh.sealer(new LogFolder(folder)).seal();

        for (var call : List.of(
                "select audit_log.seal(5, array[1], array[sha256('x')])::text",
                "select audit_log.seal(3, array[1], array[sha256('x')])::text",
                "select audit_log.seal(3, array[99], array[sha256('x')])::text")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(call)
                    .isThrownBy(
                            () -> fresh.system().sql(call).query(String.class).list());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_log.audit_leaf set commitment = sha256('x')",
                "delete from audit_log.audit_leaf",
                "truncate audit_log.audit_leaf",
                "update audit_log.audit_checkpoint set note = 'x'",
                "delete from audit_log.audit_checkpoint",
                "update audit_log.audit_tile set hashes = sha256('x')",
                "update audit_log.audit_tile set hashes = substr(hashes, 1, 32)",
                "delete from audit_log.audit_tile",
                "delete from audit_log.audit_verification",
                "delete from audit_log.audit_subject_key",
                "update audit_log.audit_personal set ciphertext = 'x'"
            })
    void nobodyChangesWhatWasSealed(String change) {
        fresh.append(0, 3);
        fresh.as("governance_app")
                .sql("select key_id from audit_log.subject_key('anna', gen_random_uuid(), 'wrapped')")
                .query(java.util.UUID.class)
                .single();
        fresh.sealer(new LogFolder(folder)).seal();
        for (var role : List.of("governance_app", "governance_system", "audit_owner")) {
            assertThatExceptionOfType(DataAccessException.class)
                    .as(role)
                    .isThrownBy(() -> fresh.as(role).sql(change).update());
        }
    }

    @Test
    void aDatabaseThatWentBackInTimeSignsNothing() {
        var publication = new LogFolder(folder);
        fresh.append(0, 10);
        fresh.sealer(publication).seal();
        assertThat(fresh.sealer(publication).contradictions()).isEmpty();

        // the same published files, and a database that knows nothing of them
        var younger = FreshLog.create();
        younger.append(0, 4);
        assertThat(younger.sealer(publication).contradictions())
                .singleElement()
                .satisfies(found -> assertThat(found.kind()).isEqualTo(Kind.SHORTER_THAN_REMEMBERED));
        // not even when it has more than was published
        younger.append(4, 30);
        assertThatIllegalStateException()
                .isThrownBy(() -> younger.sealer(publication).seal())
                .withMessageContaining("another log");
        assertThat(publication.checkpoint()).isEqualTo(fresh.log().checkpoint());
        assertThat(younger.sealer(publication).contradictions())
                .anySatisfy(found -> assertThat(found.kind()).isEqualTo(Kind.NOT_THE_REMEMBERED_LOG));
    }

    @Test
    void aTimeInTheFarFutureIsKeptAndEndlessTimeRefused() {
        var append = """
                select audit_log.append(gen_random_uuid(), :at::timestamptz, 'governance', 'a', 'system', 'x', 'y', 'z',
                    null, null, null, '{}', 'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal')""";
        fresh.as("governance_app")
                .sql(append)
                .param("at", "12026-01-01T00:00:00Z")
                .query(Boolean.class)
                .single();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> fresh.as("governance_app")
                        .sql(append)
                        .param("at", "infinity")
                        .query(Boolean.class)
                        .single());
        fresh.sealer(new LogFolder(folder)).seal();

        assertThat(fresh.log().opened(0).orElseThrow().canonical())
                .contains("\"timestamp\":\"12026-01-01T00:00:00.000000Z\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"n\": 9007199254740993}", "{\"n\": 1e400}", "{\"a\": [0.12345678901234567891]}", "5"})
    void anEntryThatCanonicalJsonCannotSayIsSealedAsItsText(String detail) {
        fresh.as("governance_app")
                .sql("""
                        select audit_log.append(gen_random_uuid(), now(), 'governance', 'a', 'system', 'x', 'y', 'z',
                            null, null, null, :detail::jsonb, 'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal')
                        """)
                .param("detail", detail)
                .query(Boolean.class)
                .single();
        assertThat(fresh.sealer(new LogFolder(folder)).seal()).isEqualTo(1);
        assertThat(fresh.log().opened(0).orElseThrow().canonical()).startsWith("{\"action_detail\":\"");
        assertThat(fresh.verify().isIntact()).isTrue();
    }

    private Checkpoint head() {
        return Checkpoint.parse(
                SignedNote.parse(fresh.log().checkpoint().orElseThrow()).verified(FreshLog.SIGNER.key()));
    }
}
