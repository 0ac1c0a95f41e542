package com.waooaw.governance.identity;

import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the log keeps of codes, keys and hurry: that they were, by which way and for what; never what they were. */
@Component
class IdentityTrail {

    private final AuditLog audit;
    private final Clock clock;

    IdentityTrail(AuditLog audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** A message with a code is about to leave. */
    void sending(CodeStore.Fresh code, Cause cause) {
        code(code, Result.INTENDED, "", cause);
    }

    /** What came of it. */
    void sent(CodeStore.Fresh code, @Nullable String failure, Cause cause) {
        code(code, failure == null ? Result.SUCCEEDED : Result.FAILED, Objects.requireNonNullElse(failure, ""), cause);
    }

    private void code(CodeStore.Fresh code, Result result, String failure, Cause cause) {
        write(
                code.customerId(),
                code.subject(),
                ActorType.GOVERNOR,
                "step_up_code",
                subject(code.purpose()),
                Map.of(
                        "step_up_id", code.id().toString(),
                        "channel", code.channel().stored(),
                        "same_channel", code.sameChannel(),
                        "act_hash", code.purpose().actHash(),
                        "expires_at", code.expiresAt().toString(),
                        "failure", failure),
                result,
                cause);
    }

    /** No code was sent. */
    void refused(@Nullable UUID customerId, String person, Purpose purpose, Check.NotEnough why, Cause cause) {
        write(
                customerId,
                person,
                ActorType.GOVERNOR,
                "step_up_code",
                subject(purpose),
                Map.of("code", why.error().id()),
                Result.REFUSED,
                cause);
    }

    /** A key was introduced, forgotten, or not taken. */
    void passkey(
            @Nullable UUID customerId,
            String person,
            String action,
            String passkey,
            Map<String, Object> detail,
            Result result,
            Cause cause) {
        write(customerId, person, ActorType.GOVERNOR, action, new Subject("passkey", passkey), detail, result, cause);
    }

    /** Somebody says yes faster than they can look. */
    void rushed(@Nullable UUID customerId, String person, int approvals, String within, Cause cause) {
        write(
                customerId,
                "governance",
                ActorType.SYSTEM,
                "suspicious_pattern",
                new Subject("governor", person),
                Map.of("pattern", "many_approvals", "approvals", approvals, "within", within),
                Result.SUCCEEDED,
                cause);
    }

    private static Subject subject(Purpose purpose) {
        var approvalId = purpose.approvalId();
        return approvalId == null ? new Subject("passkey", "new") : new Subject("approval", approvalId.toString());
    }

    /** What an entry is about. */
    private record Subject(String type, String id) {}

    private void write(
            @Nullable UUID customerId,
            String actor,
            ActorType actorType,
            String action,
            Subject subject,
            Map<String, Object> detail,
            Result result,
            Cause cause) {
        audit.append(AuditEntry.internal(
                        Ids.next(clock), actor, actorType, action, subject.type(), subject.id(), detail, result, cause)
                .concerning(customerId, null, null));
    }
}
