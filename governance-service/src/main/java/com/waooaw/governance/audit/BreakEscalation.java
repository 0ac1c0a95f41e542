package com.waooaw.governance.audit;

import com.waooaw.platform.kernel.Ids;
import java.time.Instant;
import java.util.UUID;

/** Puts a break of the audit log to whoever is to decide what follows from it. */
public interface BreakEscalation {

    /** Escalates, once for each break, however often it is found: from its first finding until the whole log is intact. */
    void escalate(Break broken);

    /**
     * The log contradicts what was signed.
     *
     * @param since number of the look that found it first; a later break has another one
     * @param foundAt when that was, UTC
     * @param finding what was found first, a word
     * @param leaf where
     * @param findings how many there are by now
     * @param size of the log, in entries
     */
    record Break(long since, Instant foundAt, String finding, long leaf, int findings, long size) {

        /** Key of its escalation. */
        public UUID escalationId() {
            return Ids.of("escalation-audit-break", since);
        }
    }
}
