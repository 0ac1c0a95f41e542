package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete when every input has a name, a source and the quality of evidence it must have. */
final class InputsSection implements Section {

    @Override
    public String name() {
        return "inputs";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var inputs = blueprint.meWow().inputs();
        if (inputs.isEmpty()) {
            gaps.add(gap("name what the agent needs"));
        }
        for (int i = 0; i < inputs.size(); i++) {
            if (inputs.get(i).source() == null) {
                gaps.add(gap("/" + i + "/source", "say where the input comes from"));
            }
            if (inputs.get(i).evidenceQuality() == null) {
                gaps.add(gap("/" + i + "/evidence_quality", "say how good the evidence must be"));
            }
        }
        return gaps;
    }
}
