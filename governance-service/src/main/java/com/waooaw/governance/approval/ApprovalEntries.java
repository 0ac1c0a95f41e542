package com.waooaw.governance.approval;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Entries of the log about approvals: whose they are, and which customer they concern. */
@Component
class ApprovalEntries {

    private static final String SUBJECT = "approval";

    private final AuditLog audit;

    ApprovalEntries(AuditLog audit) {
        this.audit = audit;
    }

    void write(
            UUID entryId,
            Question question,
            String actor,
            ActorType actorType,
            String action,
            Result result,
            Map<String, Object> detail,
            Cause cause) {
        audit.append(AuditEntry.internal(
                        entryId,
                        actor,
                        actorType,
                        action,
                        SUBJECT,
                        question.id().toString(),
                        detail,
                        result,
                        cause)
                .concerning(question.customerId(), question.engagementId(), null));
    }

    /** What a requester did. */
    void writeByRequester(
            UUID entryId, Question question, String action, Result result, Map<String, Object> detail, Cause cause) {
        var requester = question.requester();
        write(entryId, question, requester.id(), actorType(requester), action, result, detail, cause);
    }

    /** A requester of a kind the log does not know acts for the platform. */
    static ActorType actorType(Question.Requester requester) {
        return Arrays.stream(ActorType.values())
                .filter(type -> lower(type).equals(requester.type()))
                .findFirst()
                .orElse(ActorType.SYSTEM);
    }
}
