package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** In a trial the agent works with made-up data and in the sandbox only. */
@Explained(
        protects = "That a trial shows what an agent can do and does nothing real.",
        looksAt = "trial_flags.",
        mend = "Set synthetic_data_only and sandbox_routes_only to true.")
final class TrialFlagsSet implements Rule {

    @Override
    public String code() {
        return "V-01";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var flags = blueprint.trialFlags();
        var findings = new ArrayList<Finding>();
        if (!flags.syntheticDataOnly()) {
            findings.add(finding("/trial_flags/synthetic_data_only", "a trial would use real data", "set it to true"));
        }
        if (!flags.sandboxRoutesOnly()) {
            findings.add(finding(
                    "/trial_flags/sandbox_routes_only", "a trial would reach the real world", "set it to true"));
        }
        return findings;
    }
}
