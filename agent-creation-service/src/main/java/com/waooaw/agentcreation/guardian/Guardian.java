package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.rules.RuleSet;
import java.util.List;

/** The Vision Guardian: refuses what lets an agent approve itself, reach the guards, or keep what it should not. */
public final class Guardian {

    /** All its rules. */
    public static final RuleSet RULES = new RuleSet(
            "guardian",
            "3",
            List.of(
                    new TrialFlagsSet(),
                    new ApprovalBoundaries(),
                    new GuardsOutOfReach(),
                    new CarefulData(),
                    new BoundedPrecedent(),
                    new NoShortcutForUrgency(),
                    new NoDeception(),
                    new LiveHooks(),
                    new CustomerInCharge(),
                    new RegulatedDomain()));

    private Guardian() {}
}
