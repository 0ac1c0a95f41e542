package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Operation;
import com.waooaw.agentcreation.blueprint.BlueprintTexts;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Secrets;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Secrets are referred to and never written, credentials open what is used, and the agent can be seen to be well. */
@Explained(
        protects = "That no key lies in a document, no credential opens more than is used, and it is seen when an "
                + "agent is ill.",
        looksAt = "Every text of the blueprint for keys of known forms; tools[].scopes against the operations; "
                + "health_probes.",
        mend = "Refer to secrets by name, drop scopes that are not used, declare a probe whose time-out fits its "
                + "interval.")
final class SecretsAndProbes implements Rule {

    private static final String REFERENCE = "secret://";
    private static final Pattern SECRET_NAME =
            Pattern.compile("(^|_)(password|passwd|secret|token|api_?key|private_key|credentials?)($|_)");

    @Override
    public String code() {
        return "A-09";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        findings.addAll(secrets(blueprint));
        findings.addAll(scopes(blueprint));
        findings.addAll(probes(blueprint));
        return findings;
    }

    /** The message never repeats what was found, nor does that of another rule: {@code RuleSet} sees to it. */
    private List<Finding> secrets(AgentBlueprint blueprint) {
        var remedy = "keep it in the secret store and write " + REFERENCE + "NAME";
        var findings = new ArrayList<Finding>();
        blueprint
                .skillParameters()
                .forEach((id, parameters) -> parameters.forEach((name, value) -> {
                    if (value instanceof String text
                            && SECRET_NAME.matcher(name).find()
                            && !text.startsWith(REFERENCE)) {
                        findings.add(finding(
                                "/skill_parameters/" + id + "/" + name, "'" + name + "' is a secret in words", remedy));
                    }
                }));
        BlueprintTexts.of(blueprint).stream()
                .filter(text -> Secrets.in(text.name()))
                .map(text -> finding(text.pointer(), "this text holds a secret", remedy))
                .forEach(findings::add);
        return findings;
    }

    private List<Finding> scopes(AgentBlueprint blueprint) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < blueprint.tools().size(); i++) {
            var tool = blueprint.tools().get(i);
            var operations = tool.operations().stream().map(Operation::name).toList();
            if (operations.isEmpty()) {
                findings.add(finding(
                        "/tools/" + i + "/operations",
                        "it is not said what '" + tool.toolId() + "' is used for",
                        "name its operations, or leave the tool out"));
            }
            for (int j = 0; j < tool.scopes().size(); j++) {
                if (!operations.contains(tool.scopes().get(j))) {
                    findings.add(finding(
                            "/tools/" + i + "/scopes/" + j,
                            "the credentials of '" + tool.toolId() + "' open '"
                                    + tool.scopes().get(j) + "', which is not used",
                            "leave it out: credentials open what is used"));
                }
            }
        }
        return findings;
    }

    private List<Finding> probes(AgentBlueprint blueprint) {
        var findings = new ArrayList<Finding>();
        var probes = blueprint.healthProbes();
        if (probes.isEmpty()) {
            findings.add(finding(
                    "/health_probes", "nothing shows whether the agent is well", "declare at least one health probe"));
        }
        for (int i = 0; i < probes.size(); i++) {
            if (probes.get(i).timeoutSeconds() >= probes.get(i).everySeconds()) {
                findings.add(finding(
                        "/health_probes/" + i + "/timeout_seconds",
                        "the probe is asked again before it has to answer",
                        "wait less long than between two questions"));
            }
        }
        return findings;
    }
}
