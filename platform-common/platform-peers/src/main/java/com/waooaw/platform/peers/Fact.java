package com.waooaw.platform.peers;

/**
 * One thing a run has shown.
 *
 * @param tests how many tests it is about; none where a part only said what it is
 * @param text the version, or why tests did not run
 */
record Fact(Peer peer, Outcome outcome, long tests, String text) {

    /** What became of tests, or that this is about a version. Stored by name in the files of a run. */
    enum Outcome {
        /** They passed. */
        RAN,
        /** They ran and failed. */
        FAILED,
        /** They did not run, for a reason. */
        SKIPPED,
        /** No test: the part said what it is. */
        VERSION
    }

    static Fact version(Peer peer, String version) {
        return new Fact(peer, Outcome.VERSION, 0, version);
    }

    static Fact met(Peer peer, Outcome outcome, long tests, String reason) {
        return new Fact(peer, outcome, tests, reason);
    }

    String line() {
        return String.join(
                "\t",
                peer.name(),
                outcome.name(),
                Long.toString(tests),
                text.replaceAll("\\s+", " ").strip());
    }

    static Fact read(String line) {
        var fields = line.split("\t", 4);
        return new Fact(Peer.valueOf(fields[0]), Outcome.valueOf(fields[1]), Long.parseLong(fields[2]), fields[3]);
    }
}
