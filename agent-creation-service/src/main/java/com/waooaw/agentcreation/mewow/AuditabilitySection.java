package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.ArrayList;
import java.util.List;

/** Complete when the five kinds of event are logged and kept as long as policy says. */
final class AuditabilitySection implements Section {

    @Override
    public String name() {
        return "auditability";
    }

    @Override
    public List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy) {
        var gaps = new ArrayList<Gap>();

        var auditability = blueprint.meWow().auditability();
        if (auditability == null) {
            gaps.add(gap("say what is written down, and for how long"));
            return gaps;
        }
        for (var event : AuditEvents.REQUIRED) {
            if (!auditability.loggedEvents().contains(event)) {
                gaps.add(gap("/logged_events", "'" + event + "' must be logged"));
            }
        }
        var kept = auditability.retentionDays();
        if (kept == null || kept < policy.minAuditRetentionDays()) {
            gaps.add(gap("/retention_days", "must be at least " + policy.minAuditRetentionDays()));
        }
        return gaps;
    }
}
