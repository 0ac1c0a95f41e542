package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.ArchitecturePolicy;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** An agent speaks to interfaces: to no database, to no table of a service, and to Governance only to ask or to escalate. */
final class LayerSeparation implements Rule {

    @Override
    public String code() {
        return "A-02";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var interfaces = blueprint.meWow().interfaces();
        for (int i = 0; i < interfaces.size(); i++) {
            var schemaRef = interfaces.get(i).schemaRef();
            if (schemaRef != null) {
                findings.addAll(check(
                        schemaRef.strip().toLowerCase(Locale.ROOT),
                        "'" + interfaces.get(i).name() + "'",
                        "/me_wow/interfaces/" + i + "/schema_ref",
                        facts.architecturePolicy()));
            }
        }
        return findings;
    }

    private List<Finding> check(String schemaRef, String name, String pointer, ArchitecturePolicy policy) {
        var findings = new ArrayList<Finding>();
        if (policy.storeSchemes().contains(before(schemaRef, ':'))) {
            findings.add(finding(pointer, name + " is a database", "go through the interface of who owns the data"));
        }
        if (!schemaRef.contains("/") && policy.serviceSchemas().contains(before(schemaRef, '.'))) {
            findings.add(finding(
                    pointer,
                    name + " is a table of a service",
                    "go through the interface of the service that owns it"));
        }
        if (startsWithOne(schemaRef, policy.governanceRefs()) && !startsWithOne(schemaRef, policy.governanceWays())) {
            findings.add(finding(
                    pointer,
                    name + " calls Governance, and not to ask or to escalate",
                    "use its approvals or its escalations"));
        }
        return findings;
    }

    /** What comes before the first such character; nothing where there is none. */
    private static String before(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? "" : text.substring(0, at);
    }

    private static boolean startsWithOne(String text, List<String> starts) {
        return starts.stream().anyMatch(text::startsWith);
    }
}
