package com.waooaw.agentcreation.definitions;

import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.catalogue.Skill;
import java.time.Instant;
import java.util.Map;

/**
 * What the checks know besides the definition.
 *
 * @param now business clock
 * @param skills by id
 * @param jobRoles by id
 * @param tools the allow-list, by id
 */
record Known(
        Instant now,
        Map<String, Skill> skills,
        Map<String, JobRole> jobRoles,
        Map<String, AllowedTool> tools,
        PricePolicy prices) {

    /** Where what is not of one industry belongs. */
    static final String INTERNAL = "internal";

    Known {
        skills = Map.copyOf(skills);
        jobRoles = Map.copyOf(jobRoles);
        tools = Map.copyOf(tools);
    }

    /** Whether a definition of one industry may use one of another: only what every industry may use. */
    static boolean serves(String industry, String user) {
        return industry.equals(user) || industry.equals(INTERNAL);
    }
}
