package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedOperation;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.Compliance;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.blueprint.DomainTier;
import com.waooaw.agentcreation.rules.Approvers;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** In a domain of tier high somebody answers for the work, knows how data is handled, and a licensed eye looks at all that leaves. */
@Explained(
        protects = "That where a wrong word harms somebody, a person answers and a licensed eye looks first.",
        looksAt =
                "compliance and every operation that reaches outside, where domain_tier or that of the job role is high.",
        mend = "Name the owner, have data handling acknowledged, and name each operation that "
                + "reaches outside with the licence of whoever looks.")
final class RegulatedDomain implements Rule {

    @Override
    public String code() {
        return "V-11";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        if (!regulated(blueprint, facts)) {
            return List.of();
        }
        var compliance = blueprint.compliance();
        if (compliance == null) {
            return List.of(finding(
                    "/compliance",
                    "the domain is regulated and nobody answers for the work",
                    "name the owner, their acknowledgement and the licensed review"));
        }
        var findings = new ArrayList<Finding>();
        if (compliance.owner() == null) {
            findings.add(finding("/compliance/owner", "nobody answers for the work", "name who does"));
        }
        if (!compliance.dataHandlingAcknowledged()) {
            findings.add(finding(
                    "/compliance/data_handling_acknowledged",
                    "how the data is handled was not acknowledged",
                    "have the owner acknowledge it"));
        }
        findings.addAll(reviews(blueprint, compliance));
        return findings;
    }

    /** The tier the job role was certified with counts, too: a blueprint cannot declare itself out of it. */
    private static boolean regulated(AgentBlueprint blueprint, Facts facts) {
        var role = facts.jobRoles().get(blueprint.jobRoleId());
        return blueprint.domainTier() == DomainTier.HIGH
                || (role != null && DomainTier.valueOf(role.domainTier().toUpperCase(Locale.ROOT)) == DomainTier.HIGH);
    }

    private List<Finding> reviews(AgentBlueprint blueprint, Compliance compliance) {
        if (compliance.licensedReview().isEmpty()) {
            return List.of(finding(
                    "/compliance/licensed_review",
                    "nobody with a licence looks before anything happens",
                    "name the operations they look before"));
        }
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < compliance.licensedReview().size(); i++) {
            var operation = compliance.licensedReview().get(i).operation();
            boolean gated = blueprint.operations().stream()
                    .filter(placed -> placed.key().equals(operation))
                    .anyMatch(placed -> waitsForAHuman(blueprint, placed));
            if (!gated) {
                findings.add(finding(
                        "/compliance/licensed_review/" + i + "/operation",
                        "'" + operation + "' waits for nobody",
                        "name an operation a human approves"));
            }
        }
        findings.addAll(unseen(blueprint, compliance));
        return findings;
    }

    /** What reaches outside without a licensed look; that they look at something else is no excuse. */
    private List<Finding> unseen(AgentBlueprint blueprint, Compliance compliance) {
        var seen = compliance.licensedReview().stream()
                .map(Compliance.LicensedReview::operation)
                .collect(Collectors.toSet());
        return blueprint.operations().stream()
                .filter(placed -> placed.operation().external() && !seen.contains(placed.key()))
                .map(placed -> finding(
                        placed.pointer(),
                        "'" + placed.key() + "' reaches outside before anybody with a licence has looked",
                        "name it in compliance.licensed_review, or leave it out"))
                .toList();
    }

    private static boolean waitsForAHuman(AgentBlueprint blueprint, PlacedOperation placed) {
        return blueprint
                .rightFor(placed)
                .filter(right -> right.mode() == DecisionMode.APPROVAL
                        && right.approver() != null
                        && Approvers.of(ApprovalClass.EXECUTION).contains(right.approver()))
                .isPresent();
    }
}
