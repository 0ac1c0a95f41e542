package com.waooaw.agentcreation.marketplace;

import com.waooaw.agentcreation.catalogue.Catalogue;
import com.waooaw.agentcreation.catalogue.JobRole;
import com.waooaw.agentcreation.marketplace.CatalogueEntry.ListedSkill;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.AgentChanges;
import com.waooaw.agentcreation.registry.Versions;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the catalogue as the registry is, in the transaction of each change: hidden from the deployment on, found from the
 * first day of work, and not found the moment an agent is anything but active.
 */
@Component
class CatalogueFeed implements AgentChanges {

    /** Who releases an agent that has just gone to work. */
    static final String BY_ITSELF = "agent-creation";

    private final EntryStore entries;
    private final ReleaseStore releases;
    private final Versions versions;
    private final Catalogue catalogue;
    private final JsonMapper json;
    private final Clock clock;

    CatalogueFeed(
            EntryStore entries,
            ReleaseStore releases,
            Versions versions,
            Catalogue catalogue,
            JsonMapper json,
            Clock clock) {
        this.entries = entries;
        this.releases = releases;
        this.versions = versions;
        this.catalogue = catalogue;
        this.json = json;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void changed(Agent agent) {
        switch (agent.state()) {
            case DEPLOYING -> put(agent);
            case ACTIVE -> {
                put(agent);
                // once for a version: what an operator retired comes back by an operator
                if (!releases.anyOf(agent.agentId(), agent.agentVersion())) {
                    releases.add(new Release(
                            Ids.next(clock),
                            agent.agentId(),
                            agent.agentVersion(),
                            BY_ITSELF,
                            agent.updatedAt(),
                            null,
                            null,
                            null));
                }
                entries.list(agent.agentId(), agent.updatedAt());
            }
            case SUSPENDED, DEGRADED, DEPRECATED -> entries.hide(agent.agentId(), agent.updatedAt());
            case VETOED, RETIRED, REJECTED, DEPLOYMENT_FAILED -> {
                entries.hide(agent.agentId(), agent.updatedAt());
                releases.standing(agent.agentId())
                        .ifPresent(release ->
                                releases.retire(release.releaseId(), BY_ITSELF, reason(agent), agent.updatedAt()));
            }
            case DRAFT, SPECIFIED, GENESIS_REVIEW, ARCHITECTURE_REVIEW, ETHICS_REVIEW, GOVERNOR_REVIEW, UNKNOWN -> {
                // nothing of it has been shown to anybody
            }
        }
    }

    private static String reason(Agent agent) {
        return agent.state().wireName();
    }

    private void put(Agent agent) {
        var manifest =
                json.readTree(versions.of(agent.agentId(), null).manifest().json());
        entries.put(
                new CatalogueEntry(
                        agent.agentId(),
                        agent.displayId(),
                        agent.agentName(),
                        agent.purpose(),
                        agent.industry(),
                        agent.geography(),
                        manifest.path("domain_tier").asString(),
                        agent.jobRoleId(),
                        agent.agentVersion(),
                        manifest.path("skills")
                                .valueStream()
                                .map(CatalogueFeed::skill)
                                .toList(),
                        price(manifest, agent.jobRoleId()),
                        agent.updatedAt()),
                agent.updatedAt());
    }

    private static ListedSkill skill(JsonNode skill) {
        return new ListedSkill(
                skill.path("skill_id").asString(), skill.path("name").asString());
    }

    /** The one the Governor approved with the agent; of one from before prices were proposed, that of its job role. */
    private @Nullable Integer price(JsonNode manifest, String jobRoleId) {
        if (manifest.path("monthly_price_inr").isInt()) {
            return manifest.path("monthly_price_inr").intValue();
        }
        return catalogue.jobRoles().stream()
                .filter(role -> role.jobRoleId().equals(jobRoleId))
                .map(JobRole::basePriceInr)
                .findFirst()
                .orElse(null);
    }
}
