package com.waooaw.platform.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints what a run has written down. {@code ./waooaw test} starts it from its source, because a run may end before
 * anything is built; so it needs the JDK alone.
 */
final class PeersTable {

    private final List<Fact> facts;

    PeersTable(List<Fact> facts) {
        this.facts = List.copyOf(facts);
    }

    public static void main(String[] arguments) throws IOException {
        System.out.print(new PeersTable(facts(Path.of(arguments[0]))).text());
    }

    static List<Fact> facts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var facts = new ArrayList<Fact>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                Files.readAllLines(file, StandardCharsets.UTF_8).forEach(line -> facts.add(Fact.read(line)));
            }
        }
        return facts;
    }

    /** A line for each part that tests were about, and one that names the others. */
    String text() {
        var text = new StringBuilder("\nReal parts the tests of this run met (%s %s, Java %s):\n"
                .formatted(System.getProperty("os.name"), System.getProperty("os.arch"), Runtime.version()));
        var met = EnumSet.noneOf(Peer.class);
        for (var peer : Peer.values()) {
            var ofPeer = facts.stream()
                    .filter(fact -> fact.peer() == peer && fact.outcome() != Fact.Outcome.VERSION)
                    .toList();
            if (!ofPeer.isEmpty()) {
                met.add(peer);
                text.append("  %-30s  %-22s  %s\n".formatted(peer.title(), versions(peer), outcome(ofPeer)));
            }
        }
        if (met.isEmpty()) {
            text.append("  none\n");
        }
        var others = Arrays.stream(Peer.values())
                .filter(peer -> !met.contains(peer))
                .map(Peer::title)
                .toList();
        if (!others.isEmpty()) {
            text.append("No test of this run was about: ")
                    .append(String.join(", ", others))
                    .append("\n");
        }
        return text.toString();
    }

    private String versions(Peer peer) {
        var versions = facts.stream()
                .filter(fact -> fact.peer() == peer && fact.outcome() == Fact.Outcome.VERSION)
                .map(Fact::text)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return versions.isEmpty() ? "-" : versions;
    }

    private static String outcome(List<Fact> facts) {
        var parts = new ArrayList<String>();
        long ran = sum(facts, Fact.Outcome.RAN);
        if (ran > 0) {
            parts.add(ran + " passed");
        }
        long failed = sum(facts, Fact.Outcome.FAILED);
        if (failed > 0) {
            parts.add(failed + " FAILED");
        }
        Map<String, Long> skipped = facts.stream()
                .filter(fact -> fact.outcome() == Fact.Outcome.SKIPPED)
                .collect(Collectors.groupingBy(Fact::text, TreeMap::new, Collectors.summingLong(Fact::tests)));
        skipped.forEach((reason, tests) -> parts.add(tests + " skipped: " + reason));
        return String.join("; ", parts);
    }

    private static long sum(List<Fact> facts, Fact.Outcome outcome) {
        return facts.stream()
                .filter(fact -> fact.outcome() == outcome)
                .mapToLong(Fact::tests)
                .sum();
    }
}
