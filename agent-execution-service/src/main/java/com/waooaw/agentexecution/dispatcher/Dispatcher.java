package com.waooaw.agentexecution.dispatcher;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Decides who works, and with what: an agent that is bound <em>and</em> active, running exactly the manifest that was
 * certified. Asked anew for each job and each external act; nothing is cached, so nothing is stale.
 */
@Service
public class Dispatcher {

    private final Bindings bindings;
    private final AgentEntries agents;
    private final AuditLog audit;
    private final Clock clock;

    Dispatcher(Bindings bindings, AgentEntries agents, AuditLog audit, Clock clock) {
        this.bindings = bindings;
        this.agents = agents;
        this.audit = audit;
        this.clock = clock;
    }

    /** Binds a version to its manifest. Idempotent; {@code EXE-0010} for another manifest of the same version. */
    @Transactional
    public void bind(BindManifest request) {
        var binding = Binding.of(request);
        bindings.add(binding, clock.instant());
        var bound = bindings.find(binding.agentId(), binding.agentVersion()).orElseThrow();
        if (!bound.manifestHash().equals(binding.manifestHash())) {
            throw new WaooawException(
                    ExecutionError.MANIFEST_CHANGED,
                    "version %s of %s is bound to another manifest"
                            .formatted(binding.agentVersion(), binding.displayId()));
        }
        audit.append(entry(
                "manifest_bound", binding.agentId(), binding.agentVersion(), binding.manifestHash(), request.cause()));
    }

    /** Takes a version out. Idempotent; succeeds where nothing is bound. */
    @Transactional
    public void unbind(UUID agentId, String agentVersion) {
        var bound = bindings.find(agentId, agentVersion);
        if (bound.isPresent() && bindings.remove(agentId, agentVersion)) {
            var id = Ids.next(clock);
            audit.append(
                    entry("manifest_unbound", agentId, agentVersion, bound.get().manifestHash(), Cause.root(id)));
        }
    }

    /** What a version runs, active or not: for the health check, which comes before. */
    @Transactional(readOnly = true)
    public Binding bound(UUID agentId, String agentVersion) {
        return bindings.find(agentId, agentVersion)
                .orElseThrow(() -> new WaooawException(
                        ExecutionError.MANIFEST_NOT_BOUND,
                        "version %s of agent %s is not bound".formatted(agentVersion, agentId)));
    }

    /** An agent a customer may take on. */
    @Transactional(readOnly = true)
    public AgentEntry hireable(UUID agentId) {
        var agent = agent(agentId);
        if (!agent.hires()) {
            throw notActive(agent);
        }
        return agent;
    }

    /** An agent that may be given work now, with what it runs. */
    @Transactional(readOnly = true)
    public Ready ready(UUID agentId) {
        return ready(agentId, bindings::find);
    }

    /**
     * The same for whoever gives it work, in that transaction: work begins before the agent is withdrawn, and is found then,
     * or does not begin.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ready engage(UUID agentId) {
        return ready(agentId, bindings::hold);
    }

    /** Takes all versions of an agent out. Idempotent. */
    @Transactional
    public void withdraw(UUID agentId) {
        bindings.versions(agentId).forEach(version -> unbind(agentId, version));
    }

    private Ready ready(UUID agentId, BiFunction<UUID, String, Optional<Binding>> bound) {
        var agent = agent(agentId);
        if (!agent.works()) {
            throw notActive(agent);
        }
        var binding = bound.apply(agentId, agent.agentVersion()).orElseThrow(() -> notActive(agent));
        if (!binding.manifestHash().equals(agent.manifestHash())) {
            throw notActive(agent);
        }
        return new Ready(agent, binding);
    }

    private AgentEntry agent(UUID agentId) {
        return agents.find(agentId)
                .orElseThrow(() -> new WaooawException(ExecutionError.AGENT_NOT_FOUND, "no agent " + agentId));
    }

    private static WaooawException notActive(AgentEntry agent) {
        return new WaooawException(
                ExecutionError.AGENT_NOT_ACTIVE,
                "agent %s is %s: it works for nobody now"
                        .formatted(agent.displayId(), agent.state().name().toLowerCase(java.util.Locale.ROOT)));
    }

    private static AuditEntry entry(String action, UUID agentId, String version, String hash, Cause cause) {
        return AuditEntry.internal(
                        Ids.of(action, agentId, version, cause.causationId()),
                        "agent-execution",
                        ActorType.SYSTEM,
                        action,
                        "agent",
                        agentId.toString(),
                        Map.of("agent_version", version, "manifest_hash", hash),
                        Result.SUCCEEDED,
                        cause)
                .concerning(null, null, agentId);
    }

    /** An agent at work, and what it runs. */
    public record Ready(AgentEntry agent, Binding binding) {}
}
