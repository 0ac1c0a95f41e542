package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A human can keep up: at most 20 approvals a day, and at most twice what comparable agents ask. */
@Explained(
        protects = "That its Governor can really look: whoever is asked too often says yes to everything.",
        looksAt = "expected_runs_per_day times the operations that need an approval: at most 20 a day, and at most "
                + "twice the median of comparable agents.",
        mend = "Fewer runs, or fewer operations that need an approval each.",
        onlyRunning = "how often comparable agents at work ask, for the median")
final class GovernorLoad implements Rule {

    private static final BigDecimal MOST_PER_DAY = BigDecimal.valueOf(20);

    @Override
    public String code() {
        return "G-06";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var load = Estimates.approvalsPerDay(blueprint);
        var findings = new ArrayList<Finding>();
        if (load.compareTo(MOST_PER_DAY) > 0) {
            findings.add(finding(
                    "/expected_runs_per_day",
                    "the Governor would be asked " + load + " times a day, more than " + MOST_PER_DAY,
                    "fewer runs, or fewer operations that need an approval each"));
        }
        var comparable = facts.agents().stream()
                .filter(agent -> agent.working() && agent.jobRoleId().equals(blueprint.jobRoleId()))
                .map(KnownAgent::approvalsPerDay)
                .sorted()
                .toList();
        if (!comparable.isEmpty() && load.compareTo(median(comparable).multiply(BigDecimal.TWO)) > 0) {
            findings.add(finding(
                    "/expected_runs_per_day",
                    "the Governor would be asked " + load + " times a day; the median of comparable agents is "
                            + median(comparable).toPlainString(),
                    "stay within twice the median"));
        }
        return findings;
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).add(sorted.get(middle)).divide(BigDecimal.TWO);
    }
}
