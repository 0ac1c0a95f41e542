package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;

/** A job role says what it does, how it is seen that it is done, and how many do it. */
final class Work implements Check<JobRole> {

    private static final int LONGEST_DESCRIPTION = 500;
    private static final int MOST_AGENTS = 5;

    @Override
    public String code() {
        return "J-05";
    }

    @Override
    public List<Finding> check(JobRole role, Known known) {
        var findings = new ArrayList<Finding>();
        if (role.description().isBlank() || role.description().length() > LONGEST_DESCRIPTION) {
            findings.add(finding(
                    "/description",
                    "it is described in " + role.description().length() + " characters",
                    "1 to " + LONGEST_DESCRIPTION));
        }
        if (role.tasks().isEmpty()) {
            findings.add(finding("/tasks", "nobody says what it does", "name its tasks"));
        }
        if (role.completionCriteria().isEmpty()) {
            findings.add(finding("/completion_criteria", "nobody says when a job is done", "say how it is seen"));
        }
        if (role.agentCount() < 1 || role.agentCount() > MOST_AGENTS) {
            findings.add(finding("/agent_count", role.agentCount() + " agents are no team", "1 to " + MOST_AGENTS));
        }
        boolean team = role.agentCount() > 1;
        if (team != role.requiresManager()) {
            findings.add(finding(
                    "/requires_manager",
                    team ? "a team needs a Manager" : "one agent works without a Manager",
                    "set requires_manager to " + team));
        }
        return findings;
    }
}
