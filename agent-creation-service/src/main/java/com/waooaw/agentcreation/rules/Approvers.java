package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.ApprovalClass;
import java.util.Set;

/** Who may decide what, and whom an agent may turn to. */
public final class Approvers {

    private static final Set<String> HUMAN = Set.of("engagement_governor", "platform_governor");
    private static final Set<String> PLATFORM = Set.of("platform_governor");
    private static final Set<String> INTERNAL =
            Set.of("engagement_governor", "platform_governor", "genesis", "manager");

    private static final Set<String> DESTINATIONS = Set.of(
            "engagement_governor",
            "platform_governor",
            "genesis",
            "systems_architect",
            "vision_guardian",
            "helpdesk",
            "manager");

    private Approvers() {}

    /** Roles that may give an approval of this class. */
    public static Set<String> of(ApprovalClass approvalClass) {
        return switch (approvalClass) {
            case ARTIFACT -> INTERNAL;
            case COMMUNICATION, EXECUTION -> HUMAN;
            case FINANCIAL, CONSTITUTIONAL -> PLATFORM;
        };
    }

    /** Whether an escalation to it reaches somebody; a manager only where there is one. */
    public static boolean reachable(String destination, boolean hasManager) {
        return DESTINATIONS.contains(destination) && (hasManager || !"manager".equals(destination));
    }
}
