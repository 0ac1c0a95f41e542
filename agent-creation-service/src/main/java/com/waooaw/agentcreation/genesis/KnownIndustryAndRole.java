package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The industry is known and alive, and the job role is certified for it and for the geography. */
@Explained(
        protects = "That an agent works only where the platform knows the field and somebody certified the job.",
        looksAt = "industry_id, job_role_id and geography, against the industries that are known and the certified "
                + "job roles.",
        mend = "Choose a known industry that is not deprecated, and a job role certified for it and for the "
                + "geography.",
        onlyRunning = "whether the industry is known and not deprecated; job roles certified since this build")
final class KnownIndustryAndRole implements Rule {

    @Override
    public String code() {
        return "G-07";
    }

    @Override
    public Severity severity() {
        return Severity.HIGH;
    }

    @Override
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        var findings = new ArrayList<Finding>();
        var industry = facts.industries().get(blueprint.industryId());
        if (industry == null) {
            findings.add(finding(
                    "/industry_id",
                    "the industry '" + blueprint.industryId() + "' is not known",
                    "choose a known industry, or ask for a corpus to be built"));
        } else if ("deprecated".equals(industry.state())) {
            findings.add(finding(
                    "/industry_id",
                    "the industry '" + blueprint.industryId() + "' is deprecated",
                    "choose an industry that is alive"));
        }
        var role = facts.jobRoles().get(blueprint.jobRoleId());
        if (role == null || !role.usableAt(facts.now())) {
            findings.add(finding(
                    "/job_role_id",
                    "the job role '" + blueprint.jobRoleId() + "' is not certified",
                    "choose a certified job role"));
            return findings;
        }
        if (!role.industry().equals(blueprint.industryId())) {
            findings.add(finding(
                    "/industry_id",
                    "'" + role.jobRoleId() + "' is certified for " + role.industry() + ", not for "
                            + blueprint.industryId(),
                    "choose a job role of the industry"));
        }
        var geography = blueprint.geography().name().toLowerCase(Locale.ROOT);
        if (!role.geographies().contains("global") && !role.geographies().contains(geography)) {
            findings.add(finding(
                    "/geography",
                    "'" + role.jobRoleId() + "' is not certified for " + geography,
                    "choose one of " + String.join(", ", role.geographies())));
        }
        return findings;
    }
}
