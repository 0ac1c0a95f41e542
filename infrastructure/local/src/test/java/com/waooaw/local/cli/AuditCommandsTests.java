package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.EntryBundle;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.log.TilePath;
import com.waooaw.platform.audit.log.TreeBuilder;
import com.waooaw.platform.audit.seal.CanonicalEntry;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.kernel.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands that doubt the audit log, on an exported folder and in front of a platform that lies. */
class AuditCommandsTests {

    @RegisterExtension
    final Platform platform = new Platform();

    private static final NoteSigner SIGNER = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
    private static final Hash NONCE = Hash.empty();

    @TempDir
    Path directory;

    @Test
    void anExportIsIntactWithItsKeyAndNothingElse() throws IOException {
        var export = exported(3);

        var ran = verify(export, "--key", SIGNER.key().toString());
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith("Intact: 3 entries of waooaw.test/audit-log, root ");

        var key = Files.writeString(directory.resolve("key.pub"), SIGNER.key() + "\n");
        var json = verify(export, "--key", key.toString(), "--json");
        assertThat(json.json().path("intact").asBoolean()).isTrue();
        assertThat(json.json().path("entries").asInt()).isEqualTo(3);
    }

    @Test
    void aChangedEntryIsExitCode1AndNamed() throws IOException {
        var export = exported(3);
        var entries = export.resolve("entries/000000000000.tsv");
        Files.writeString(entries, Files.readString(entries).replace(id(1), id(9)));

        var ran = verify(export, "--key", SIGNER.key().toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("entry_changed", "leaf 1").contains("NOT as it was signed: 1 findings.");
    }

    @Test
    void aShorterLogThanIsRememberedIsExitCode1() throws IOException {
        var export = exported(3);
        var remembered = Files.copy(export.resolve("checkpoint"), directory.resolve("remembered"));
        var shorter = exported(2);

        var ran = verify(shorter, "--key", SIGNER.key().toString(), "--remembered", remembered.toString(), "--json");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.json().path("findings").get(0).path("kind").asString()).isEqualTo("shorter_than_remembered");
    }

    @Test
    void aMissingFolderIsSaidToBeMissing() {
        var ran = verify(directory.resolve("nowhere"), "--key", SIGNER.key().toString());

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("there is no folder");
    }

    @Test
    void anEntryIsProvenHereAndALieIsNot() throws IOException {
        var proof = Map.of(
                "entry_id", id(0),
                "leaf_index", 0,
                "tree_size", 1,
                "entry", entry(0),
                "nonce", NONCE.toString(),
                "path", List.of(),
                "checkpoint", checkpoint(1));
        platform.on("GET", "/v1/audit/entries/*/proof", Json.write(proof)).start();

        var proven = platform.run("audit", "prove", id(0), "--key", SIGNER.key().toString());
        assertThat(proven.code()).isZero();
        assertThat(proven.out()).contains("Proven: leaf 0 of 1 in the log waooaw.test/audit-log.");
        assertThat(platform.asked).containsExactly("governor GET /v1/audit/entries/*/proof");

        var upperCase = platform.run(
                "audit",
                "prove",
                id(0).toUpperCase(Locale.ROOT),
                "--key",
                SIGNER.key().toString());
        assertThat(upperCase.out()).contains("Proven: leaf 0");
        assertThat(upperCase.code()).isZero();
        assertThat(platform.run("audit", "prove", "0", "--key", SIGNER.key().toString())
                        .code())
                .as("no id")
                .isEqualTo(2);

        // a proof of another entry than the one that was asked for
        var other = platform.run("audit", "prove", id(1), "--key", SIGNER.key().toString());
        assertThat(other.code()).isEqualTo(1);
        assertThat(other.out()).contains("NOT proven");

        var stranger = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
        var wrongKey =
                platform.run("audit", "prove", id(0), "--key", stranger.key().toString());
        assertThat(wrongKey.code()).isEqualTo(1);
        assertThat(wrongKey.err()).contains("not signed by");
    }

    @Test
    void aNewKeyIsForItsOwnerOnly() throws IOException {
        var file = directory.resolve("key");
        var ran = Platform.ran("audit", "new-key", "example.org/audit-log", file.toString());

        assertThat(ran.code()).isZero();
        assertThat(NoteSigner.parse(Files.readString(file)).key())
                .hasToString(ran.out().strip());
        assertThat(Files.getPosixFilePermissions(file))
                .extracting(Enum::name)
                .containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        assertThat(Platform.ran("audit", "new-key", "example.org/audit-log", file.toString())
                        .code())
                .as("what is there stays")
                .isEqualTo(1);
    }

    private static Platform.Ran verify(Path folder, String... options) {
        var arguments = new ArrayList<>(List.of("audit", "verify", "--from", folder.toString()));
        arguments.addAll(List.of(options));
        return Platform.ran(arguments.toArray(String[]::new));
    }

    private static String id(int i) {
        return Ids.of("entry", i).toString();
    }

    private static String entry(int i) {
        return "{\"entry_id\":\"" + id(i) + "\"}";
    }

    private static TreeBuilder tree(int size) {
        var tree = new TreeBuilder();
        for (int i = 0; i < size; i++) {
            tree.append(
                    Hash.leaf(CanonicalEntry.commitment(NONCE.bytes(), entry(i)).bytes()), (_, _) -> {});
        }
        return tree;
    }

    private static String checkpoint(int size) {
        return SignedNote.sign(
                new Checkpoint(SIGNER.key().name(), size, tree(size).root()).text(), SIGNER);
    }

    /** What an export of so few entries looks like. */
    private Path exported(int size) throws IOException {
        var folder = directory.resolve("export-" + size);
        var files = new LogFolder(folder);
        tree(size).partials(files::put);
        var commitments = new ArrayList<byte[]>();
        var lines = new StringBuilder();
        for (int i = 0; i < size; i++) {
            commitments.add(CanonicalEntry.commitment(NONCE.bytes(), entry(i)).bytes());
            lines.append(i)
                    .append('\t')
                    .append(NONCE)
                    .append('\t')
                    .append(entry(i))
                    .append('\n');
        }
        files.put(new TilePath(TilePath.ENTRIES, 0, size), EntryBundle.encode(commitments));
        Files.createDirectories(folder.resolve("entries"));
        Files.writeString(folder.resolve("entries/000000000000.tsv"), lines);
        files.publish(checkpoint(size));
        return folder;
    }
}
