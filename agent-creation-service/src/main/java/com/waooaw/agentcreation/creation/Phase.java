package com.waooaw.agentcreation.creation;

/** What a creation does next; worked out from the database, so that a workflow may start at any of them. */
public enum Phase {
    /** The checks run. */
    REVIEW,
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
