package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of entries after seven years: an archive, and the commands that read it. */
class AuditArchiveCommandsTests {

    private static final NoteSigner SIGNER = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
    private static final Hash NONCE = Hash.empty();
    private static final int LEAVES = 300;

    @TempDir
    Path archive;

    /** What an archive of the first tile of a small log looks like. */
    @BeforeEach
    void archived() throws IOException {
        var files = new LogFolder(archive);
        var tree = new TreeBuilder();
        for (int i = 0; i < LEAVES; i++) {
            tree.append(Hash.leaf(commitment(i)), files::put);
        }
        tree.partials(files::put);
        files.put(
                new TilePath(TilePath.ENTRIES, 0, TilePath.FULL),
                EntryBundle.encode(IntStream.range(0, TilePath.FULL)
                        .mapToObj(AuditArchiveCommandsTests::commitment)
                        .toList()));
        var lines = new StringBuilder();
        for (int i = 0; i < TilePath.FULL; i++) {
            lines.append(i + "\t" + NONCE + "\t" + entry(i) + "\n");
        }
        Files.createDirectories(archive.resolve("entries"));
        Files.writeString(archive.resolve("entries/000000000000.tsv"), lines);
        Files.writeString(archive.resolve("partition"), "0 256\n");
        files.publish(SignedNote.sign(new Checkpoint(SIGNER.key().name(), LEAVES, tree.root()).text(), SIGNER));
    }

    @Test
    void anArchiveIsVerifiedWithItsKeyAndNothingElse() throws IOException {
        var ran = audit("verify", "--from", archive.toString());
        assertThat(ran.out()).startsWith("Intact: 256 entries of waooaw.test/audit-log, root ");
        assertThat(ran.code()).isZero();
        assertThat(audit("verify", "--from", archive.toString(), "--json")
                        .json()
                        .path("entries")
                        .asInt())
                .isEqualTo(256);

        var lines = archive.resolve("entries/000000000000.tsv");
        Files.writeString(lines, Files.readString(lines).replace(id(7).toString(), id(700).toString()));
        var changed = audit("verify", "--from", archive.toString());
        assertThat(changed.code()).isEqualTo(1);
        assertThat(changed.out()).contains("entry_changed", "leaf 7");
    }

    @Test
    void anEntryIsProvenFromItsArchive() throws IOException {
        var proven = audit("prove", id(77).toString(), "--from", archive.toString());
        assertThat(proven.out()).contains("Proven: leaf 77 of 300 in the log waooaw.test/audit-log.");
        assertThat(proven.code()).isZero();
        var json = audit("prove", id(77).toString(), "--from", archive.toString(), "--json");
        assertThat(json.json().path("leaf_index").asInt()).isEqualTo(77);
        assertThat(json.json().path("path").size()).isEqualTo(9);

        var upperCase = audit("prove", id(77).toString().toUpperCase(Locale.ROOT), "--from", archive.toString());
        assertThat(upperCase.out()).contains("Proven: leaf 77");
        assertThat(upperCase.code()).isZero();

        var elsewhere = audit("prove", id(280).toString(), "--from", archive.toString());
        assertThat(elsewhere.code()).isEqualTo(1);
        assertThat(elsewhere.err()).contains("there is no entry", "Another archive may have it.");
        assertThat(audit("prove", "77", "--from", archive.toString()).code())
                .as("no id")
                .isEqualTo(2);

        Files.writeString(
                archive.resolve("entries/000000000000.tsv"),
                Files.readString(archive.resolve("entries/000000000000.tsv")).replace("\"n\":77", "\"n\":78"));
        var lie = audit("prove", id(77).toString(), "--from", archive.toString());
        assertThat(lie.code()).isEqualTo(1);
        assertThat(lie.out()).contains("NOT proven");
    }

    @Test
    void whatWasRememberedIsComparedWithTheLogAndNotWithAnArchive() {
        var ran = audit(
                "verify",
                "--from",
                archive.toString(),
                "--remembered",
                archive.resolve("checkpoint").toString());
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("an archive is a part of a log");
    }

    private static Platform.Ran audit(String... arguments) {
        var all = new ArrayList<>(List.of("audit"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--key", SIGNER.key().toString()));
        return Platform.ran(all.toArray(String[]::new));
    }

    private static UUID id(int i) {
        return Ids.of("entry", i);
    }

    private static String entry(int i) {
        return "{\"action_detail\":{\"n\":" + i + "},\"entry_id\":\"" + id(i) + "\"}";
    }

    private static byte[] commitment(int i) {
        return CanonicalEntry.commitment(NONCE.bytes(), entry(i)).bytes();
    }
}
