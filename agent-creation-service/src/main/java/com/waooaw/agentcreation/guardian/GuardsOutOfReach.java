package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.Access;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.OperationType;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** No tool writes the stores of governance, and the audit cannot be switched off. */
@Explained(
        protects = "That the guarded cannot reach the guards.",
        looksAt = "Tools that write policy, audit, precedents or ethics; me_wow.auditability.can_be_disabled.",
        mend = "Leave such tools out, and set can_be_disabled to false.")
final class GuardsOutOfReach implements Rule {

    @Override
    public String code() {
        return "V-03";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var guarded = facts.dataPolicy().protectedStores();
        for (var placed : blueprint.operations()) {
            var tool = facts.tools().get(placed.tool().toolId());
            var store = tool == null ? null : tool.writesTo();
            boolean writes = placed.operation().type() != OperationType.READ;
            if (writes && (guarded.contains(placed.tool().toolId()) || (store != null && guarded.contains(store)))) {
                findings.add(finding(
                        placed.pointer(),
                        "'" + placed.key() + "' writes a store of governance",
                        "no agent does: leave it out"));
            }
        }
        for (int i = 0; i < blueprint.dataAccess().size(); i++) {
            var data = blueprint.dataAccess().get(i);
            if (data.access() == Access.WRITE && guarded.contains(data.source())) {
                findings.add(finding(
                        "/data_access/" + i,
                        "'" + data.source() + "' is a store of governance",
                        "no agent writes it: leave it out"));
            }
        }
        var auditability = blueprint.meWow().auditability();
        if (auditability != null && auditability.canBeDisabled()) {
            findings.add(finding(
                    "/me_wow/auditability/can_be_disabled", "the audit could be switched off", "set it to false"));
        }
        return findings;
    }
}
