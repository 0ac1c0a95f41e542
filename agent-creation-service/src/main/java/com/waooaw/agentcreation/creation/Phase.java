package com.waooaw.agentcreation.creation;

/** What a creation does next; worked out from the database, so that a workflow may start at any of them. */
public enum Phase {
    /** The checks run. */
    REVIEW,
    /** The checks refused it, and its author mends it. */
    REVISE,
    /** The checks refused it for the last time: that is put to the Platform Governor. */
    ESCALATE,
    /** The Platform Governor says how to go on. */
    RULING,
    /** It was taken back: so is the question whether it may work. */
    WITHDRAW,
    /** The question is put to the Governor. */
    ASK,
    /** The Governor decides. */
    DECIDE,
    /** The manifest is bound and the health check runs. */
    DEPLOY,
    /** What the deployment did is undone. */
    UNDO,
    /** Nothing is left to do. */
    ENDED
}
