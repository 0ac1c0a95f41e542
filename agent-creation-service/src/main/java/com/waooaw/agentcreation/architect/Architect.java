package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.rules.RuleSet;
import java.util.List;

/** The Systems Architect: refuses hidden coupling, failures that reach too far, and what cannot be taken back or paid. */
public final class Architect {

    /** All its rules. */
    public static final RuleSet RULES = new RuleSet(
            "architect",
            "3",
            List.of(
                    new ExplicitInterfaces(),
                    new LayerSeparation(),
                    new NoHiddenCoupling(),
                    new BoundedBlastRadius(),
                    new TestedRollback(),
                    new RoomToScale(),
                    new WithinBudget(),
                    new PermittedTechnology(),
                    new SecretsAndProbes()));

    private Architect() {}
}
