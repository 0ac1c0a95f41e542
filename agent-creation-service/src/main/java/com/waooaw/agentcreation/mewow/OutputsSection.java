package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete when every output has a type and a criterion of acceptance. */
final class OutputsSection implements Section {

    @Override
    public String name() {
        return "outputs";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var outputs = blueprint.meWow().outputs();
        if (outputs.isEmpty()) {
            gaps.add(gap("name what the agent makes"));
        }
        for (int i = 0; i < outputs.size(); i++) {
            if (outputs.get(i).acceptanceCriteria().isEmpty()) {
                gaps.add(gap("/" + i + "/acceptance_criteria", "say when the output is good enough"));
            }
        }
        return gaps;
    }
}
