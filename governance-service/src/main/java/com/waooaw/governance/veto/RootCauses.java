package com.waooaw.governance.veto;

import static com.waooaw.platform.database.Columns.lower;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.Reasons;
import com.waooaw.governance.veto.RootCause.Answered;
import com.waooaw.governance.veto.RootCause.Finding;
import com.waooaw.governance.veto.RootCause.Open;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What is found out about precedents that were wrong. What a finding leads to is a new version of the table, by people. */
@Service
class RootCauses {

    private final RootCauseStore store;
    private final AuditLog audit;
    private final Clock clock;

    RootCauses(RootCauseStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** In the transaction of the veto. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void open(RootCause.Task task, Cause cause) {
        store.add(task);
        write(
                Ids.of("root-cause-open", task.approvalId()),
                "governance",
                ActorType.SYSTEM,
                Result.INTENDED,
                task,
                Map.of(
                        "precedent", task.precedent(),
                        "precedent_version", task.precedentVersion(),
                        "due_at", task.dueAt().toString()),
                cause);
    }

    @Transactional(readOnly = true)
    public List<RootCause> list() {
        return store.list();
    }

    /**
     * Somebody says what it was; once, and the same again is the same answer.
     *
     * @param note in their words
     */
    @Transactional
    public RootCause answer(UUID approvalId, Finding finding, String note, Caller by, Cause cause) {
        Reasons.required("a note", note, "a finding says why").ifPresent(fault -> {
            throw new WaooawException(fault.error(), fault.because());
        });
        var found = store.lock(approvalId)
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.VETO_NOT_FOUND, "no precedent was wrong about approval " + approvalId));
        return switch (found) {
            case Answered before when before.finding() == finding -> before;
            case Answered _ ->
                throw new WaooawException(
                        GovernanceError.DECIDED_OTHERWISE, "something else was found before, and that holds");
            case Open open -> {
                var answered = open.answer(finding, note.strip(), by.subject(), now());
                store.replace(answered);
                write(
                        Ids.of("root-cause", approvalId),
                        by.subject(),
                        ActorType.OPERATOR,
                        Result.SUCCEEDED,
                        answered.task(),
                        Map.of(
                                "precedent", answered.task().precedent(),
                                "precedent_version", answered.task().precedentVersion(),
                                "finding", lower(finding)),
                        cause);
                yield answered;
            }
        };
    }

    private void write(
            UUID entryId,
            String actor,
            ActorType actorType,
            Result result,
            RootCause.Task task,
            Map<String, Object> detail,
            Cause cause) {
        audit.append(AuditEntry.internal(
                entryId,
                actor,
                actorType,
                "root_cause",
                "precedent",
                task.precedent() + "/" + task.precedentVersion(),
                detail,
                result,
                cause));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
