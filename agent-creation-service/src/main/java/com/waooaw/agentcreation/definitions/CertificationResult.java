package com.waooaw.agentcreation.definitions;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.agentcreation.rules.Finding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Genesis decided.
 *
 * @param id what to use: the definition itself, or the one that was there already
 * @param findings what was found; those of severity critical and high refuse
 * @param errors ids the domain gives some of them, for example {@code GEN-ERR-011}
 * @param deprecated what is on its way out, for it does the same work less well
 * @param migrateUntil until when users of those have to migrate, UTC; absent where there are none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CertificationResult(
        Outcome outcome,
        String id,
        List<Finding> findings,
        List<String> errors,
        List<String> deprecated,
        @Nullable Instant migrateUntil) {

    /** What became of a draft. */
    enum Outcome {
        /** It may be used. */
        @JsonProperty("certified")
        CERTIFIED,
        /** The catalogue has it already, under another id. */
        @JsonProperty("reused")
        REUSED,
        /** It stays a draft. */
        @JsonProperty("refused")
        REFUSED
    }

    static CertificationResult certified(String id, List<String> deprecated, @Nullable Instant migrateUntil) {
        return new CertificationResult(Outcome.CERTIFIED, id, List.of(), List.of(), deprecated, migrateUntil);
    }

    static CertificationResult reused(String existing) {
        return new CertificationResult(Outcome.REUSED, existing, List.of(), List.of(), List.of(), null);
    }

    static CertificationResult refused(String id, List<Finding> findings, List<String> errors) {
        return new CertificationResult(Outcome.REFUSED, id, findings, errors, List.of(), null);
    }
}
