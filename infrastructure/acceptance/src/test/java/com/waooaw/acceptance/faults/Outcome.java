package com.waooaw.acceptance.faults;

/**
 * The ids of everything a main job made.
 *
 * @param deployment the approval of the agent
 * @param publication the approval of the article
 */
record Outcome(
        String agentName,
        String agentId,
        String workflowId,
        String deployment,
        String engagement,
        String jobId,
        String publication) {}
