package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.escalation.Escalation.Closed;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What remains of every step of an escalation: an entry in the log. */
@Component
class EscalationTrail {

    private static final String SUBJECT = "escalation";
    private static final String SERVICE = "governance";

    private final AuditLog audit;
    private final Clock clock;

    EscalationTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void opened(Packet packet) {
        write(
                Ids.of("escalation", packet.id()),
                packet,
                packet.from().id(),
                switch (packet.from().type()) {
                    case "agent" -> ActorType.AGENT;
                    case "governor" -> ActorType.GOVERNOR;
                    case "operator" -> ActorType.OPERATOR;
                    default -> ActorType.SYSTEM;
                },
                "escalation",
                Result.SUCCEEDED,
                Map.of("deadline", packet.deadline().toString(), "raised_by", packet.raisedBy()),
                packet.cause());
    }

    void overdue(Overdue late) {
        var packet = late.packet();
        write(
                Ids.of("escalation-overdue", packet.id()),
                packet,
                SERVICE,
                ActorType.SYSTEM,
                "escalation_overdue",
                Result.FAILED,
                Map.of("deadline", late.since().toString(), "holds", Packet.DENY),
                packet.cause().then(packet.id()));
    }

    void decided(Decided decided, Cause cause) {
        var choice = decided.choice();
        write(
                Ids.of("escalation-settled", decided.packet().id()),
                decided.packet(),
                choice.by(),
                ActorType.GOVERNOR,
                "escalation_decided",
                Result.SUCCEEDED,
                Map.of("option", choice.option(), "channel", choice.through().stored(), "strength", "login"),
                cause);
    }

    void closed(Closed closed, Cause cause) {
        write(
                Ids.of("escalation-settled", closed.packet().id()),
                closed.packet(),
                SERVICE,
                ActorType.SYSTEM,
                "escalation_closed",
                Result.SUCCEEDED,
                Map.of("as", closed.as()),
                cause);
    }

    /** A decision that did not count. */
    void refused(Verdict.Refused refused, Escalation.Choice choice, Cause cause) {
        write(
                Ids.next(clock),
                refused.escalation().packet(),
                choice.by(),
                ActorType.GOVERNOR,
                "escalation_decision",
                Result.REFUSED,
                Map.of(
                        "code", refused.error().id(),
                        "channel", choice.through().stored(),
                        "state", refused.escalation().state().stored()),
                cause);
    }

    /** A decision on what does not exist, or not for this person. */
    void reachedForAnother(UUID id, Viewer by, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        "escalation_decision",
                        SUBJECT,
                        id.toString(),
                        Map.of("code", GovernanceError.ESCALATION_NOT_FOUND.id()),
                        Result.REFUSED,
                        cause)
                .concerning(by.customer(), null, null));
    }

    private void write(
            UUID entryId,
            Packet packet,
            String actor,
            ActorType actorType,
            String action,
            Result result,
            Map<String, Object> detail,
            Cause cause) {
        var all = new HashMap<String, Object>(detail);
        all.put("type", packet.type().stored());
        all.put("assignee", packet.assignee().stored());
        if (packet.approvalId() != null) {
            all.put("approval_id", packet.approvalId().toString());
        }
        audit.append(AuditEntry.internal(
                        entryId, actor, actorType, action, SUBJECT, packet.id().toString(), all, result, cause)
                .concerning(packet.customerId(), packet.engagementId(), null));
    }
}
