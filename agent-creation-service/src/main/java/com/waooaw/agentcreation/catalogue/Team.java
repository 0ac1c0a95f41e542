package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.blueprint.TeamPlan;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Manager and two to four specialists, certified and fixed in composition. Source: domain.md 1 and 2.4, G-11.
 *
 * @param teamId for example {@code TEAM-MK-001}
 * @param goal what the team is for
 * @param requiredSkills what its members must be able to do between them
 * @param plan who they are, and what they may cost
 * @param certifiedBy {@code genesis}; absent before certification
 * @param priceProposals what Genesis proposed at certification
 * @param supersedes teams it took the place of
 * @param life how it came to where it stands; absent in a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Team(
        String teamId,
        String version,
        String name,
        String industry,
        String goal,
        List<String> requiredSkills,
        TeamPlan plan,
        CatalogueStatus status,
        @Nullable String certifiedBy,
        List<PriceProposal> priceProposals,
        List<String> supersedes,
        @Nullable Life life)
        implements Definition<Team> {

    public Team {
        requiredSkills = Definition.orEmpty(requiredSkills);
        priceProposals = Definition.orEmpty(priceProposals);
        supersedes = Definition.orEmpty(supersedes);
    }

    @Override
    public String id() {
        return teamId;
    }

    @Override
    public Team standing(Standing standing, List<String> instead) {
        return new Team(
                teamId,
                version,
                name,
                industry,
                goal,
                requiredSkills,
                plan,
                standing.status(),
                standing.certifiedBy(),
                priceProposals,
                instead,
                Life.of(standing));
    }

    @Override
    public Team priced(List<PriceProposal> proposals) {
        return new Team(
                teamId,
                version,
                name,
                industry,
                goal,
                requiredSkills,
                plan,
                status,
                certifiedBy,
                proposals,
                supersedes,
                life);
    }
}
