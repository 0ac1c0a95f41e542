package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.genesis.TeamComposition;
import com.waooaw.agentcreation.rules.Finding;
import java.util.List;

/** A team is a Manager and specialists who can do the work between them, within their plan. */
final class Composition implements Check<Team> {

    @Override
    public String code() {
        return "G-11";
    }

    @Override
    public List<Finding> check(Team team, Known known) {
        return TeamComposition.check(team.plan(), team.requiredSkills(), known.skills(), known.now(), "/plan");
    }
}
