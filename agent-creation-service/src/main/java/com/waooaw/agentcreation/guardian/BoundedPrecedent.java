package com.waooaw.agentcreation.guardian;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow.Containment;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The precedent a yes would make is bounded: what is done, how often, how far it reaches, and while what holds. */
@Explained(
        protects = "That a yes given once does not become a yes to everything.",
        looksAt = "What a precedent made from this agent would allow: operations, max_blast_radius, limits a day, "
                + "stop conditions and assumptions.",
        mend = "Name a limit that ends in _per_day and limits something, a blast radius, stop conditions and "
                + "assumptions.")
final class BoundedPrecedent implements Rule {

    private static final String PER_DAY = "_per_day";
    private static final long MINUTES_PER_DAY = 1440;

    @Override
    public String code() {
        return "V-05";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        if (blueprint.operations().isEmpty()) {
            findings.add(finding("/tools", "a precedent would allow no act in particular", "name what is done"));
        }
        var containment = blueprint.meWow().containment();
        if (containment == null || containment.maxBlastRadius() == null) {
            findings.add(finding(
                    "/me_wow/containment/max_blast_radius",
                    "a precedent would reach as far as anything",
                    "declare how far a failure may reach"));
        }
        if (containment != null) {
            findings.addAll(limits(containment, mostPerDay(blueprint)));
        }
        var outcome = blueprint.meWow().outcome();
        if (outcome == null || outcome.stopConditions().isEmpty()) {
            findings.add(finding(
                    "/me_wow/outcome/stop_conditions", "a precedent would never end", "say when the work has to stop"));
        }
        var critique = blueprint.meWow().critique();
        if (critique == null || critique.assumptions().isEmpty()) {
            findings.add(finding(
                    "/me_wow/critique/assumptions",
                    "nobody could tell when a precedent no longer fits",
                    "say what is taken for granted"));
        }
        return findings;
    }

    private List<Finding> limits(Containment containment, BigDecimal mostPerDay) {
        var findings = new ArrayList<Finding>();
        var perDay = containment.limits().entrySet().stream()
                .filter(limit -> limit.getKey().endsWith(PER_DAY))
                .toList();
        if (perDay.isEmpty()) {
            findings.add(finding(
                    "/me_wow/containment/limits",
                    "a precedent would allow it any number of times",
                    "name a limit a day, for example articles" + PER_DAY));
        }
        perDay.stream()
                .filter(limit -> limit.getValue().compareTo(mostPerDay) > 0)
                .map(limit -> finding(
                        "/me_wow/containment/limits/" + limit.getKey(),
                        "'" + limit.getKey() + "' is more than its tools can do in a day, so that it limits nothing",
                        "lower it to what is needed"))
                .forEach(findings::add);
        return findings;
    }

    /** What is limited is what reaches outside; reading may be much quicker. */
    private static BigDecimal mostPerDay(AgentBlueprint blueprint) {
        var all = blueprint.operations();
        var external =
                all.stream().filter(placed -> placed.operation().external()).toList();
        return BigDecimal.valueOf(MINUTES_PER_DAY
                * (external.isEmpty() ? all : external)
                        .stream()
                                .mapToLong(placed -> placed.operation().maxPerMinute())
                                .sum());
    }
}
