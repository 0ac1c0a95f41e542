package com.waooaw.governance.approval;

import java.time.Instant;

/**
 * Until when a yes may be taken back, and which precedent said it.
 *
 * @param precedent for example {@code GEN-004}
 * @param opened UTC, when it was said
 * @param closes UTC; a veto at this instant comes too late
 */
record VetoWindow(String precedent, int precedentVersion, Instant opened, Instant closes) {

    boolean openAt(Instant at) {
        return at.isBefore(closes);
    }

    /** Precedent and version, for people. */
    String named() {
        return precedent + ", version " + precedentVersion;
    }
}
