package com.waooaw.agentcreation.marketplace;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_NOT_RELEASABLE;
import static com.waooaw.agentcreation.AgentCreationError.RELEASE_NOT_FOUND;

import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of operators: whether an agent at work may be found. Doing either a second time changes nothing. */
@Service
class Releases {

    private final AgentRegistry registry;
    private final ReleaseStore releases;
    private final EntryStore entries;
    private final AuditLog audit;
    private final Clock clock;

    Releases(AgentRegistry registry, ReleaseStore releases, EntryStore entries, AuditLog audit, Clock clock) {
        this.registry = registry;
        this.releases = releases;
        this.entries = entries;
        this.audit = audit;
        this.clock = clock;
    }

    /** Has an agent found from now on; answers the release that stands. {@code AC-0025} where it is not at work. */
    @Transactional
    public Release release(UUID agentId, Caller caller, Cause cause) {
        var agent = registry.locked(agentId);
        var standing = releases.standing(agentId);
        if (standing.isPresent()) {
            return standing.get();
        }
        if (agent.state() != AgentState.ACTIVE) {
            throw new WaooawException(
                    AGENT_NOT_RELEASABLE,
                    "agent " + agent.displayId() + " is " + agent.state().wireName() + ", and not active");
        }
        var release =
                new Release(Ids.next(clock), agentId, agent.agentVersion(), caller.subject(), now(), null, null, null);
        releases.add(release);
        entries.list(agentId, release.releasedAt());
        write("catalogue_released", agent, release, caller, cause);
        return release;
    }

    /** Has an agent not found any more; who hired it goes on working with it. */
    @Transactional
    public Release retire(UUID releaseId, String reason, Caller caller, Cause cause) {
        // the agent first, as whoever moves it does: what is found follows from both
        var agent = registry.locked(
                releases.find(releaseId).orElseThrow(() -> unknown(releaseId)).agentId());
        var release = releases.find(releaseId).orElseThrow(() -> unknown(releaseId));
        if (release.retiredAt() != null) {
            return release;
        }
        var at = now();
        releases.retire(releaseId, caller.subject(), reason, at);
        entries.hide(release.agentId(), at);
        write("catalogue_retired", agent, release, caller, cause);
        return new Release(
                releaseId,
                release.agentId(),
                release.agentVersion(),
                release.releasedBy(),
                release.releasedAt(),
                caller.subject(),
                at,
                reason);
    }

    private static WaooawException unknown(UUID releaseId) {
        return new WaooawException(RELEASE_NOT_FOUND, "no release " + releaseId);
    }

    /** The reason is people's text and stays with the release. */
    private void write(String action, Agent agent, Release release, Caller caller, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.of(action, release.releaseId()),
                        caller.subject(),
                        ActorType.OPERATOR,
                        action,
                        "agent",
                        agent.agentId().toString(),
                        Map.of("release_id", release.releaseId().toString(), "agent_version", release.agentVersion()),
                        Result.SUCCEEDED,
                        cause)
                .concerning(null, null, agent.agentId()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
