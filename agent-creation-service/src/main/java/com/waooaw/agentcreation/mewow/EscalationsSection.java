package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.EscalationCover;
import com.waooaw.agentcreation.blueprint.MeWow.Escalation;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Complete when timeout, uncertainty and an ethics concern each reach somebody within a deadline. */
final class EscalationsSection implements Section {

    @Override
    public String name() {
        return "escalations";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var escalations = blueprint.meWow().escalations();
        for (int i = 0; i < escalations.size(); i++) {
            if (escalations.get(i).destination() == null) {
                gaps.add(gap("/" + i + "/destination", "say who is asked"));
            }
            if (escalations.get(i).deadlineMinutes() == null) {
                gaps.add(gap("/" + i + "/deadline_minutes", "say how soon"));
            }
        }
        var covered = escalations.stream().map(Escalation::covers).collect(Collectors.toSet());
        for (var wanted : List.of(EscalationCover.TIMEOUT, EscalationCover.UNCERTAINTY, EscalationCover.ETHICS)) {
            if (!covered.contains(wanted)) {
                gaps.add(gap("nobody is asked about " + wanted.name().toLowerCase(Locale.ROOT)));
            }
        }
        return gaps;
    }
}
