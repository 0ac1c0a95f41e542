package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.activities.governance.GovernanceActivities.Finding;
import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.Manifest;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.audit.CanonicalJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Words what the Governor is asked: may exactly this manifest be put to work. */
final class Question {

    static final String ACTION = "deploy_agent";

    private static final JsonMapper JSON = new JsonMapper();
    private static final int MOST_RISKS = 5;

    private Question() {}

    /** Canonical JSON of what will be done: the whole manifest, not a reference to it. */
    static String act(Agent agent, Manifest manifest) {
        return CanonicalJson.of(Map.of(
                "action", ACTION,
                "agent_id", agent.agentId().toString(),
                "agent_version", agent.agentVersion(),
                "manifest_hash", manifest.hash(),
                "manifest", JSON.readTree(manifest.json())));
    }

    static ApprovalRequest of(
            Creation creation,
            UUID approvalId,
            Agent agent,
            AgentBlueprint blueprint,
            Manifest manifest,
            List<StageResult> results) {
        var act = act(agent, manifest);
        var radius = Reach.radius(blueprint).name().toLowerCase(Locale.ROOT);
        return new ApprovalRequest(
                approvalId,
                ApprovalClass.EXECUTION,
                ApprovalScope.PLATFORM,
                null,
                null,
                creation.requestedBy(),
                "operator",
                "agent",
                agent.agentId().toString(),
                ACTION,
                act,
                CanonicalJson.sha256(act),
                "Put '%s' (%s) to work in %s".formatted(agent.agentName(), agent.displayId(), agent.industry()),
                context(agent, results),
                risks(blueprint, radius),
                findings(results),
                Reach.risk(blueprint),
                radius,
                true,
                DeploymentUndo.STOP_ROUTING,
                Estimates.usdPerMonth(blueprint).stripTrailingZeros().toPlainString(),
                results.stream()
                        .map(result ->
                                creation.workflowId() + "/" + result.stage().wireName())
                        .toList(),
                creation.causeOf("question"),
                Reach.facts(blueprint, results));
    }

    private static Context context(Agent agent, List<StageResult> results) {
        long rules = results.stream()
                .map(result -> result.detail().get("rules"))
                .filter(List.class::isInstance)
                .mapToLong(list -> ((List<?>) list).size())
                .sum();
        return new Context(
                "The way of working is complete, and Genesis, the Systems Architect and the Vision Guardian applied "
                        + rules + " rules: none refuses the agent.",
                "On a yes the manifest is bound in the dispatcher and the agent does its sample job in the sandbox. It "
                        + "works for customers only if that succeeds; otherwise everything is undone.",
                "It will cost at most US$ "
                        + agent.usdPerMonth().stripTrailingZeros().toPlainString()
                        + " a month and ask its Governor about "
                        + agent.approvalsPerDay().stripTrailingZeros().toPlainString() + " times a day."
                        + Price.sentence(results));
    }

    private static List<String> risks(AgentBlueprint blueprint, String radius) {
        var critique = blueprint.meWow().critique();
        var named = critique == null
                ? Stream.<String>of()
                : critique.failureModes().stream().map(failure -> failure.mode() + ": " + failure.mitigation());
        return Stream.concat(Stream.of("A failure reaches at most: " + radius), named)
                .limit(MOST_RISKS)
                .toList();
    }

    private static List<Finding> findings(List<StageResult> results) {
        return results.stream()
                .flatMap(result -> result.findings().stream())
                .map(finding -> new Finding(
                        finding.code(),
                        finding.severity().name().toLowerCase(Locale.ROOT),
                        finding.message(),
                        finding.pointer()))
                .toList();
    }
}
