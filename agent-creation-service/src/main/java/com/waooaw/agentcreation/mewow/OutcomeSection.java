package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete with a measurable outcome (metric, target, unit) and a condition to stop. */
final class OutcomeSection implements Section {

    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var outcome = blueprint.meWow().outcome();
        if (outcome == null) {
            gaps.add(gap("say what is achieved, as metric, target and unit, and when to stop"));
            return gaps;
        }
        if (outcome.metrics().isEmpty()) {
            gaps.add(gap("/metrics", "name at least one measurable outcome"));
        }
        for (int i = 0; i < outcome.metrics().size(); i++) {
            var metric = outcome.metrics().get(i);
            if (metric.target() == null || metric.unit() == null) {
                gaps.add(gap("/metrics/" + i, "a measurable outcome has a target and a unit"));
            }
        }
        if (outcome.stopConditions().isEmpty()) {
            gaps.add(gap("/stop_conditions", "say when the work is over or has to stop"));
        }
        return gaps;
    }
}
