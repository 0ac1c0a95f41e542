package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A job role says where it may work, how much harm it can do and how much it has to know. */
final class Place implements Check<JobRole> {

    private static final Set<String> GEOGRAPHIES = Set.of("north_america", "europe", "india", "global");
    private static final Set<String> TIERS = Set.of("low", "medium", "high");

    @Override
    public String code() {
        return "J-04";
    }

    @Override
    public List<Finding> check(JobRole role, Known known) {
        var findings = new ArrayList<Finding>();
        if (role.geographies().isEmpty()) {
            findings.add(finding("/geographies", "it works nowhere", "name where, or global"));
        }
        for (int i = 0; i < role.geographies().size(); i++) {
            if (!GEOGRAPHIES.contains(role.geographies().get(i))) {
                findings.add(finding(
                        "/geographies/" + i,
                        "'" + role.geographies().get(i) + "' is no place we know",
                        "one of " + GEOGRAPHIES.stream().sorted().toList()));
            }
        }
        if (!TIERS.contains(role.domainTier())) {
            findings.add(finding("/domain_tier", "'" + role.domainTier() + "' is no tier", "low, medium or high"));
        }
        if (!known.prices().floorsInr().containsKey(role.expertiseLevel())) {
            findings.add(finding(
                    "/expertise_level",
                    "'" + role.expertiseLevel() + "' is no level of expertise",
                    "generic, specialized or expert"));
        }
        return findings;
    }
}
