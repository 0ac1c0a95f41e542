package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.Operation;
import com.waooaw.agentcreation.blueprint.ApprovalClass;
import com.waooaw.agentcreation.blueprint.BlastRadius;
import com.waooaw.agentcreation.blueprint.DecisionMode;
import com.waooaw.agentcreation.blueprint.DomainTier;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.OtherCustomers;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A failure reaches no further than declared, never another customer, and nothing irreversible happens ungated. */
@Explained(
        protects = "That a failure stays small, never reaches another customer, and nothing is lost for good without "
                + "a yes.",
        looksAt = "What each operation reaches, against me_wow.containment.max_blast_radius and the decision "
                + "rights; domain_tier against the job role; shared_with.",
        mend = "Declare the radius as it is or leave the operation out; put an approval before what cannot be "
                + "undone; share nothing between customers.")
final class BoundedBlastRadius implements Rule {

    @Override
    public String code() {
        return "A-04";
    }

    @Override
    public Severity severity() {
        return Severity.CRITICAL;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var role = facts.jobRoles().get(blueprint.jobRoleId());
        if (role != null
                && DomainTier.valueOf(role.domainTier().toUpperCase(Locale.ROOT))
                                .compareTo(blueprint.domainTier())
                        > 0) {
            findings.add(finding(
                    "/domain_tier",
                    "'" + role.jobRoleId() + "' works in a domain of tier " + role.domainTier(),
                    "do not declare a lower tier"));
        }
        var containment = blueprint.meWow().containment();
        var declared = containment == null ? null : containment.maxBlastRadius();
        if (declared == BlastRadius.CRITICAL) {
            findings.add(forTheGovernor(
                    "/me_wow/containment/max_blast_radius",
                    "a radius of critical is declared",
                    "the Governor decides whether it may be: contain the agent further, and nobody has to"));
        }
        for (var placed : blueprint.operations()) {
            var reach = reach(placed.operation(), blueprint.domainTier());
            if (declared != null && reach.compareTo(declared) > 0) {
                findings.add(finding(
                        placed.pointer(),
                        "'" + placed.key() + "' reaches " + lower(reach) + ", declared is " + lower(declared),
                        "declare the radius as it is, or leave the operation out"));
            }
            if (reach == BlastRadius.CRITICAL) {
                findings.add(forTheGovernor(
                        placed.pointer(),
                        "'" + placed.key() + "' cannot be undone and reaches many things",
                        "the Governor decides whether it may: leave the operation out, and nobody has to"));
            }
            boolean gated = blueprint
                    .rightFor(placed)
                    .filter(right -> right.mode() == DecisionMode.APPROVAL)
                    .isPresent();
            if (!placed.operation().reversible() && !gated) {
                findings.add(finding(
                        placed.pointer(),
                        "'" + placed.key() + "' cannot be undone and happens without an approval",
                        "put an approval before it"));
            }
        }
        for (int i = 0; i < blueprint.dataAccess().size(); i++) {
            var shares = blueprint.dataAccess().get(i).sharedWith();
            if (shares.stream().anyMatch(share -> OtherCustomers.in(share.recipient()))) {
                findings.add(finding(
                        "/data_access/" + i + "/shared_with",
                        "a failure would reach other customers",
                        "share nothing between customers"));
            }
        }
        return findings;
    }

    /** Whether it reaches so far that the Systems Architect leaves it to the Governor. */
    static boolean escalates(AgentBlueprint blueprint) {
        var containment = blueprint.meWow().containment();
        return (containment != null && containment.maxBlastRadius() == BlastRadius.CRITICAL)
                || blueprint.operations().stream()
                        .anyMatch(placed -> reach(placed.operation(), blueprint.domainTier()) == BlastRadius.CRITICAL);
    }

    /** Does not refuse: it is evidence of the question the Governor is asked (domain.md 2.5). */
    private Finding forTheGovernor(String pointer, String message, String remedy) {
        return new Finding(code(), Severity.MEDIUM, message, pointer, remedy);
    }

    /** Source: domain.md, glossary "Blast radius" and Appendix A, approval_class. */
    static BlastRadius reach(Operation operation, DomainTier tier) {
        return switch (operation.type()) {
            case READ -> operation.reversible() ? BlastRadius.LOW : BlastRadius.HIGH;
            case WRITE ->
                tier == DomainTier.HIGH
                                || !operation.reversible()
                                || operation.approvalClass() == ApprovalClass.COMMUNICATION
                                || operation.approvalClass() == ApprovalClass.FINANCIAL
                        ? BlastRadius.HIGH
                        : BlastRadius.MEDIUM;
            case DELETE, BULK -> operation.reversible() ? BlastRadius.HIGH : BlastRadius.CRITICAL;
        };
    }

    private static String lower(BlastRadius radius) {
        return radius.name().toLowerCase(Locale.ROOT);
    }
}
