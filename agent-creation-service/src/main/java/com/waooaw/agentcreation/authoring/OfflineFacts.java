package com.waooaw.agentcreation.authoring;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.AllowedTool;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Facts.KnownIndustry;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the rules are told without a platform: the catalogue of this build, and the best of all cases for what only a
 * running platform knows. Whatever is taken for granted here is what {@code @Explained(onlyRunning)} names: a check says
 * that it was not looked at.
 */
final class OfflineFacts {

    private final Clock clock;
    private final CatalogueFiles files;
    private final Map<String, Skill> skills;
    private final Map<String, JobRole> jobRoles;
    private final Map<String, AllowedTool> tools;

    OfflineFacts(CatalogueFiles files, Clock clock) {
        this.clock = clock;
        this.files = files;
        this.skills = byId(files.skills(), Skill::skillId);
        this.jobRoles = byId(files.jobRoles(), JobRole::jobRoleId);
        this.tools = byId(files.tools(), AllowedTool::toolId);
    }

    Facts of(AgentBlueprint blueprint, List<AgentBlueprint> together) {
        var architecture = files.architecturePolicy();
        return new Facts(
                clock.instant(),
                skills,
                jobRoles,
                Map.of(blueprint.industryId(), industry(blueprint)),
                tools,
                files.dataPolicy(),
                architecture,
                neededElsewhere(blueprint, together),
                together,
                Facts.USD_PER_MONTH,
                BigDecimal.valueOf(architecture.dbConnections()));
    }

    /** Alive, and with everything it is asked for. */
    private static KnownIndustry industry(AgentBlueprint blueprint) {
        var embeddings = blueprint.requiredIndustryEmbeddings();
        return new KnownIndustry(
                blueprint.industryId(),
                "",
                "active",
                embeddings.isEmpty() ? List.of("the vector sets of the industry") : embeddings,
                blueprint.requiredTerminology(),
                blueprint.requiredRegulations());
    }

    /** Whoever is depended on and is not in the same file is registered, and depends on nobody. */
    private static List<KnownAgent> neededElsewhere(AgentBlueprint blueprint, List<AgentBlueprint> together) {
        var here = together.stream().map(AgentBlueprint::agentName).collect(Collectors.toSet());
        return blueprint.dependencies().stream()
                .map(AgentBlueprint.Dependency::agentId)
                .filter(id -> !here.contains(id) && !id.equals(blueprint.agentName()))
                .distinct()
                .map(id -> new KnownAgent(id, id, "", List.of(), List.of(), BigDecimal.ZERO, false, false))
                .toList();
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one));
    }
}
