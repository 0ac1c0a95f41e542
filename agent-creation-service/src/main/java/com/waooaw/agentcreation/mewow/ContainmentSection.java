package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete with the posture that executes nothing unapproved, a declared blast radius and limits in numbers. */
final class ContainmentSection implements Section {

    @Override
    public String name() {
        return "containment";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var containment = blueprint.meWow().containment();
        if (containment == null) {
            gaps.add(gap("say what holds the agent in"));
            return gaps;
        }
        if (!"non_executing_unless_approved".equals(containment.defaultPosture())) {
            gaps.add(gap("/default_posture", "must be non_executing_unless_approved"));
        }
        if (containment.maxBlastRadius() == null) {
            gaps.add(gap("/max_blast_radius", "declare how far a failure may reach"));
        }
        if (containment.limits().isEmpty()) {
            gaps.add(gap("/limits", "name at least one limit in numbers"));
        }
        return gaps;
    }
}
