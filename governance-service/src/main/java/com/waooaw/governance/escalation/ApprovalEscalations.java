package com.waooaw.governance.escalation;

import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Waiting;
import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.governance.escalation.Packet.From;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.governance.escalation.Packet.Option;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Escalations that follow what becomes of approvals, in the transaction in which it becomes of them; each at most once. */
@Service
public class ApprovalEscalations {

    private static final String SERVICE = "governance";
    private static final List<String> PRINCIPLES = List.of("External effects need a Governor's approval.");

    private final EscalationStore store;
    private final EscalationTrail trail;
    private final Clock clock;

    ApprovalEscalations(EscalationStore store, EscalationTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * What an approval is about.
     *
     * @param passedOn whether the Governor who was asked first passed it on
     * @param action what kind of act, in our words
     */
    public record Matter(
            UUID approvalId,
            String displayId,
            @Nullable UUID customerId,
            @Nullable UUID engagementId,
            boolean passedOn,
            String requesterId,
            String requesterType,
            String action,
            String summary,
            String riskLevel,
            String blastRadius,
            String actHash,
            Instant expiresAt) {}

    /**
     * The Governor who was asked passed it on to the Platform Governor, who is told of it as of any question, by the cascade.
     * The clock of the escalation never ends later than that of the question.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void passedOn(Matter matter, String by, String reason, Instant at, Cause cause) {
        var deadline = EscalationRules.deadline(Assignee.PLATFORM_GOVERNOR, at);
        var id = Ids.of("escalation-passed-on", matter.approvalId());
        open(
                new Packet(
                        id,
                        Packet.displayId(id),
                        Kind.AMBIGUITY,
                        Assignee.PLATFORM_GOVERNOR,
                        matter.customerId(),
                        matter.engagementId(),
                        matter.approvalId(),
                        by,
                        new From(by, "governor"),
                        "%s (%s) was passed on: %s".formatted(matter.summary(), matter.displayId(), reason),
                        List.of(by, matter.requesterId()),
                        PRINCIPLES,
                        List.of(
                                new Option(Packet.DENY, "Deny the act."),
                                new Option("approve", "Approve exactly this act.")),
                        null,
                        matter.blastRadius(),
                        matter.riskLevel(),
                        evidence(matter),
                        cause,
                        at,
                        deadline.isBefore(matter.expiresAt()) ? deadline : matter.expiresAt()),
                at);
    }

    /** What somebody passed on is settled. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settled(UUID approvalId, String as, Instant at, Cause cause) {
        for (var escalation : store.lockWaiting(approvalId)) {
            if (escalation instanceof Waiting waiting && waiting.packet().goesWithAnApproval()) {
                var closed = waiting.close(as, at);
                store.replace(closed);
                trail.closed(closed, cause);
            }
        }
    }

    /**
     * Nobody decided it in time. It is denied, and stays so; what is to happen now is asked.
     *
     * @param financial whether it was about money, which is the Platform Governor's then (domain.md 6.2)
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void timedOut(Matter matter, boolean financial, Instant at, Cause cause) {
        var assignee = EscalationRules.route(
                Kind.APPROVAL_TIMEOUT, matter.customerId() != null && !financial, matter.passedOn());
        var id = Ids.of("escalation-timeout", matter.approvalId());
        // from now on, and not from then: it may be noticed late
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        open(
                new Packet(
                        id,
                        Packet.displayId(id),
                        Kind.APPROVAL_TIMEOUT,
                        assignee,
                        matter.customerId(),
                        matter.engagementId(),
                        matter.approvalId(),
                        SERVICE,
                        new From(matter.requesterId(), matter.requesterType().equals("agent") ? "agent" : "service"),
                        "%s (%s): nobody decided until %s, and so it is denied."
                                .formatted(matter.summary(), matter.displayId(), at),
                        List.of(matter.requesterId()),
                        PRINCIPLES,
                        List.of(
                                new Option(Packet.DENY, "It stays denied, and is not asked again."),
                                new Option("ask_again", "It stays denied; the requester may ask again.")),
                        null,
                        matter.blastRadius(),
                        matter.riskLevel(),
                        evidence(matter),
                        cause,
                        now,
                        EscalationRules.deadline(assignee, now)),
                null);
    }

    private void open(Packet packet, @Nullable Instant toldAt) {
        if (store.add(new Open(packet, 0), toldAt)) {
            trail.opened(packet);
        }
    }

    private static List<String> evidence(Matter matter) {
        return List.of(
                "approval " + matter.approvalId(),
                "act " + matter.actHash(),
                matter.action() + ", " + matter.riskLevel() + " risk");
    }
}
