package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The smallest certifiable capability; immutable once certified.
 *
 * @param skillId for example {@code SKILL-HC-001}
 * @param actSteps in order, each with how it is taken back
 * @param approvalGate what an approval of its act covers; absent where it needs none
 * @param parameters what it can be told when it runs
 * @param certifiedBy {@code bootstrap} for what was loaded at first start
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Skill(
        String skillId,
        String version,
        String name,
        String industry,
        String description,
        CatalogueStatus status,
        int autonomyPct,
        int timeoutSeconds,
        List<String> thinkQueries,
        List<Step> actSteps,
        List<String> inputs,
        List<String> outputs,
        List<Failure> failureModes,
        @Nullable String approvalGate,
        Map<String, Parameter> parameters,
        @Nullable String certifiedBy) {

    /** Something done, and how it is taken back. */
    public record Step(String name, String rollback) {}

    /** A way to fail, and how to recover. */
    public record Failure(String type, String recovery) {}

    /**
     * Something a skill can be told.
     *
     * @param type {@code integer} or {@code string}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Parameter(
            String type,
            String description,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {}

    Skill certified(String by) {
        return new Skill(
                skillId,
                version,
                name,
                industry,
                description,
                status,
                autonomyPct,
                timeoutSeconds,
                thinkQueries,
                actSteps,
                inputs,
                outputs,
                failureModes,
                approvalGate,
                parameters,
                by);
    }

    /** Whether a blueprint may use it. */
    public boolean usable() {
        return status.usable();
    }
}
