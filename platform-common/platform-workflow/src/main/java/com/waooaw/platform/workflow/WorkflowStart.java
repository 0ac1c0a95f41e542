package com.waooaw.platform.workflow;

/**
 * What it takes to start a workflow.
 *
 * @param workflowType name of the workflow interface's method type, for example {@code AgentCreation}
 * @param workflowId the business id; one run at a time has it
 * @param taskQueue queue of the service that owns it
 * @param argument a record of ids and numbers
 */
public record WorkflowStart(String workflowType, String workflowId, String taskQueue, Object argument) {}
