package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.blueprint.AgentBlueprint.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The Minimum Executable Way of Working: ten sections, each of which must be complete.
 *
 * <p>Source: domain.md 2.3. A section may be absent here: that is a gap to be named, not a wrong shape.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MeWow(
        @Nullable Outcome outcome,
        @Nullable Scope scope,
        List<Input> inputs,
        List<Output> outputs,
        List<Interface> interfaces,
        List<DecisionRight> decisionRights,
        @Nullable Critique critique,
        List<Escalation> escalations,
        @Nullable Containment containment,
        @Nullable Auditability auditability) {

    public MeWow {
        inputs = orEmpty(inputs);
        outputs = orEmpty(outputs);
        interfaces = orEmpty(interfaces);
        decisionRights = orEmpty(decisionRights);
        escalations = orEmpty(escalations);
    }

    /** What is achieved, and when to stop. */
    public record Outcome(List<Metric> metrics, List<String> stopConditions) {

        public Outcome {
            metrics = orEmpty(metrics);
            stopConditions = orEmpty(stopConditions);
        }
    }

    /** A measurable outcome. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Metric(
            String metric,
            @Nullable BigDecimal target,
            @Nullable String unit) {}

    /** What the agent does, what it does not, what it refuses. */
    public record Scope(List<Entry> in, List<String> out, List<String> refusalClasses) {

        public Scope {
            in = orEmpty(in);
            out = orEmpty(out);
            refusalClasses = orEmpty(refusalClasses);
        }
    }

    /** An entry of the scope; tools and data refer to its id. */
    public record Entry(String id, String text) {}

    /** Something the agent needs. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Input(
            String name, @Nullable String source, @Nullable String evidenceQuality) {}

    /** Something the agent makes. */
    public record Output(String type, List<String> acceptanceCriteria) {

        public Output {
            acceptanceCriteria = orEmpty(acceptanceCriteria);
        }
    }

    /**
     * A way in or out.
     *
     * @param name a tool, a data source, a dependency, or an event that is heard or told
     * @param carriesCausation whether an event says what it follows from
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Interface(
            String name,
            @Nullable Direction direction,
            @Nullable InterfaceKind kind,
            @Nullable String schemaRef,
            @Nullable String failureBehaviour,
            boolean carriesCausation) {}

    /**
     * Who decides about an operation.
     *
     * @param operation {@code tool.operation}
     * @param approver role that decides where the mode is approval
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DecisionRight(
            String operation,
            DecisionMode mode,
            @Nullable ApprovalClass approvalClass,
            @Nullable String approver) {}

    /** What the author takes for granted, and what may go wrong. */
    public record Critique(List<String> assumptions, List<FailureMode> failureModes) {

        public Critique {
            assumptions = orEmpty(assumptions);
            failureModes = orEmpty(failureModes);
        }
    }

    /** A way to fail, and what is done about it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record FailureMode(String mode, @Nullable String mitigation) {}

    /** When somebody else has to look, who, and how soon. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Escalation(
            String trigger,
            EscalationCover covers,
            @Nullable String destination,
            @Nullable Integer deadlineMinutes) {}

    /** What holds the agent in. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Containment(
            @Nullable String defaultPosture, @Nullable BlastRadius maxBlastRadius, Map<String, BigDecimal> limits) {

        public Containment {
            limits = orEmpty(limits);
        }
    }

    /** What is written down, and for how long. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Auditability(
            List<String> loggedEvents, @Nullable Integer retentionDays, boolean canBeDisabled) {

        public Auditability {
            loggedEvents = orEmpty(loggedEvents);
        }
    }
}
