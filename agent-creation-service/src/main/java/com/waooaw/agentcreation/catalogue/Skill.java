package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The smallest certifiable capability; immutable once certified. Source: domain.md 4.5.
 *
 * @param skillId for example {@code SKILL-HC-001}
 * @param actSteps in order, each with how it is taken back
 * @param approvalGate what an approval of its act covers; absent where it needs none
 * @param parameters what it can be told when it runs
 * @param certifiedBy {@code genesis}; absent before certification
 * @param schemas a JSON Schema for each of its inputs and outputs
 * @param tools operations it calls, {@code tool.operation} each
 * @param compliance regulations it was made for
 * @param observeLog what it writes down of each run
 * @param validation how its output is checked
 * @param components what it is built of
 * @param capabilities what holding it entitles to; {@code team_coordination} makes a Manager
 * @param checkpoint where it can go on after a pause; absent where it ends within its time
 * @param supersedes skills it took the place of
 * @param life how it came to where it stands; absent in a file
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
        @Nullable String certifiedBy,
        Map<String, Map<String, Object>> schemas,
        List<String> tools,
        List<String> compliance,
        List<String> observeLog,
        List<String> validation,
        List<Part> components,
        List<String> capabilities,
        @Nullable String checkpoint,
        List<String> supersedes,
        @Nullable Life life)
        implements Definition<Skill> {

    /** Kinds of components there are. Source: domain.md 1. */
    public static final Set<String> COMPONENT_KINDS =
            Set.of("connector", "pump", "processor", "publisher", "validator");

    /** What a Manager has to be certified for. Source: domain.md 2.4, G-11. */
    public static final String TEAM_COORDINATION = "team_coordination";

    public Skill {
        thinkQueries = Definition.orEmpty(thinkQueries);
        actSteps = Definition.orEmpty(actSteps);
        inputs = Definition.orEmpty(inputs);
        outputs = Definition.orEmpty(outputs);
        failureModes = Definition.orEmpty(failureModes);
        parameters = Definition.orEmpty(parameters);
        schemas = Definition.orEmpty(schemas);
        tools = Definition.orEmpty(tools);
        compliance = Definition.orEmpty(compliance);
        observeLog = Definition.orEmpty(observeLog);
        validation = Definition.orEmpty(validation);
        components = Definition.orEmpty(components);
        capabilities = Definition.orEmpty(capabilities);
        supersedes = Definition.orEmpty(supersedes);
    }

    /** Something done, and how it is taken back. */
    public record Step(String name, String rollback) {

        public Step {
            name = Definition.orEmpty(name);
            rollback = Definition.orEmpty(rollback);
        }
    }

    /** A way to fail, and how to recover. */
    public record Failure(String type, String recovery) {

        public Failure {
            type = Definition.orEmpty(type);
            recovery = Definition.orEmpty(recovery);
        }
    }

    /** A stateless building block, of one of five kinds. */
    public record Part(String name, String kind) {

        public Part {
            name = Definition.orEmpty(name);
            kind = Definition.orEmpty(kind);
        }
    }

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
            @Nullable BigDecimal maximum) {

        public Parameter {
            type = Definition.orEmpty(type);
            description = Definition.orEmpty(description);
        }
    }

    @Override
    public String id() {
        return skillId;
    }

    @Override
    public Skill priced(List<PriceProposal> proposals) {
        return this;
    }

    @Override
    public Skill standing(Standing standing, List<String> instead) {
        return new Skill(
                skillId,
                version,
                name,
                industry,
                description,
                standing.status(),
                autonomyPct,
                timeoutSeconds,
                thinkQueries,
                actSteps,
                inputs,
                outputs,
                failureModes,
                approvalGate,
                parameters,
                standing.certifiedBy(),
                schemas,
                tools,
                compliance,
                observeLog,
                validation,
                components,
                capabilities,
                checkpoint,
                instead,
                Life.of(standing));
    }
}
