package com.waooaw.agentexecution.skill;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One doing of one skill, recorded as Think, Act, Observe (domain.md 4.3).
 *
 * @param think what it set out to do, and on what grounds
 * @param act what it did
 * @param observe what came of it
 * @param millis time at work; absent until it ends
 * @param failure code of what went wrong
 * @param failureDetail the same for a reader
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SkillRun(
        String skillId,
        SkillKind kind,
        SkillRunState state,
        @Nullable Map<String, Object> think,
        @Nullable Map<String, Object> act,
        @Nullable Map<String, Object> observe,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable Long millis,
        @Nullable BigDecimal cpuSeconds,
        int knowledgeQueries,
        @Nullable BigDecimal costUsd,
        @Nullable String failure,
        @Nullable String failureDetail) {

    /** What a skill says of itself when it has ended. */
    public record Account(
            Map<String, Object> think,
            Map<String, Object> act,
            Map<String, Object> observe,
            BigDecimal cpuSeconds,
            long millis,
            int knowledgeQueries,
            BigDecimal costUsd) {}
}
