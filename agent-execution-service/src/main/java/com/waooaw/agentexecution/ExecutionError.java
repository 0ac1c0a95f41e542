package com.waooaw.agentexecution;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** Every failure of this service. Ids are public and never reused. */
public enum ExecutionError implements ErrorCode {
    /** No such engagement, or one of another customer. */
    ENGAGEMENT_NOT_FOUND("EXE-0001", ErrorType.NOT_FOUND),
    /** No such job, or one of another customer. */
    JOB_NOT_FOUND("EXE-0002", ErrorType.NOT_FOUND),
    /** No such deliverable, or one of another customer. */
    DELIVERABLE_NOT_FOUND("EXE-0003", ErrorType.NOT_FOUND),
    /** No such post in the sandbox, or one of another customer. */
    POST_NOT_FOUND("EXE-0004", ErrorType.NOT_FOUND),
    /** The registry has told us of no such agent. */
    AGENT_NOT_FOUND("EXE-0005", ErrorType.NOT_FOUND),
    /** The agent is not active, or its version is not bound: it works for nobody. */
    AGENT_NOT_ACTIVE("EXE-0006", ErrorType.CONFLICT),
    /** The trial of seven days is over ({@code trial_expired}). */
    TRIAL_EXPIRED("EXE-0007", ErrorType.CONFLICT),
    /** The trial's tasks of this UTC day are used up ({@code trial_daily_cap}). */
    TRIAL_DAILY_CAP("EXE-0008", ErrorType.INSUFFICIENT_RESOURCES),
    /** The brief is no work this agent does. */
    BRIEF_REFUSED("EXE-0009", ErrorType.INVALID),
    /** The version is bound to another manifest. */
    MANIFEST_CHANGED("EXE-0010", ErrorType.CONFLICT),
    /** No manifest is bound for this version. */
    MANIFEST_NOT_BOUND("EXE-0011", ErrorType.CONFLICT),
    /** The manifest cannot be run: its shape, its hash, or its skills. */
    MANIFEST_INVALID("EXE-0012", ErrorType.INVALID),
    /** A trial publishes to the sandbox only ({@code trial_production_write_blocked}). */
    TRIAL_PRODUCTION_WRITE_BLOCKED("EXE-0013", ErrorType.FORBIDDEN),
    /** The caller belongs to no customer ({@code customer_id_required}). */
    CUSTOMER_REQUIRED("EXE-0014", ErrorType.FORBIDDEN),
    /** The channel refused the publication. */
    CHANNEL_REFUSED("EXE-0015", ErrorType.CONFLICT),
    /** What is about to be published is not what was approved. */
    ACT_CHANGED("EXE-0016", ErrorType.CONFLICT),
    /** Governance gave no permit for the act. */
    PERMIT_REFUSED("EXE-0017", ErrorType.CONFLICT),
    /** The corpus holds too little on the topic to write from. */
    TOO_FEW_SOURCES("EXE-0018", ErrorType.CONFLICT),
    /** The draft did not pass its fact-check. */
    FACT_CHECK_FAILED("EXE-0019", ErrorType.CONFLICT),
    /** A step was asked for before what it needs was there. */
    STEP_OUT_OF_ORDER("EXE-0020", ErrorType.CONFLICT),
    /** A part the job needs did not answer in time. */
    PART_UNAVAILABLE("EXE-0021", ErrorType.EXTERNAL),
    /** A budget has no money for the job: its own, the agent's, the plan's or the platform's. */
    BUDGET_REFUSED("EXE-0022", ErrorType.PAYMENT_REQUIRED),
    /** The job was stopped: the agent that did it was taken back by the Platform Governor. */
    JOB_CANCELLED("EXE-0023", ErrorType.CONFLICT),
    /** The text its Governor approved instead does not pass the checks of a text that is published: nothing is. */
    EDIT_FAILED_CHECK("EXE-0024", ErrorType.CONFLICT),
    /** The text its Governor approved instead lacks what every such text carries, its disclaimer or its sources. */
    EDIT_LEFT_OUT("EXE-0025", ErrorType.CONFLICT);

    private final String id;
    private final ErrorType type;

    ExecutionError(String id, ErrorType type) {
        this.id = id;
        this.type = type;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ErrorType type() {
        return type;
    }
}
