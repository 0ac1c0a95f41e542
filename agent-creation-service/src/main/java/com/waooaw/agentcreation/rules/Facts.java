package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.ArchitecturePolicy;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What the rules know besides the blueprint.
 *
 * @param now business clock
 * @param skills by id
 * @param jobRoles by id
 * @param industries those of the named ones that are known, by id
 * @param tools the allow-list, by id
 * @param agents the registry, without the agent under review
 * @param together the other blueprints submitted in the same file
 * @param monthBudgetLeftUsd what the agents already at work or promised leave of this month's budget
 * @param dbConnectionsLeft what they leave of Agent Execution's database connections
 */
public record Facts(
        Instant now,
        Map<String, Skill> skills,
        Map<String, JobRole> jobRoles,
        Map<String, KnownIndustry> industries,
        Map<String, AllowedTool> tools,
        DataPolicy dataPolicy,
        ArchitecturePolicy architecturePolicy,
        List<KnownAgent> agents,
        List<AgentBlueprint> together,
        BigDecimal monthBudgetLeftUsd,
        BigDecimal dbConnectionsLeft) {

    /** What all agents together may cost in a month, US dollars. Source: infrastructure.yaml, platform_cap_per_month. */
    public static final BigDecimal USD_PER_MONTH = BigDecimal.valueOf(100);

    public Facts {
        skills = Map.copyOf(skills);
        jobRoles = Map.copyOf(jobRoles);
        industries = Map.copyOf(industries);
        tools = Map.copyOf(tools);
        agents = List.copyOf(agents);
        together = List.copyOf(together);
    }

    /**
     * An industry Industry Knowledge knows.
     *
     * @param state of its life, lower case
     * @param embeddings names of the vector sets it has
     * @param terminology names of its glossaries
     * @param regulations names of the regulation texts it has
     */
    public record KnownIndustry(
            String industryId,
            String code,
            String state,
            List<String> embeddings,
            List<String> terminology,
            List<String> regulations) {

        public KnownIndustry {
            embeddings = List.copyOf(embeddings);
            terminology = List.copyOf(terminology);
            regulations = List.copyOf(regulations);
        }
    }

    /**
     * An agent of the registry.
     *
     * @param dependencies display ids or names of agents it needs
     * @param syncCalls names of the interfaces it waits for
     * @param approvalsPerDay what it asks of its Governor on an expected day
     * @param working whether it serves customers
     * @param ended whether it never will again
     */
    public record KnownAgent(
            String displayId,
            String agentName,
            String jobRoleId,
            List<String> dependencies,
            List<String> syncCalls,
            BigDecimal approvalsPerDay,
            boolean working,
            boolean ended) {

        public KnownAgent {
            dependencies = List.copyOf(dependencies);
            syncCalls = List.copyOf(syncCalls);
        }
    }
}
