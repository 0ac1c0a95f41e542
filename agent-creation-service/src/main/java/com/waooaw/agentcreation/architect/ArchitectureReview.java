package com.waooaw.agentcreation.architect;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlastRadius;
import com.waooaw.agentcreation.blueprint.DependencyKind;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Secrets;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What the Systems Architect decides, with the four things it always says. Source: domain.md 2.5.
 *
 * @param impact what it touches, and how far
 * @param dependencies whom it needs, and how badly
 * @param longTermRisk what it costs and takes for as long as it works
 * @param suggestion what would make it simpler or acceptable; why it is refused, where it is
 */
public record ArchitectureReview(
        Verdict verdict, String impact, String dependencies, String longTermRisk, String suggestion) {

    /** What the Systems Architect decides; stored in lower case: never rename one. */
    public enum Verdict {
        /** Nothing is in the way. */
        APPROVED,
        /** Nothing is in the way but how far it reaches, and that is for the Governor to decide. */
        ESCALATED,
        /** Something is. */
        REFUSED
    }

    /** Whether the agent may go on: to the Governor, who decides in any case. */
    public boolean mayGoOn() {
        return switch (verdict) {
            case APPROVED, ESCALATED -> true;
            case REFUSED -> false;
        };
    }

    /** What follows from findings of the Systems Architect. */
    public static ArchitectureReview of(AgentBlueprint blueprint, Facts facts, List<Finding> findings) {
        var worst = findings.stream().min(Comparator.comparing(Finding::severity));
        boolean refused = worst.filter(finding -> finding.severity().refuses()).isPresent();
        return new ArchitectureReview(
                verdict(refused, BoundedBlastRadius.escalates(blueprint)),
                impact(blueprint, facts),
                Secrets.hidden(dependencies(blueprint)),
                longTermRisk(blueprint),
                worst.map(finding -> refused
                                ? "refused: " + finding.code() + ", " + finding.message() + "; " + finding.remedy()
                                : finding.remedy())
                        .orElse("none: every rule is kept"));
    }

    private static Verdict verdict(boolean refused, boolean escalates) {
        if (refused) {
            return Verdict.REFUSED;
        }
        return escalates ? Verdict.ESCALATED : Verdict.APPROVED;
    }

    private static String impact(AgentBlueprint blueprint, Facts facts) {
        var reach = blueprint.operations().stream()
                .map(placed -> BoundedBlastRadius.reach(placed.operation(), blueprint.domainTier()))
                .max(Comparator.naturalOrder())
                .orElse(BlastRadius.LOW);
        return "%d tools, %d data sources; reaches %s; %d calls that wait for one another"
                .formatted(
                        blueprint.tools().size(),
                        blueprint.dataAccess().size(),
                        lower(reach),
                        SyncChain.of(blueprint, facts)
                                .hops(
                                        blueprint.agentName(),
                                        facts.architecturePolicy().syncHops() + 1));
    }

    private static String dependencies(AgentBlueprint blueprint) {
        return blueprint.dependencies().isEmpty()
                ? "none"
                : blueprint.dependencies().stream()
                        .map(dependency -> dependency.agentId() + " (" + lower(dependency.kind())
                                + (dependency.kind() == DependencyKind.HARD && dependency.fallback() == null
                                        ? ", without a fallback)"
                                        : ")"))
                        .collect(Collectors.joining(", "));
    }

    private static String longTermRisk(AgentBlueprint blueprint) {
        return "US$ %s a month, %s approvals a day, %s database connections"
                .formatted(
                        plain(Estimates.usdPerMonth(blueprint)),
                        plain(Estimates.approvalsPerDay(blueprint)),
                        plain(Estimates.dbConnections(blueprint)));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
