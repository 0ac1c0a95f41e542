package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete with an assumption and two failure modes, each with what is done about it. */
final class CritiqueSection implements Section {

    @Override
    public String name() {
        return "critique";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var critique = blueprint.meWow().critique();
        if (critique == null) {
            gaps.add(gap("name what is taken for granted and what may go wrong"));
            return gaps;
        }
        if (critique.assumptions().isEmpty()) {
            gaps.add(gap("/assumptions", "name at least one assumption"));
        }
        if (critique.failureModes().size() < 2) {
            gaps.add(gap("/failure_modes", "name at least two ways to fail"));
        }
        for (int i = 0; i < critique.failureModes().size(); i++) {
            if (critique.failureModes().get(i).mitigation() == null) {
                gaps.add(gap("/failure_modes/" + i + "/mitigation", "say what is done about it"));
            }
        }
        return gaps;
    }
}
