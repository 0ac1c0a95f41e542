package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.MeWow;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.Manifest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a blueprint is certified and bound: the manifest, money as decimal text. */
final class ManifestContent {

    private static final String FORMAT = "1";

    private ManifestContent() {}

    /**
     * What is certified of an agent.
     *
     * @param priceInr what Genesis proposes to ask a month, which the Governor approves with the rest; absent where nothing
     *     was proposed
     */
    static Manifest of(Agent agent, AgentBlueprint blueprint, Map<String, Skill> skills, @Nullable Integer priceInr) {
        var content = new LinkedHashMap<String, Object>();
        content.put("format", FORMAT);
        content.put("agent_id", agent.agentId().toString());
        content.put("display_id", agent.displayId());
        content.put("agent_name", agent.agentName());
        content.put("agent_version", agent.agentVersion());
        content.put("purpose", blueprint.purpose());
        content.put("industry", blueprint.industryId());
        content.put("geography", blueprint.geography());
        content.put("domain_tier", blueprint.domainTier());
        content.put("job_role_id", blueprint.jobRoleId());
        content.put("agent_count", blueprint.agentCount());
        content.put("requires_manager", blueprint.requiresManager());
        if (priceInr != null) {
            content.put("monthly_price_inr", priceInr);
        }
        content.put("skills", skills(blueprint, skills));
        content.put("tools", blueprint.tools());
        content.put("data_access", blueprint.dataAccess());
        content.put("dependencies", blueprint.dependencies());
        content.put("decision_rights", blueprint.meWow().decisionRights());
        content.put("escalations", blueprint.meWow().escalations());
        var scope = blueprint.meWow().scope();
        if (scope != null) {
            content.put("scope", scope);
        }
        content.put("knowledge", knowledge(blueprint));
        content.put("budget", budget(blueprint));
        content.put("limits", limits(blueprint));
        content.put("slo", slo(blueprint));
        content.put("trial_flags", blueprint.trialFlags());
        content.put("evolution_triggers", blueprint.evolutionTriggers());
        content.put("rollback_steps", blueprint.rollbackPlan().steps());
        content.put("sample_brief", blueprint.sampleBrief());
        putPromises(content, blueprint);
        return Manifest.of(content);
    }

    /** What the author promised beyond the way of working, as far as anything was: the yes is bound to that, too. */
    private static void putPromises(Map<String, Object> content, AgentBlueprint blueprint) {
        if (!blueprint.components().isEmpty()) {
            content.put("components", blueprint.components());
        }
        if (!blueprint.healthProbes().isEmpty()) {
            content.put("health_probes", blueprint.healthProbes());
        }
        if (!blueprint.triggerTests().isEmpty()) {
            content.put("trigger_tests", blueprint.triggerTests());
        }
        if (blueprint.technology() != null) {
            content.put("technology", blueprint.technology());
        }
        if (blueprint.team() != null) {
            content.put(
                    "team",
                    Map.of(
                            "members",
                            blueprint.team().members(),
                            "plan_inr_per_month",
                            blueprint.team().planInrPerMonth(),
                            "daily_budget_usd",
                            text(blueprint.team().dailyBudgetUsd())));
        }
        if (blueprint.resources() != null) {
            content.put("resources", blueprint.resources());
        }
        if (blueprint.customerTrust() != null) {
            content.put("customer_trust", blueprint.customerTrust());
        }
        if (blueprint.compliance() != null) {
            content.put("compliance", blueprint.compliance());
        }
        var containment = blueprint.meWow().containment();
        if (containment != null) {
            content.put("containment", containment(containment));
        }
        if (blueprint.meWow().auditability() != null) {
            content.put("auditability", blueprint.meWow().auditability());
        }
    }

    /** Without its limits, which stand with the others. */
    private static Map<String, Object> containment(MeWow.Containment containment) {
        var bounds = new LinkedHashMap<String, Object>();
        if (containment.defaultPosture() != null) {
            bounds.put("default_posture", containment.defaultPosture());
        }
        if (containment.maxBlastRadius() != null) {
            bounds.put("max_blast_radius", containment.maxBlastRadius());
        }
        return bounds;
    }

    private static List<Map<String, Object>> skills(AgentBlueprint blueprint, Map<String, Skill> skills) {
        var listed = new ArrayList<Map<String, Object>>();
        for (var id : blueprint.requiredSkillIds()) {
            var skill = skills.get(id);
            listed.add(Map.of(
                    "skill_id",
                    id,
                    "name",
                    skill == null ? id : skill.name(),
                    "version",
                    skill == null ? "" : skill.version(),
                    "parameters",
                    blueprint.skillParameters().getOrDefault(id, Map.of())));
        }
        return listed;
    }

    private static Map<String, Object> knowledge(AgentBlueprint blueprint) {
        return Map.of(
                "embeddings", blueprint.requiredIndustryEmbeddings(),
                "terminology", blueprint.requiredTerminology(),
                "regulations", blueprint.requiredRegulations());
    }

    private static Map<String, Object> budget(AgentBlueprint blueprint) {
        var budget = blueprint.budget();
        return Map.of(
                "daily_query_usd", text(budget.dailyQueryUsd()),
                "per_execution_usd", text(budget.perExecutionUsd()),
                "daily_total_usd", text(budget.dailyTotalUsd()));
    }

    private static Map<String, Object> limits(AgentBlueprint blueprint) {
        var limits = new LinkedHashMap<String, Object>();
        var containment = blueprint.meWow().containment();
        if (containment != null) {
            limits.putAll(containment.limits());
        }
        limits.put("expected_runs_per_day", blueprint.expectedRunsPerDay());
        limits.put("max_concurrency", blueprint.slo().maxConcurrency());
        return limits;
    }

    private static Map<String, Object> slo(AgentBlueprint blueprint) {
        var slo = blueprint.slo();
        return Map.of(
                "p95_ms", slo.p95Ms(),
                "uptime_pct", text(slo.uptimePct()),
                "error_pct", text(slo.errorPct()),
                "throughput_rps", text(slo.throughputRps()));
    }

    private static String text(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
