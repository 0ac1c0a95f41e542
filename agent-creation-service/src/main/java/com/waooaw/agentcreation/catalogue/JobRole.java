package com.waooaw.agentcreation.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A certified bundle of skills for one industry and geography. Source: domain.md 4.5.
 *
 * @param roleName used in display ids, for example {@code WRITER} in {@code AGT-WRITER-HC-001}
 * @param geographies where it is certified; {@code global} stands for all
 * @param domainTier how much harm a wrong word can do
 * @param requiredSkills in the order they run in
 * @param gates skills that must be there and stop for a human
 * @param certifiedBy {@code genesis}; absent before certification
 * @param tasks what it does
 * @param goals what a customer can want of it
 * @param cannotDo what it refuses, whoever asks
 * @param agentCount agents it takes; 1 works alone, more need a Manager
 * @param requiredRegulations regulations whose text its agents have to know
 * @param completionCriteria how it is seen that a job is done
 * @param learningLoop what it learns from
 * @param pricingModel {@code fixed_monthly}, {@code per_execution} or {@code per_deliverable}
 * @param teamDailyBudgetUsd what all of its agents may spend on a day; absent where one works alone
 * @param priceProposals what Genesis proposed at certification, for each geography
 * @param supersedes job roles it took the place of
 * @param life how it came to where it stands; absent in a file
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobRole(
        String jobRoleId,
        String version,
        String name,
        String roleName,
        String industry,
        List<String> geographies,
        String domainTier,
        String description,
        List<String> requiredSkills,
        List<Gate> gates,
        String expertiseLevel,
        int basePriceInr,
        CatalogueStatus status,
        @Nullable String certifiedBy,
        List<String> tasks,
        List<String> goals,
        List<String> cannotDo,
        int agentCount,
        boolean requiresManager,
        List<String> requiredRegulations,
        List<String> validation,
        List<String> completionCriteria,
        String learningLoop,
        String pricingModel,
        String pricingRationale,
        @Nullable BigDecimal teamDailyBudgetUsd,
        List<PriceProposal> priceProposals,
        List<String> supersedes,
        @Nullable Life life)
        implements Definition<JobRole> {

    public JobRole {
        geographies = Definition.orEmpty(geographies);
        requiredSkills = Definition.orEmpty(requiredSkills);
        gates = Definition.orEmpty(gates);
        tasks = Definition.orEmpty(tasks);
        goals = Definition.orEmpty(goals);
        cannotDo = Definition.orEmpty(cannotDo);
        requiredRegulations = Definition.orEmpty(requiredRegulations);
        validation = Definition.orEmpty(validation);
        completionCriteria = Definition.orEmpty(completionCriteria);
        priceProposals = Definition.orEmpty(priceProposals);
        supersedes = Definition.orEmpty(supersedes);
    }

    /**
     * A skill no blueprint of this role may leave out.
     *
     * @param approvalClass what a human approves there; absent where the skill itself is the gate
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Gate(String skillId, @Nullable String approvalClass) {

        public Gate {
            skillId = Definition.orEmpty(skillId);
        }
    }

    @Override
    public String id() {
        return jobRoleId;
    }

    @Override
    public JobRole standing(Standing standing, List<String> instead) {
        return copy(standing.status(), standing.certifiedBy(), priceProposals, instead, Life.of(standing));
    }

    @Override
    public JobRole priced(List<PriceProposal> proposals) {
        return copy(status, certifiedBy, proposals, supersedes, life);
    }

    private JobRole copy(
            CatalogueStatus newStatus,
            @Nullable String by,
            List<PriceProposal> proposals,
            List<String> instead,
            @Nullable Life newLife) {
        return new JobRole(
                jobRoleId,
                version,
                name,
                roleName,
                industry,
                geographies,
                domainTier,
                description,
                requiredSkills,
                gates,
                expertiseLevel,
                basePriceInr,
                newStatus,
                by,
                tasks,
                goals,
                cannotDo,
                agentCount,
                requiresManager,
                requiredRegulations,
                validation,
                completionCriteria,
                learningLoop,
                pricingModel,
                pricingRationale,
                teamDailyBudgetUsd,
                proposals,
                instead,
                newLife);
    }
}
