package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.MANIFEST_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.VERSION_IN_FORCE;

import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of the registry. Each change of state is told to everybody in the same transaction. */
@Service
public class AgentRegistry {

    private final AgentStore agents;
    private final VersionStore versions;
    private final Events events;
    private final List<AgentChanges> listeners;
    private final Clock clock;

    AgentRegistry(AgentStore agents, VersionStore versions, Events events, List<AgentChanges> listeners, Clock clock) {
        this.agents = agents;
        this.versions = versions;
        this.events = events;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** One agent; {@code AC-0001} for an unknown id. */
    @Transactional(readOnly = true)
    public Agent agent(UUID agentId) {
        return load(agentId);
    }

    /** The same, which nobody else changes before the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Agent locked(UUID agentId) {
        agents.lock(agentId);
        return load(agentId);
    }

    /** Agents in these states, newest first. */
    @Transactional(readOnly = true)
    public List<Agent> page(Collection<AgentState> states, @Nullable UUID before, int limit) {
        return agents.page(states, before, limit);
    }

    /** Every agent, oldest first. */
    @Transactional(readOnly = true)
    public List<Agent> all() {
        return agents.all();
    }

    /** The agent of this name that works in the industry, or is on its way there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Agent> standing(String agentName, String industry) {
        return agents.standing(agentName, industry);
    }

    /** Lets one transaction after the other decide about names and budget; held until the commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void takeTurns() {
        agents.lock();
    }

    /** The next id for people of this prefix, for example {@code AGT-WRITER-HC-003}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public String nextDisplayId(String prefix) {
        return "%s-%03d".formatted(prefix, agents.nextNumber(prefix));
    }

    /** Adds an agent in {@code draft}. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Agent agent, Cause cause) {
        agents.add(agent);
        tell(null, agent, cause);
    }

    /** Moves an agent; does nothing where it is there already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Agent move(UUID agentId, AgentState to, @Nullable String reason, Cause cause) {
        var before = load(agentId);
        if (before.state() == to) {
            return before;
        }
        var after = before.to(to, reason, now());
        agents.replace(after);
        if (to == AgentState.ACTIVE) {
            putInForce(after);
        }
        tell(before.state(), after, cause);
        return after;
    }

    /** A version works with one manifest for ever: another one needs a version of its own. */
    private void putInForce(Agent agent) {
        var hash = Objects.requireNonNull(agent.manifestHash(), "an agent goes to work with a manifest");
        if (!versions.inForce(agent, hash, agent.updatedAt()).equals(hash)) {
            throw new WaooawException(
                    VERSION_IN_FORCE,
                    "version " + agent.agentVersion() + " of " + agent.displayId() + " works with another manifest");
        }
    }

    /** Stores the manifest of an agent's version; a second time with the same content does nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void certify(UUID agentId, Manifest manifest) {
        var agent = load(agentId);
        if (manifest.hash().equals(agent.manifestHash())) {
            return;
        }
        versions.add(agentId, agent.agentVersion(), manifest, now());
        agents.replace(agent.certified(manifest.hash(), now()));
    }

    /** The manifest of an agent's version; {@code AC-0007} before certification. */
    @Transactional(readOnly = true)
    public Manifest manifest(UUID agentId) {
        var agent = load(agentId);
        return versions.find(agentId, agent.agentVersion())
                .map(CertifiedManifest::manifest)
                .orElseThrow(() -> new WaooawException(
                        MANIFEST_NOT_FOUND, "agent " + agent.displayId() + " has not been certified"));
    }

    /** What agents at work, or on their way there, take of the month's budget, without this one. US dollars. */
    @Transactional(readOnly = true)
    public BigDecimal reservedUsdPerMonth(UUID except) {
        return reserved(Agent::usdPerMonth, except);
    }

    /** What agents at work, or on their way there, take of Agent Execution's connections, without this one. */
    @Transactional(readOnly = true)
    public BigDecimal reservedDbConnections(UUID except) {
        return reserved(Agent::dbConnections, except);
    }

    private BigDecimal reserved(Function<Agent, BigDecimal> what, UUID except) {
        return agents.all().stream()
                .filter(agent -> Lifecycle.RESERVES_BUDGET.contains(agent.state()))
                .filter(agent -> !agent.agentId().equals(except))
                .map(what)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Agent load(UUID agentId) {
        return agents.find(agentId).orElseThrow(() -> new WaooawException(AGENT_NOT_FOUND, "no agent " + agentId));
    }

    private void tell(@Nullable AgentState oldState, Agent agent, Cause cause) {
        events.publish(
                new AgentStateChanged(
                        agent.agentId(),
                        agent.displayId(),
                        agent.agentName(),
                        agent.industry(),
                        agent.jobRoleId(),
                        oldState,
                        agent.state(),
                        agent.updatedAt(),
                        agent.agentVersion(),
                        agent.manifestHash(),
                        agent.reason()),
                cause,
                null);
        listeners.forEach(listener -> listener.changed(agent));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
