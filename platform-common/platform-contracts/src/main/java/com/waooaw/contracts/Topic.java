package com.waooaw.contracts;

import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalRequested;
import com.waooaw.contracts.governance.AuditAppended;
import com.waooaw.contracts.governance.BudgetRequestAnswered;
import com.waooaw.contracts.governance.BudgetThresholdCrossed;
import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.contracts.governance.PolicyAttested;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.industryknowledge.IndustryAdded;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every topic: its name on the wire, its one publisher, what it carries, and what its events are to a reader. */
public enum Topic {
    /** An agent moved from one registry state to another. */
    AGENT_STATE_CHANGED(
            "AgentStateChanged",
            "1.0",
            "agent-creation",
            AgentStateChanged.class,
            true,
            Kind.STATE,
            "agent-execution",
            "governance",
            "industry-knowledge",
            "learning"),
    /** A customer's job ended, well or badly. */
    JOB_COMPLETED("JobCompleted", "1.0", "agent-execution", JobCompleted.class, true, Kind.EFFECT, "learning"),
    /** An industry entered a new state of its life. */
    INDUSTRY_ADDED(
            "IndustryAdded",
            "1.0",
            "industry-knowledge",
            IndustryAdded.class,
            true,
            Kind.STATE,
            "agent-creation",
            "agent-execution",
            "governance",
            "learning"),
    /** Somebody waits for a human decision. */
    APPROVALS("approvals", "1.0", "governance", ApprovalRequested.class, true, Kind.EFFECT, "learning"),
    /** A human, a deadline or the requester settled an approval. */
    DECISIONS(
            "decisions",
            "1.3",
            "governance",
            ApprovalDecided.class,
            true,
            Kind.EFFECT,
            "agent-creation",
            "agent-execution",
            "learning"),
    /** A Governor vetoed. */
    GOVERNOR_VETOED(
            "GovernorVetoed",
            "1.1",
            "governance",
            GovernorVetoed.class,
            true,
            Kind.EFFECT,
            "agent-creation",
            "learning"),
    /** Audit entries of a service with a database of its own, on their way to the log. */
    AUDIT_EVENTS("audit_events", "1.0", "industry-knowledge", AuditAppended.class, false, Kind.PLAIN, "governance"),
    /** A service level objective is breached, or met again. */
    SLO_BREACH("slo_breach", "1.0", "governance", SloBreached.class, false, Kind.PLAIN, "industry-knowledge"),
    /** A budget has reached a threshold. */
    BUDGET_THRESHOLDS("budget_thresholds", "1.0", "governance", BudgetThresholdCrossed.class, false, Kind.PLAIN),
    /** Policies answered whether somebody may do something. */
    POLICY_ATTESTATIONS("policy_attestations", "1.0", "governance", PolicyAttested.class, false, Kind.PLAIN),
    /** A Governor answered who had asked for more money. */
    BUDGET_REQUESTS("budget_requests", "1.0", "governance", BudgetRequestAnswered.class, false, Kind.PLAIN);

    /** What an event that can no longer be had is to a reader. */
    public enum Kind {
        /** Tells a state: the owner's state of today stands in for it. */
        STATE,
        /** Asks for something to be done: nothing stands in for it, somebody has to be told. */
        EFFECT,
        /** Takes no part in the causal order. */
        PLAIN
    }

    private static final List<String> OBSERVERS = List.of("admin-gateway");

    private final String wireName;
    private final String version;
    private final String publisher;
    private final Class<? extends IntegrationEvent> payload;
    private final boolean gated;
    private final Kind kind;

    @SuppressWarnings("ImmutableEnumChecker") // unmodifiable by the constructor
    private final List<String> subscribers;

    Topic(
            String wireName,
            String version,
            String publisher,
            Class<? extends IntegrationEvent> payload,
            boolean gated,
            Kind kind,
            String... subscribers) {
        this.wireName = wireName;
        this.version = version;
        this.publisher = publisher;
        this.payload = payload;
        this.gated = gated;
        this.kind = kind;
        this.subscribers = List.of(subscribers);
    }

    /** The name used in addresses and configuration. */
    public String wireName() {
        return wireName;
    }

    /** The service that alone may publish it. */
    public String publisher() {
        return publisher;
    }

    /** The record that is the payload; its simple name is the event type. */
    public Class<? extends IntegrationEvent> payload() {
        return payload;
    }

    /** The event type, for example {@code ApprovalDecided}. */
    public String eventType() {
        return payload.getSimpleName();
    }

    /** Whether the topic takes part in the causal order. */
    public boolean gated() {
        return gated;
    }

    /** What one of its events that can no longer be had is to a reader. */
    public Kind kind() {
        return kind;
    }

    /** The services its events are meant for, as infrastructure.yaml has them. */
    public List<String> subscribers() {
        return subscribers;
    }

    /** Services that look at its events and never count among those who have to process them. */
    public List<String> observers() {
        return OBSERVERS;
    }

    /** {@code major.minor} of the payload as this build publishes it; what grows raises the minor. */
    public String version() {
        return version;
    }

    /** (topic, producer): the unit in which events are counted. */
    public String stream() {
        return wireName + "/" + publisher;
    }

    public static Optional<Topic> named(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName.equals(wireName)).findFirst();
    }

    /** The topic that carries this payload. */
    public static Topic of(IntegrationEvent event) {
        return Arrays.stream(values())
                .filter(t -> t.payload.equals(event.getClass()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no topic carries " + event.getClass()));
    }
}
