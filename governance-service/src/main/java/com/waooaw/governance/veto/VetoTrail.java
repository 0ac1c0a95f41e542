package com.waooaw.governance.veto;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.contracts.governance.GovernorVetoed;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.approval.Revocations.Act;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What remains of a veto and of its undoing: entries in the log, and the event. That a step is undone is written down by the
 * service that undid it, once.
 */
@Component
class VetoTrail {

    private static final Logger LOG = LoggerFactory.getLogger(VetoTrail.class);

    private static final String SUBJECT = "approval";
    private static final String SERVICE = "governance";

    private final AuditLog audit;
    private final Events events;
    private final Clock clock;

    VetoTrail(AuditLog audit, Events events, Clock clock) {
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** Who vetoed what, through which channel, how they had shown who they are, and what they had seen. */
    void vetoed(Veto veto, Act act, Revocations.Wish wish) {
        boolean takenBack = veto.effect() == Veto.Effect.TAKEN_BACK;
        events.publish(
                new GovernorVetoed(
                        veto.approvalId(),
                        veto.actionType(),
                        takenBack ? GovernorVetoed.Reason.TAKEN_BACK : GovernorVetoed.Reason.REFUSED,
                        veto.category(),
                        List.of(new GovernorVetoed.Entity(veto.subjectType(), veto.subjectId())),
                        veto.precedent(),
                        veto.precedent() == null ? null : (Integer) act.precedentVersion(),
                        wish.by().subject(),
                        veto.vetoedAt()),
                veto.cause(),
                veto.customerId());
        var detail = new HashMap<String, Object>(Map.of(
                "category", veto.category().wireName(),
                "effect", lower(veto.effect()),
                "channel", wish.onPage() ? "web" : "api",
                "strength", "login",
                "action_type", veto.actionType(),
                "act_hash", act.actHash(),
                "seen", wish.seenHash() == null ? "not said" : wish.seenHash(),
                "act_key", veto.actKey()));
        if (veto.precedent() != null) {
            detail.put("precedent", veto.precedent());
            detail.put("precedent_version", act.precedentVersion());
        }
        audit.append(AuditEntry.internal(
                        Ids.of("approval-veto", veto.approvalId()),
                        wish.by().subject(),
                        ActorType.GOVERNOR,
                        "approval_veto",
                        SUBJECT,
                        veto.approvalId().toString(),
                        detail,
                        Result.SUCCEEDED,
                        veto.cause())
                .concerning(veto.customerId(), act.engagementId(), null));
    }

    /** A veto that did not count. */
    void refused(Revocations.Wish wish, GovernanceError error, @Nullable UUID customer, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        wish.by().subject(),
                        ActorType.GOVERNOR,
                        "approval_veto",
                        SUBJECT,
                        wish.approvalId().toString(),
                        Map.of("code", error.id(), "channel", wish.onPage() ? "web" : "api"),
                        Result.REFUSED,
                        cause)
                .concerning(customer, null, null));
    }

    /** Before anything is undone. */
    void intended(Veto veto, List<String> steps) {
        write(
                veto,
                Ids.of("undo-intended", veto.approvalId()),
                "undo",
                Result.INTENDED,
                Map.of("act_key", veto.actKey(), "action_type", veto.actionType(), "steps", List.copyOf(steps)));
    }

    void ended(Veto veto) {
        write(
                veto,
                Ids.of("undo-ended", veto.approvalId()),
                "undo",
                Result.SUCCEEDED,
                Map.of(
                        "act_key",
                        veto.actKey(),
                        "action_type",
                        veto.actionType(),
                        "steps",
                        veto.steps().size()));
    }

    /** An incident: what a Governor took back is still there. */
    void failed(Veto veto, String step, String code) {
        LOG.error(
                "WHAT WAS TAKEN BACK WITH {} IS NOT UNDONE: step {} failed with {} and is tried again",
                veto.approvalId(),
                step,
                code);
        write(
                veto,
                Ids.of("undo-failed", veto.approvalId(), veto.failures()),
                "undo_incident",
                Result.FAILED,
                Map.of(
                        "act_key",
                        veto.actKey(),
                        "step",
                        step,
                        "code",
                        code,
                        "severity",
                        "critical",
                        "times",
                        veto.failures() + 1));
    }

    private void write(Veto veto, UUID entryId, String action, Result result, Map<String, Object> detail) {
        audit.append(AuditEntry.internal(
                        entryId,
                        SERVICE,
                        ActorType.SYSTEM,
                        action,
                        SUBJECT,
                        veto.approvalId().toString(),
                        detail,
                        result,
                        veto.cause())
                .concerning(veto.customerId(), null, null));
    }
}
