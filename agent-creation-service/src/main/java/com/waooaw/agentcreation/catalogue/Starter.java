package com.waooaw.agentcreation.catalogue;

import java.util.List;

/** What comes with the platform for one industry; certified at the first start like everybody's, or not at all. */
public record Starter(String version, List<Skill> skills, List<JobRole> jobRoles, List<Team> teams) {

    public Starter {
        skills = Definition.orEmpty(skills);
        jobRoles = Definition.orEmpty(jobRoles);
        teams = Definition.orEmpty(teams);
    }
}
