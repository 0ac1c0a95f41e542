package com.waooaw.agentexecution.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of tying an article's claims to passages.
 *
 * @param passed whether every claim is supported by a passage that was verified in its source
 * @param checkedBy what checked, with its version
 * @param claims in reading order
 */
public record CheckReport(boolean passed, String checkedBy, List<CheckedClaim> claims) {

    public CheckReport {
        claims = List.copyOf(claims);
    }

    public long supported() {
        return claims.stream().filter(CheckedClaim::supported).count();
    }

    public List<CheckedClaim> flagged() {
        return claims.stream().filter(c -> !c.supported()).toList();
    }

    /**
     * A claim and what it rests on.
     *
     * @param passages ids of the passages that say so
     * @param flag code of what is wrong with it; absent where it is supported
     * @param reason the same for a reader
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CheckedClaim(
            String text,
            boolean supported,
            List<String> passages,
            @Nullable String flag,
            @Nullable String reason) {

        public CheckedClaim {
            passages = List.copyOf(passages);
        }
    }
}
