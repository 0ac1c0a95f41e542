package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete when everything that changes or tells something outside is decided by a named human, under a named class. */
final class DecisionRightsSection implements Section {

    @Override
    public String name() {
        return "decision_rights";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        if (blueprint.meWow().decisionRights().isEmpty()) {
            gaps.add(gap("say who decides about each operation"));
        }
        var rights = blueprint.meWow().decisionRights();
        for (int i = 0; i < rights.size(); i++) {
            var right = rights.get(i);
            if (right.mode() == DecisionMode.APPROVAL && (right.approvalClass() == null || right.approver() == null)) {
                gaps.add(gap("/" + i, "an approval has a class and an approver"));
            }
        }
        for (var operation : blueprint.operations()) {
            var right = blueprint.rightFor(operation);
            boolean covered = right.filter(
                            r -> r.mode() == DecisionMode.APPROVAL && r.approvalClass() != null && r.approver() != null)
                    .isPresent();
            if (operation.operation().external() && !covered) {
                gaps.add(gap("'" + operation.key() + "' needs mode approval, with its class and an approver"));
            }
        }
        return gaps;
    }
}
