package com.waooaw.platform.workflow;

import java.util.List;

/**
 * Says which of a feature's aggregates still need their workflow. Every bean of this type is asked at start and every
 * five minutes; what it names is started unless it runs, so that losing the whole Temporal history loses nothing.
 */
public interface UnfinishedWorkflows {

    /** One start for each aggregate that is not in a final state; reads through the system pool. */
    List<WorkflowStart> unfinished();
}
