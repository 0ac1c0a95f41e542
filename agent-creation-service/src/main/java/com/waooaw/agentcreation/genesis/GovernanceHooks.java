package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.mewow.AuditEvents;
import com.waooaw.agentcreation.rules.Approvers;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;

/** A human stands before every external interaction, every escalation reaches somebody, the audit list is whole. */
@Explained(
        protects = "That a human stands before whatever reaches outside, and that a call for help reaches somebody.",
        looksAt = "Operations that write, delete, work in bulk or communicate; destinations of me_wow.escalations; "
                + "me_wow.auditability.logged_events.",
        mend = "Give the operation mode approval with a class and an approver; name a role of the platform as "
                + "destination; log all five kinds of event.")
final class GovernanceHooks implements Rule {

    @Override
    public String code() {
        return "G-04";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        for (var operation : blueprint.operations()) {
            boolean gated = blueprint
                    .rightFor(operation)
                    .filter(right -> right.mode() == DecisionMode.APPROVAL && right.approver() != null)
                    .isPresent();
            if (operation.operation().external() && !gated) {
                findings.add(finding(
                        operation.pointer(),
                        "'" + operation.key() + "' reaches outside without an approval",
                        "give it a decision right with mode approval and an approver"));
            }
        }
        var escalations = blueprint.meWow().escalations();
        for (int i = 0; i < escalations.size(); i++) {
            var destination = escalations.get(i).destination();
            if (destination != null && !Approvers.reachable(destination, blueprint.requiresManager())) {
                findings.add(finding(
                        "/me_wow/escalations/" + i + "/destination",
                        "'" + destination + "' is nobody an escalation reaches",
                        "name a role of the platform, for example engagement_governor"));
            }
        }
        var auditability = blueprint.meWow().auditability();
        if (auditability != null && !auditability.loggedEvents().containsAll(AuditEvents.REQUIRED)) {
            findings.add(finding(
                    "/me_wow/auditability/logged_events",
                    "the list of logged events is not whole",
                    "log " + String.join(", ", AuditEvents.REQUIRED)));
        }
        return findings;
    }
}
