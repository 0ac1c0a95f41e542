package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.EscalationCover;
import com.waooaw.agentcreation.blueprint.MeWow.Entry;
import com.waooaw.agentcreation.rules.Approvers;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Nothing works outside the declared scope, approvals and ethics concerns reach who may decide them, errors are told, and
 * evidence stays.
 */
@Explained(
        protects = "That an agent does what it says, tells its errors and keeps the evidence.",
        looksAt = "What tools and components serve, against the scope; who decides what; where ethics concerns go; "
                + "and what the texts say about errors and evidence.",
        mend = "Declare what it works for, route approvals and concerns to whoever may decide them, say who is "
                + "told of an error, and keep evidence.")
final class NoDeception implements Rule {

    private static final Set<String> ETHICS_AUTHORITIES = Set.of("vision_guardian", "platform_governor");

    @Override
    public String code() {
        return "V-07";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        findings.addAll(hiddenScope(blueprint));
        blueprint.operations().forEach(placed -> findings.addAll(wrongAuthority(blueprint, placed, facts)));
        findings.addAll(wrongEthicsAuthority(blueprint));
        Wording.ofErrors(blueprint).stream()
                .filter(text -> Wording.hushesUp(text.name()))
                .map(text -> finding(
                        text.pointer(), "an error would be hushed up", "say who is told, or that the work stops"))
                .forEach(findings::add);
        Wording.ofActs(blueprint).stream()
                .filter(text -> Wording.destroysEvidence(text.name()))
                .map(text -> finding(text.pointer(), "evidence would be destroyed", "leave it out: evidence stays"))
                .forEach(findings::add);
        return findings;
    }

    private List<Finding> hiddenScope(AgentBlueprint blueprint) {
        var scope = blueprint.meWow().scope();
        Set<String> entries =
                scope == null ? Set.of() : scope.in().stream().map(Entry::id).collect(Collectors.toSet());
        var serving = new ArrayList<PlacedName>();
        for (int i = 0; i < blueprint.tools().size(); i++) {
            for (var entry : blueprint.tools().get(i).serves()) {
                serving.add(new PlacedName(entry, "/tools/" + i + "/serves"));
            }
        }
        for (int i = 0; i < blueprint.components().size(); i++) {
            for (var entry : blueprint.components().get(i).serves()) {
                serving.add(new PlacedName(entry, "/components/" + i + "/serves"));
            }
        }
        return serving.stream()
                .filter(served -> !entries.contains(served.name()))
                .map(served -> finding(
                        served.pointer(),
                        "it works for '" + served.name() + "', which the declared scope does not have",
                        "declare it in scope, or leave it out"))
                .toList();
    }

    /** Who decides follows from what the allow-list says the operation is, not from what the blueprint calls it. */
    private List<Finding> wrongAuthority(AgentBlueprint blueprint, PlacedOperation placed, Facts facts) {
        var tool = facts.tools().get(placed.tool().toolId());
        var listed = tool == null
                ? null
                : tool.operation(placed.operation().name())
                        .map(allowed -> allowed.approvalClass())
                        .orElse(null);
        var approver = blueprint.rightFor(placed).map(right -> right.approver()).orElse(null);
        if (listed == null || approver == null) {
            return List.of();
        }
        var authorities = Approvers.of(ApprovalClass.valueOf(listed.toUpperCase(Locale.ROOT)));
        return authorities.contains(approver)
                ? List.of()
                : List.of(finding(
                        placed.pointer(),
                        "'" + placed.key() + "' would be decided by '" + approver + "', who has no authority over it",
                        "route it to one of " + String.join(", ", new TreeSet<>(authorities))));
    }

    private List<Finding> wrongEthicsAuthority(AgentBlueprint blueprint) {
        var findings = new ArrayList<Finding>();
        var escalations = blueprint.meWow().escalations();
        for (int i = 0; i < escalations.size(); i++) {
            var escalation = escalations.get(i);
            if (escalation.covers() == EscalationCover.ETHICS
                    && escalation.destination() != null
                    && !ETHICS_AUTHORITIES.contains(escalation.destination())) {
                findings.add(finding(
                        "/me_wow/escalations/" + i + "/destination",
                        "an ethics concern would go to '" + escalation.destination() + "'",
                        "route it to one of " + String.join(", ", new TreeSet<>(ETHICS_AUTHORITIES))));
            }
        }
        return findings;
    }
}
