package com.waooaw.governance.budget;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Lapse;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
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

/** What remains of every step of a request for more money: an entry in the log. */
@Component
class EmergencyRequestTrail {

    private static final String SUBJECT = "emergency_request";
    private static final String SERVICE = "governance";

    private final AuditLog audit;
    private final Clock clock;

    EmergencyRequestTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    void raised(Ask ask, ActorType as) {
        write(
                Ids.of("emergency-request", ask.id()),
                ask,
                ask.raisedBy(),
                as,
                "emergency_request",
                Result.SUCCEEDED,
                Map.of(
                        "asked_usd", ask.asked().toString(),
                        "spent_usd", ask.spent().toString(),
                        "cap_usd", ask.cap().toString(),
                        "recommended", ask.recommendation().option().stored()),
                ask.cause());
    }

    /** Its Governor was silent for half an hour; whoever stands in was told. */
    void silent(Ask ask, int deputies) {
        write(
                Ids.of("emergency-request-silent", ask.matter(), ask.assignee().stored()),
                ask,
                SERVICE,
                ActorType.SYSTEM,
                "emergency_request_overdue",
                Result.FAILED,
                Map.of("deputies_told", deputies, "holds", "suspended"),
                ask.cause().then(ask.id()));
    }

    void answered(Answered answered, Cause cause) {
        var answer = answered.answer();
        var detail = new HashMap<String, Object>();
        detail.put("option", answer.option().stored());
        if (answer.granted() != null) {
            detail.put("granted_usd", answer.granted().toString());
        }
        var facts = answered.ask().facts();
        if (answer.option() == Option.OPTIMISE && facts.optimisation() != null) {
            detail.put("to_mend", facts.optimisation());
        }
        if (answer.deputyOf() != null) {
            detail.put("deputy_of", answer.deputyOf());
        }
        write(
                Ids.of("emergency-request-settled", answered.ask().id()),
                answered.ask(),
                answer.by(),
                ActorType.GOVERNOR,
                "emergency_request_answered",
                Result.SUCCEEDED,
                detail,
                cause);
    }

    void lapsed(Lapsed lapsed) {
        write(
                Ids.of("emergency-request-settled", lapsed.ask().id()),
                lapsed.ask(),
                SERVICE,
                ActorType.SYSTEM,
                "emergency_request_lapsed",
                lapsed.why() == Lapse.MONEY_THERE ? Result.SUCCEEDED : Result.FAILED,
                Map.of("why", lapsed.why().stored(), "lapsed_at", lapsed.at().toString()),
                lapsed.ask().cause().then(lapsed.ask().id()));
    }

    /** More than its Governor may grant: it is the Platform Governor's now. */
    void handedUp(Ask ask, Cause cause) {
        write(
                Ids.of("emergency-request-handed-up", ask.id()),
                ask,
                SERVICE,
                ActorType.SYSTEM,
                "emergency_request_handed_up",
                Result.SUCCEEDED,
                Map.of(),
                cause);
    }

    /** An answer that did not count. */
    void refused(Verdict.Refused refused, EmergencyViewer by, Cause cause) {
        write(
                Ids.next(clock),
                refused.request().ask(),
                by.subject(),
                ActorType.GOVERNOR,
                "emergency_request_answer",
                Result.REFUSED,
                Map.of(
                        "code", refused.error().id(),
                        "state", refused.request().state().stored()),
                cause);
    }

    /** An answer to what does not exist, or not for this person. */
    void reachedForAnother(UUID id, EmergencyViewer by, Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock),
                        by.subject(),
                        ActorType.GOVERNOR,
                        "emergency_request_answer",
                        SUBJECT,
                        id.toString(),
                        Map.of("code", GovernanceError.EMERGENCY_REQUEST_NOT_FOUND.id()),
                        Result.REFUSED,
                        cause)
                .concerning(by.customer(), null, null));
    }

    private void write(
            UUID entryId,
            Ask ask,
            String actor,
            ActorType actorType,
            String action,
            Result result,
            Map<String, Object> detail,
            Cause cause) {
        var all = new HashMap<String, Object>(detail);
        all.put("budget", ask.budget().toString());
        all.put("assignee", ask.assignee().stored());
        audit.append(AuditEntry.internal(
                        entryId, actor, actorType, action, SUBJECT, ask.id().toString(), all, result, cause)
                .concerning(ask.customerId(), null, null));
    }
}
