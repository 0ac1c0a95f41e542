package com.waooaw.agentcreation.catalogue;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What goes into a proposed price, Indian rupees a month. Source: domain.md 4.6.
 *
 * @param basePerSkillInr what a skill is worth before any factor
 * @param roundToInr proposals are multiples of this
 * @param autonomyFactors by how autonomous a skill is, percent; the highest of all skills counts
 * @param industryFactors by industry; 1 where there is none
 * @param geographyFactors by geography
 * @param floorsInr least price by level of expertise
 */
public record PricePolicy(
        String version,
        int basePerSkillInr,
        int roundToInr,
        int leastInr,
        int mostInr,
        Map<Integer, BigDecimal> autonomyFactors,
        Map<String, BigDecimal> industryFactors,
        Map<String, BigDecimal> geographyFactors,
        Map<String, Integer> floorsInr,
        int managerInr,
        int specialistInr,
        BigDecimal usdPerDayAndMember) {

    public PricePolicy {
        autonomyFactors = Map.copyOf(autonomyFactors);
        industryFactors = Map.copyOf(industryFactors);
        geographyFactors = Map.copyOf(geographyFactors);
        floorsInr = Map.copyOf(floorsInr);
    }

    /** The least an agent of this expertise is sold for. */
    public int floorInr(String expertiseLevel) {
        return floorsInr.getOrDefault(expertiseLevel, leastInr);
    }
}
