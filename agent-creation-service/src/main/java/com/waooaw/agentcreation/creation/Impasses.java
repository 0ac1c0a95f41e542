package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.activities.governance.EscalationActivities.EscalationTicket;
import com.waooaw.activities.governance.EscalationActivities.Option;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.CreationSteps.Waiting;
import com.waooaw.agentcreation.creation.CreationSteps.Withdrawal;
import com.waooaw.agentcreation.registry.AgentRegistry;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of a creation that does not go on by itself: refused, put to the Governor, abandoned, taken back. */
@Service
class Impasses {

    /** The option of the Governor that lets the author try once more; every other one is a no. */
    static final String ANOTHER_ROUND = "another_round";

    private static final int MOST_EVIDENCE = 20;
    private static final int LONGEST = 300;

    private final Creations creations;
    private final CreationStore store;
    private final RevisionStore revisions;
    private final StageStore stages;
    private final AgentRegistry registry;
    private final Rejections rejections;
    private final Trail trail;
    private final Clock clock;

    Impasses(
            Creations creations,
            CreationStore store,
            RevisionStore revisions,
            StageStore stages,
            AgentRegistry registry,
            Rejections rejections,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.store = store;
        this.revisions = revisions;
        this.stages = stages;
        this.registry = registry;
        this.rejections = rejections;
        this.trail = trail;
        this.clock = clock;
    }

    /** Whom it waits for, and whether for too long. */
    @Transactional(readOnly = true)
    public Waiting waiting(Run run) {
        var creation = creations.creation(run);
        var until = creation.reviseUntil() == null ? now() : creation.reviseUntil();
        return new Waiting(creation.phase(), until, !now().isBefore(until), creation.escalationId());
    }

    /** What the Governor is asked once nothing may be mended any more. */
    @Transactional(readOnly = true)
    public EscalationRequest escalation(Run run) {
        var creation = creations.creation(run);
        var agent = registry.agent(run.agentId());
        return new EscalationRequest(
                creation.step("escalation"),
                creation.requestedBy(),
                "conflict",
                "The blueprint of '%s' (%s) was refused %d times. Its author and the reviewers do not come together: is it worth another try?"
                        .formatted(agent.agentName(), agent.displayId(), creation.revision()),
                List.of(creation.requestedBy(), agent.displayId()),
                stages.results(run).stream()
                        .flatMap(result -> result.findings().stream())
                        .map(Impasses::evidence)
                        .distinct()
                        .limit(MOST_EVIDENCE)
                        .toList(),
                List.of(
                        new Option("deny", "The agent is not built."),
                        new Option(ANOTHER_ROUND, "Its author may mend the blueprint once more, within seven days.")),
                null,
                "low",
                "low",
                creation.causeOf("escalate"));
    }

    private static String evidence(Finding finding) {
        var line = finding.code() + " " + finding.pointer() + ": " + finding.message();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /** The Governor has it. */
    @Transactional
    public Phase escalated(Run run, EscalationTicket ticket) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.ESCALATE) {
            revisions.escalated(run, ticket.escalationId(), ticket.displayId());
            trail.write(
                    creation,
                    "agent-creation",
                    ActorType.SYSTEM,
                    "creation_escalated",
                    Map.of("escalation_id", ticket.escalationId().toString(), "round", creation.revision()),
                    Result.SUCCEEDED);
        }
        return creations.creation(run).phase();
    }

    /** The Governor chose; an escalation that waits changes nothing. */
    @Transactional
    public Phase ruled(Run run, EscalationTicket ticket) {
        var creation = creations.locked(run);
        var chosen = ticket.chosen();
        if (creation.phase() != Phase.RULING
                || chosen == null
                || !ticket.escalationId().equals(creation.escalationId())) {
            return creation.phase();
        }
        boolean again = chosen.equals(ANOTHER_ROUND);
        if (again) {
            revisions.allowed(run, now());
        } else {
            rejections.reject(creation, "DENIED", "ruling");
            store.ended(run, Outcome.DENIED, now());
        }
        trail.write(
                creation,
                ticket.chosenBy() == null ? "nobody" : ticket.chosenBy(),
                ActorType.GOVERNOR,
                "creation_ruled",
                Map.of("option", chosen, "escalation_id", ticket.escalationId().toString()),
                again ? Result.SUCCEEDED : Result.REFUSED);
        return creations.creation(run).phase();
    }

    /** Nobody came in time. */
    @Transactional
    public Phase abandoned(Run run) {
        var creation = creations.locked(run);
        var until = creation.reviseUntil();
        boolean waits = creation.phase() == Phase.REVISE || creation.phase() == Phase.RULING;
        if (waits && until != null && !now().isBefore(until)) {
            rejections.reject(creation, "ABANDONED", "abandon");
            store.ended(run, Outcome.ABANDONED, now());
            trail.write(
                    creation,
                    "agent-creation",
                    ActorType.SYSTEM,
                    "creation_abandoned",
                    Map.of("round", creation.revision(), "waited_until", until.toString()),
                    Result.REFUSED);
        }
        return creations.creation(run).phase();
    }

    /** What others know of a creation that was taken back, and have to forget. */
    @Transactional(readOnly = true)
    public Withdrawal withdrawal(Run run) {
        var creation = creations.creation(run);
        return new Withdrawal(
                creation.decision() == null ? creation.approvalId() : null,
                // it may be on its way to the Governor: what was never opened is closed by nobody
                creation.escalationId() == null ? creation.step("escalation") : creation.escalationId());
    }

    /** Nobody waits for it any more. */
    @Transactional
    public Phase withdrawn(Run run) {
        var creation = creations.locked(run);
        if (creation.phase() == Phase.WITHDRAW) {
            store.ended(run, Outcome.WITHDRAWN, now());
        }
        return creations.creation(run).phase();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
