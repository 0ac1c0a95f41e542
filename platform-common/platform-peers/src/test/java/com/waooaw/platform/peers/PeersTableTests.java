package com.waooaw.platform.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.peers.Fact.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PeersTableTests {

    @TempDir
    Path folder;

    @Test
    void testsAreCountedByWhatBecameOfThem() {
        var table = table(
                Fact.version(Peer.CHROMIUM, "140.0.1"),
                Fact.met(Peer.CHROMIUM, Outcome.RAN, 1, ""),
                Fact.met(Peer.CHROMIUM, Outcome.RAN, 1, ""),
                Fact.met(Peer.CHROMIUM, Outcome.FAILED, 1, "no page"));

        assertThat(line(table, "Chromium")).matches(" {2}Chromium +140\\.0\\.1 +2 passed; 1 FAILED");
    }

    @Test
    void whatIsSkippedSaysWhy() {
        var table = table(
                Fact.met(Peer.TEMPORAL_SERVER, Outcome.SKIPPED, 3, "no temporal command"),
                Fact.met(Peer.TEMPORAL_SERVER, Outcome.SKIPPED, 2, "no temporal command"));

        assertThat(line(table, "Temporal (dev")).endsWith("-                       5 skipped: no temporal command");
    }

    @Test
    void aPartThatOnlySaidWhatItIsWasNotTested() {
        var table = table(Fact.version(Peer.POSTGRESQL, "18.1"), Fact.met(Peer.MINILM, Outcome.RAN, 1, ""));

        assertThat(table)
                .contains("No test of this run was about: PostgreSQL (embedded), ")
                .doesNotContain("18.1");
    }

    @Test
    void aRunWithoutTestsSaysSo() throws IOException {
        assertThat(new PeersTable(PeersTable.facts(folder.resolve("never"))).text())
                .contains("\n  none\n");
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        var facts =
                List.of(Fact.version(Peer.POSTGRESQL, "18.1"), Fact.met(Peer.QDRANT, Outcome.SKIPPED, 4, "no engine"));
        facts.forEach(fact -> Peers.write(folder, fact));

        assertThat(PeersTable.facts(folder)).isEqualTo(facts);
    }

    @Test
    void aReasonOfManyLinesStaysOneLine() {
        assertThat(Fact.met(Peer.QDRANT, Outcome.SKIPPED, 1, "no\tengine\nhere").line())
                .isEqualTo("QDRANT\tSKIPPED\t1\tno engine here");
    }

    private static String table(Fact... facts) {
        return new PeersTable(List.of(facts)).text();
    }

    private static String line(String table, String peer) {
        return table.lines()
                .filter(one -> one.startsWith("  " + peer))
                .findFirst()
                .orElseThrow();
    }
}
