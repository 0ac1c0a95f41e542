package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leaves evidence of each step, in the transaction of the step. */
@Component
class Trail {

    private final AuditLog audit;

    Trail(AuditLog audit) {
        this.audit = audit;
    }

    /** One entry per run and action; a repeated step writes nothing twice. */
    void write(
            Creation creation,
            String actorId,
            ActorType actorType,
            String action,
            Map<String, Object> detail,
            Result result) {
        write(creation, actorId, actorType, action, detail, result, null);
    }

    /** The same, of something the policies were asked about. */
    void write(
            Creation creation,
            String actorId,
            ActorType actorType,
            String action,
            Map<String, Object> detail,
            Result result,
            @Nullable PolicyTicket policy) {
        var entry = AuditEntry.internal(
                        creation.step("audit/" + action),
                        actorId,
                        actorType,
                        action,
                        "agent",
                        creation.agentId().toString(),
                        detail,
                        result,
                        creation.causeOf(action))
                .concerning(null, null, creation.agentId());
        audit.append(policy == null ? entry : entry.because(Map.of("rules", policy.rules()), policy.decisionId()));
    }
}
