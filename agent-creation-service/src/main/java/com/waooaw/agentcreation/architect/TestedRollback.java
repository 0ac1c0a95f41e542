package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** There is a way back: written down, repeatable, tried, and to something that exists. */
@Explained(
        protects = "That there is a way back before anybody needs it.",
        looksAt = "rollback_plan: steps, idempotent, previous_version_available and tested_at.",
        mend = "Write the steps down so that they can be run twice, try them in the sandbox, and say when.")
final class TestedRollback implements Rule {

    @Override
    public String code() {
        return "A-05";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var plan = blueprint.rollbackPlan();
        var findings = new ArrayList<Finding>();
        if (plan.steps().isEmpty()) {
            findings.add(finding("/rollback_plan/steps", "the plan has no steps", "write them down"));
        }
        if (!plan.idempotent()) {
            findings.add(finding(
                    "/rollback_plan/idempotent", "the plan cannot be run twice", "make every step safe to repeat"));
        }
        if (!plan.previousVersionAvailable() && blueprint.supersedesVersion() != null) {
            findings.add(finding(
                    "/rollback_plan/previous_version_available",
                    "version " + blueprint.supersedesVersion() + " is replaced and no longer there",
                    "keep the version that is replaced"));
        }
        if (plan.previousVersionAvailable() && blueprint.supersedesVersion() == null) {
            findings.add(finding(
                    "/rollback_plan/previous_version_available",
                    "a first version has no previous one",
                    "set it to false, or name supersedes_version"));
        }
        if (plan.testedAt() == null) {
            findings.add(finding(
                    "/rollback_plan/tested_at", "the plan was never tried", "try it in the sandbox and say when"));
        } else if (plan.testedAt().isAfter(facts.now())) {
            findings.add(
                    finding("/rollback_plan/tested_at", "the plan was tried in the future", "say when it was tried"));
        }
        return findings;
    }
}
