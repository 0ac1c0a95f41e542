package com.waooaw.agentcreation;

import com.waooaw.platform.kernel.ErrorCode;
import com.waooaw.platform.kernel.ErrorType;

/** Every failure Agent Creation can answer with. Ids are never reused. */
public enum AgentCreationError implements ErrorCode {
    /** No agent has this id. */
    AGENT_NOT_FOUND("AC-0001", ErrorType.NOT_FOUND),
    /** Somebody else changed the agent first. */
    AGENT_STATE_MOVED("AC-0002", ErrorType.CONFLICT),
    /** The blueprint can be read, its shape is wrong; the faults name every place. */
    BLUEPRINT_INVALID("AC-0003", ErrorType.INVALID),
    /** The blueprint cannot be read at all. */
    BLUEPRINT_MALFORMED("AC-0004", ErrorType.MALFORMED),
    /** An agent of this name works in this industry already. */
    AGENT_EXISTS("AC-0005", ErrorType.CONFLICT),
    /** No creation workflow has this id. */
    WORKFLOW_NOT_FOUND("AC-0006", ErrorType.NOT_FOUND),
    /** The agent has no manifest yet: it has not been certified. */
    MANIFEST_NOT_FOUND("AC-0007", ErrorType.NOT_FOUND),
    /** The stored manifest is not what its hash says: somebody changed it. */
    MANIFEST_CHANGED("AC-0008", ErrorType.CONFLICT),
    /** The Governor took the approval back: nothing more is done for this creation. */
    CREATION_VETOED("AC-0009", ErrorType.CONFLICT),
    /** The creation waits for no blueprint: it is under way, has ended, or was mended as often as it may be. */
    BLUEPRINT_NOT_AWAITED("AC-0010", ErrorType.CONFLICT),
    /** The creation has come to its deployment, or has ended: it can be taken back no more, only vetoed or suspended. */
    CREATION_PAST_WITHDRAWAL("AC-0011", ErrorType.CONFLICT),
    /** Somebody else requested the agent: they mend its blueprint and take it back, or an administrator does. */
    NOT_THE_REQUESTER("AC-0012", ErrorType.FORBIDDEN),
    /** Whoever requested the agent took it back: nothing more is done for this creation. */
    CREATION_WITHDRAWN("AC-0013", ErrorType.CONFLICT),
    /** The agent has no such certified version, or no certified manifest has this hash. */
    VERSION_NOT_FOUND("AC-0020", ErrorType.NOT_FOUND),
    /** A version works with one manifest for ever, and another one was to take its place. */
    VERSION_IN_FORCE("AC-0021", ErrorType.CONFLICT),
    /** A manifest to compare is named in no way, or in more than one; the faults say which. */
    MANIFEST_REFERENCE_INVALID("AC-0022", ErrorType.INVALID),
    /** The two manifests differ in more places than are compared: they are of different things. */
    MANIFESTS_TOO_DIFFERENT("AC-0023", ErrorType.INVALID),
    /** No agent of this id is in the public catalogue. */
    NOT_IN_THE_CATALOGUE("AC-0024", ErrorType.NOT_FOUND),
    /** Only an agent at work can be released to the catalogue. */
    AGENT_NOT_RELEASABLE("AC-0025", ErrorType.CONFLICT),
    /** No release has this id. */
    RELEASE_NOT_FOUND("AC-0026", ErrorType.NOT_FOUND),
    /** No skill, job role or team has this id. */
    DEFINITION_NOT_FOUND("AC-0030", ErrorType.NOT_FOUND),
    /** The shape of the definition is wrong; the faults name the places. */
    DEFINITION_INVALID("AC-0031", ErrorType.INVALID),
    /** It is deprecated or archived: what is to be certified has to be a draft. */
    DEFINITION_NOT_DRAFT("AC-0032", ErrorType.CONFLICT),
    /** Every number of this industry is taken. */
    DEFINITION_NUMBERS_SPENT("AC-0033", ErrorType.CONFLICT),
    /** What comes with the platform fails its own certification: a defect of the build. */
    STARTER_REFUSED("AC-1030", ErrorType.INTERNAL),
    /** A versioned file of the service cannot be read: a defect of the build. */
    CATALOGUE_UNREADABLE("AC-1001", ErrorType.INTERNAL);

    private final String id;
    private final ErrorType type;

    AgentCreationError(String id, ErrorType type) {
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
