package com.waooaw.agentcreation.creation;

import com.waooaw.activities.knowledge.KnowledgeActivities.IndustryFacts;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Facts.KnownIndustry;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Gathers what the rules need to know besides the blueprint. */
@Component
class FactsSource {

    private final Catalogue catalogue;
    private final AgentRegistry registry;
    private final CreationStore creations;
    private final Clock clock;
    private final BlueprintReader reader = new BlueprintReader();

    FactsSource(Catalogue catalogue, AgentRegistry registry, CreationStore creations, Clock clock) {
        this.catalogue = catalogue;
        this.registry = registry;
        this.creations = creations;
        this.clock = clock;
    }

    Facts factsFor(Run run, List<IndustryFacts> industries) {
        var architecture = catalogue.architecturePolicy();
        return new Facts(
                clock.instant(),
                byId(catalogue.skills(), Skill::skillId),
                byId(catalogue.jobRoles(), JobRole::jobRoleId),
                industries.stream()
                        .map(FactsSource::industry)
                        .collect(Collectors.toMap(KnownIndustry::industryId, known -> known)),
                byId(catalogue.tools(), AllowedTool::toolId),
                catalogue.dataPolicy(),
                architecture,
                registry.all().stream()
                        .filter(agent -> !agent.agentId().equals(run.agentId()))
                        .map(FactsSource::known)
                        .toList(),
                creations.documentsBeside(run).stream().map(reader::fromJson).toList(),
                Facts.USD_PER_MONTH
                        .subtract(registry.reservedUsdPerMonth(run.agentId()))
                        .max(BigDecimal.ZERO),
                BigDecimal.valueOf(architecture.dbConnections())
                        .subtract(registry.reservedDbConnections(run.agentId()))
                        .max(BigDecimal.ZERO));
    }

    private static KnownIndustry industry(IndustryFacts facts) {
        return new KnownIndustry(
                facts.industryId(),
                facts.code(),
                facts.state(),
                facts.embeddings(),
                facts.terminology(),
                facts.regulations());
    }

    private static KnownAgent known(Agent agent) {
        return new KnownAgent(
                agent.displayId(),
                agent.agentName(),
                agent.jobRoleId(),
                agent.dependencies(),
                agent.syncCalls(),
                agent.approvalsPerDay(),
                agent.working(),
                agent.ended());
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }
}
