package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.PriceProposal;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Team;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Genesis decides about a draft: checks first, then whether the catalogue has it already. Pure. */
final class Certifier {

    /** The sole certifier. */
    static final String GENESIS = "genesis";

    private Certifier() {}

    /**
     * Certified, there already, or refused.
     *
     * @param standing of the draft
     * @param catalogue definitions of its kind; those nobody may newly use do not count
     */
    static <T extends Definition<T>> Verdict<T> judge(
            T draft, Standing.Draft standing, Checks<T> checks, Known known, Collection<T> catalogue) {
        var findings = checks.findings(draft, known);
        if (findings.stream().anyMatch(finding -> finding.severity().refuses())) {
            return new Verdict.Fail<>(findings, checks.errors(findings));
        }
        var improves = new ArrayList<T>();
        var worse = new ArrayList<Finding>();
        var others = catalogue.stream()
                .filter(Definition::usable)
                .sorted(Comparator.comparing(Definition::id))
                .toList();
        for (var other : others) {
            switch (Collision.of(draft, other)) {
                case IDENTICAL -> {
                    return new Verdict.Same<>(other);
                }
                case IMPROVES -> improves.add(other);
                case WORSE ->
                    worse.add(new Finding(
                            "G-13",
                            Severity.HIGH,
                            "'" + other.id() + "' does the same work in a newer version, " + other.version(),
                            "/version",
                            "use '" + other.id() + "', or give the draft a higher version"));
                case NONE, APART -> {
                    // each keeps its number
                }
            }
        }
        if (!worse.isEmpty()) {
            return new Verdict.Fail<>(worse, List.of());
        }
        return new Verdict.Pass<>(
                draft.priced(proposals(draft, known))
                        .standing(
                                standing.certify(GENESIS, known.now()),
                                improves.stream().map(Definition::id).toList()),
                improves);
    }

    private static List<PriceProposal> proposals(Definition<?> definition, Known known) {
        return switch (definition) {
            case Skill _ -> List.of();
            case JobRole role
            when role.agentCount() > 1 -> List.of(PriceProposal.ofTeam(known.prices(), role.agentCount()));
            case JobRole role -> proposals(role, known);
            case Team team ->
                List.of(PriceProposal.ofTeam(
                        known.prices(), team.plan().members().size()));
        };
    }

    private static List<PriceProposal> proposals(JobRole role, Known known) {
        var skills = role.requiredSkills().stream()
                .flatMap(id -> Optional.ofNullable(known.skills().get(id)).stream())
                .toList();
        return role.geographies().stream()
                .map(geography -> PriceProposal.ofAgent(
                        known.prices(), skills, role.industry(), geography, role.expertiseLevel()))
                .toList();
    }
}
