package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.MANIFEST_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.VERSION_NOT_FOUND;

import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads what was certified. */
@Service
public class Versions {

    private final AgentStore agents;
    private final VersionStore versions;

    Versions(AgentStore agents, VersionStore versions) {
        this.agents = agents;
        this.versions = versions;
    }

    /** What was certified of an agent, newest first, older than number {@code before}. */
    @Transactional(readOnly = true)
    public List<CertifiedManifest> page(UUID agentId, @Nullable Integer before, int limit) {
        agent(agentId);
        return versions.page(agentId, before, limit);
    }

    /**
     * The manifest of a version, or of the one the agent has now; {@code AC-0020} for an unknown one, {@code AC-0007}
     * before certification.
     */
    @Transactional(readOnly = true)
    public CertifiedManifest of(UUID agentId, @Nullable String agentVersion) {
        var agent = agent(agentId);
        return versions.find(agentId, agentVersion == null ? agent.agentVersion() : agentVersion)
                .orElseThrow(() -> agentVersion == null
                        ? new WaooawException(
                                MANIFEST_NOT_FOUND, "agent " + agent.displayId() + " has not been certified")
                        : new WaooawException(
                                VERSION_NOT_FOUND, "agent " + agent.displayId() + " has no such certified version"));
    }

    /** The manifest with this hash; {@code AC-0020} where there is none. */
    @Transactional(readOnly = true)
    public CertifiedManifest byHash(String hash) {
        return versions.byHash(hash)
                .orElseThrow(() -> new WaooawException(VERSION_NOT_FOUND, "no certified manifest has this hash"));
    }

    private Agent agent(UUID agentId) {
        return agents.find(agentId).orElseThrow(() -> new WaooawException(AGENT_NOT_FOUND, "no agent " + agentId));
    }
}
