package com.waooaw.platform.workflow.undo;

/**
 * A kind of act that a service does once it is allowed to.
 *
 * @param name as approvals name it, for example {@code deploy_agent}
 * @param autoApprovable whether a precedent may allow it in place of a human; then it must be possible to take it back
 */
public record ActType(String name, boolean autoApprovable) {}
