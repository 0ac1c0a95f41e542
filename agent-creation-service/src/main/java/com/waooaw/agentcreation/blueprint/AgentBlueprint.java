package com.waooaw.agentcreation.blueprint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proposed definition of an agent, as its author submitted it; what the checks run on.
 *
 * <p>Source: domain.md 2.2. Its shape is {@code schema/agent-creation/blueprint.schema.json}; a list that is left out is
 * empty, because whether it may be empty is a rule's decision and not a matter of shape.
 *
 * @param skillParameters per skill id, what the skill is told when it runs; scalars only
 * @param evolutionTriggers codes of changes that make a new certification necessary
 * @param expectedRunsPerDay jobs the author expects on a working day
 * @param sampleBrief the job the health check does in the sandbox before the agent may work
 * @param supersedesVersion version it replaces; absent for a first one
 * @param components what the skills are built of, where the author says so
 * @param resources what it is expected to take; A-06 wants that
 * @param technology what it is built with, where the author has something to say about that
 * @param healthProbes how it is seen that it is well; A-09 wants one
 * @param triggerTests per evolution trigger beyond the bright lines, how it is seen that it happened
 * @param customerTrust what the customer consents to and can do; V-09 wants that
 * @param compliance who answers in a regulated domain; V-11 wants that where the tier is high
 * @param team who is in it, where there is more than one agent; G-11 wants that
 * @param sampleOutputs texts as the agent writes them; V-10 reads them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AgentBlueprint(
        String agentName,
        String purpose,
        Request request,
        String industryId,
        Geography geography,
        DomainTier domainTier,
        int agentCount,
        boolean requiresManager,
        CoordinationComplexity coordinationComplexity,
        ExpertiseLevel expertiseLevel,
        String jobRoleId,
        List<String> requiredSkillIds,
        Map<String, Map<String, Object>> skillParameters,
        List<String> requiredIndustryEmbeddings,
        List<String> requiredTerminology,
        List<String> requiredRegulations,
        MeWow meWow,
        List<Tool> tools,
        List<DataAccess> dataAccess,
        List<Dependency> dependencies,
        List<String> evolutionTriggers,
        RollbackPlan rollbackPlan,
        Budget budget,
        Slo slo,
        TrialFlags trialFlags,
        int expectedRunsPerDay,
        String sampleBrief,
        @Nullable String supersedesVersion,
        List<Component> components,
        @Nullable Resources resources,
        @Nullable Technology technology,
        List<HealthProbe> healthProbes,
        Map<String, String> triggerTests,
        @Nullable CustomerTrust customerTrust,
        @Nullable Compliance compliance,
        @Nullable TeamPlan team,
        List<String> sampleOutputs) {

    public AgentBlueprint {
        requiredSkillIds = orEmpty(requiredSkillIds);
        skillParameters = orEmpty(skillParameters);
        requiredIndustryEmbeddings = orEmpty(requiredIndustryEmbeddings);
        requiredTerminology = orEmpty(requiredTerminology);
        requiredRegulations = orEmpty(requiredRegulations);
        tools = orEmpty(tools);
        dataAccess = orEmpty(dataAccess);
        dependencies = orEmpty(dependencies);
        evolutionTriggers = orEmpty(evolutionTriggers);
        components = orEmpty(components);
        healthProbes = orEmpty(healthProbes);
        triggerTests = orEmpty(triggerTests);
        sampleOutputs = orEmpty(sampleOutputs);
    }

    /** Every operation of every tool, in the order of the document. */
    public List<PlacedOperation> operations() {
        return Stream.iterate(0, i -> i < tools.size(), i -> i + 1)
                .flatMap(i -> Stream.iterate(
                                0, j -> j < tools.get(i).operations().size(), j -> j + 1)
                        .map(j -> new PlacedOperation(
                                tools.get(i), tools.get(i).operations().get(j), "/tools/" + i + "/operations/" + j)))
                .toList();
    }

    /** The decision right that covers an operation; the first one counts. */
    public Optional<MeWow.DecisionRight> rightFor(PlacedOperation operation) {
        return meWow.decisionRights().stream()
                .filter(right -> right.operation().equals(operation.key()))
                .findFirst();
    }

    /** Names of everything the agent reaches: tools, data sources and dependencies. */
    public List<PlacedName> reaches() {
        return Stream.of(
                        placed(tools.stream().map(Tool::toolId).toList(), "/tools/", "/tool_id"),
                        placed(dataAccess.stream().map(DataAccess::source).toList(), "/data_access/", "/source"),
                        placed(dependencies.stream().map(Dependency::agentId).toList(), "/dependencies/", "/agent_id"))
                .flatMap(List::stream)
                .toList();
    }

    private static List<PlacedName> placed(List<String> names, String before, String after) {
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i -> new PlacedName(names.get(i), before + i + after))
                .toList();
    }

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }

    /** A name and where the document says it. */
    public record PlacedName(String name, String pointer) {}

    /** An operation, its tool, and where the document says it. */
    public record PlacedOperation(Tool tool, Operation operation, String pointer) {

        /** {@code tool.operation}: how decision rights name it. */
        public String key() {
            return tool.toolId() + "." + operation.name();
        }
    }

    /** How the request was made. */
    public record Request(Urgency urgency) {}

    /**
     * Whether somebody says it cannot wait. It never shortens anything (V-06).
     *
     * @param reason needed where urgency is claimed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Urgency(boolean claimed, @Nullable String reason) {}

    /**
     * A tool the agent works with.
     *
     * @param serves ids of the entries of the scope it is needed for
     * @param scopes what its credentials open, as names of operations; where none is said, exactly its operations
     */
    public record Tool(
            String toolId,
            List<String> serves,
            List<Operation> operations,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> scopes) {

        public Tool {
            serves = orEmpty(serves);
            operations = orEmpty(operations);
            scopes = orEmpty(scopes);
        }
    }

    /**
     * One thing a tool does.
     *
     * @param approvalClass what an approval of it covers; absent where none is needed
     * @param reversible whether it can be undone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Operation(
            String name,
            OperationType type,
            @Nullable ApprovalClass approvalClass,
            boolean reversible,
            int maxPerMinute) {

        /** Whether it changes something, or tells somebody outside. */
        public boolean external() {
            return type != OperationType.READ
                    || approvalClass == ApprovalClass.COMMUNICATION
                    || approvalClass == ApprovalClass.EXECUTION
                    || approvalClass == ApprovalClass.FINANCIAL
                    || approvalClass == ApprovalClass.CONSTITUTIONAL;
        }
    }

    /**
     * Data the agent touches.
     *
     * @param serves ids of the entries of the scope it is needed for
     * @param purpose why; V-04 wants one
     * @param retentionDays how long it is kept; V-04 wants one within policy
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DataAccess(
            String source,
            List<String> serves,
            Classification classification,
            Access access,
            @Nullable String purpose,
            @Nullable Integer retentionDays,
            @Nullable ApprovalClass approvalClass,
            boolean encrypted,
            boolean masked,
            List<Share> sharedWith) {

        public DataAccess {
            serves = orEmpty(serves);
            sharedWith = orEmpty(sharedWith);
        }
    }

    /** Somebody data is passed on to, and the approval that needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Share(String recipient, @Nullable ApprovalClass approvalClass) {}

    /**
     * Another agent this one needs.
     *
     * @param agentId display id of a registered agent, or the name of one submitted in the same file
     * @param fallback what happens without it; needed for a hard one
     * @param versionRange versions it works with
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Dependency(
            String agentId,
            DependencyKind kind,
            @Nullable String fallback,
            @Nullable String versionRange) {}

    /**
     * How to take the agent back.
     *
     * @param testedAt when it was tried in the sandbox; A-05 wants that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RollbackPlan(
            List<String> steps,
            boolean idempotent,
            boolean previousVersionAvailable,
            @Nullable Instant testedAt) {

        public RollbackPlan {
            steps = orEmpty(steps);
        }
    }

    /** What it may cost, US dollars. */
    public record Budget(BigDecimal dailyQueryUsd, BigDecimal perExecutionUsd, BigDecimal dailyTotalUsd) {}

    /** What service it promises. */
    public record Slo(
            int p95Ms, BigDecimal uptimePct, BigDecimal errorPct, BigDecimal throughputRps, int maxConcurrency) {}

    /** How it behaves in a customer's trial. */
    public record TrialFlags(boolean syntheticDataOnly, boolean sandboxRoutesOnly, List<String> blockedOperations) {

        public TrialFlags {
            blockedOperations = orEmpty(blockedOperations);
        }
    }
}
