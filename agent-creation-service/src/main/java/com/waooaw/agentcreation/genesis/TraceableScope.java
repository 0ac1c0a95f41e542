package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow.Entry;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Nothing is permitted by implication: each tool and each data item serves an entry of the scope. */
@Explained(
        protects = "That nothing is permitted by implication: an agent reaches only what its scope needs.",
        looksAt = "serves of each tool and each data item, against the ids of me_wow.scope.in.",
        mend = "Name the entries of the scope the tool or data item is needed for, or leave it out.")
final class TraceableScope implements Rule {

    @Override
    public String code() {
        return "G-02";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var scope = blueprint.meWow().scope();
        Set<String> entries =
                scope == null ? Set.of() : scope.in().stream().map(Entry::id).collect(Collectors.toSet());
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.tools().size(); i++) {
            var tool = blueprint.tools().get(i);
            findings.addAll(untraceable("tool '" + tool.toolId() + "'", tool.serves(), entries, "/tools/" + i));
        }
        for (int i = 0; i < blueprint.dataAccess().size(); i++) {
            var data = blueprint.dataAccess().get(i);
            findings.addAll(untraceable("data '" + data.source() + "'", data.serves(), entries, "/data_access/" + i));
        }
        return findings;
    }

    private List<Finding> untraceable(String what, List<String> serves, Set<String> entries, String pointer) {
        var remedy = "name in 'serves' the entries of the scope it is needed for, or leave it out";
        if (serves.isEmpty()) {
            return List.of(finding(pointer + "/serves", what + " serves no entry of the scope", remedy));
        }
        return serves.stream()
                .filter(id -> !entries.contains(id))
                .map(id -> finding(
                        pointer + "/serves", what + " serves '" + id + "', which is no entry of the scope", remedy))
                .toList();
    }
}
