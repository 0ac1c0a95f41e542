package com.waooaw.platform.workflow.undo;

import com.waooaw.activities.compensation.Compensations.Step;
import com.waooaw.activities.compensation.Compensations.StepOutcome;
import com.waooaw.activities.compensation.Compensations.UndoStep;
import com.waooaw.activities.compensation.Compensations.UndoneAct;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.workflow.undo.UndoAction.Undone;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes acts back: each plan is made once, and each step undone once and audited once, however often it is asked for. */
final class Undoing {

    private final UndoRegistry registry;
    private final UndoRows rows;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Undoing(UndoRegistry registry, UndoRows rows, AuditLog audit, TransactionTemplate transaction, Clock clock) {
        this.registry = registry;
        this.rows = rows;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    List<Step> plan(UndoneAct act) {
        var plan = registry.plan(act.actionType());
        return Tenancy.call(
                plan.customer(act),
                () -> transaction.execute(_ -> {
                    rows.takeTurns(act.approvalId());
                    var kept = rows.plan(act.approvalId());
                    if (kept.isPresent()) {
                        return same(act, kept.get().actKey(), kept.get().steps());
                    }
                    var steps = plan.plan(act);
                    if (!steps.isEmpty()) {
                        rows.add(act, steps, clock.instant());
                    }
                    return steps;
                }));
    }

    StepOutcome undo(UndoStep wanted) {
        var act = wanted.act();
        var action = registry.action(act.actionType(), wanted.name());
        if (registry.ofOurs(act.actionType()).isPresent()) {
            requirePlanned(act, wanted.name());
        }
        return Tenancy.call(action.customer(act), () -> {
            if (rows.step(act.approvalId(), action.step()).isEmpty()) {
                action.prepare(act);
            }
            return transaction.execute(_ -> once(act, action));
        });
    }

    private void requirePlanned(UndoneAct act, String step) {
        var planned = rows.plan(act.approvalId());
        planned.ifPresent(plan -> same(act, plan.actKey(), plan));
        if (planned.stream()
                .flatMap(plan -> plan.steps().stream())
                .noneMatch(s -> s.name().equals(step))) {
            throw new WaooawException(
                    UndoError.STEP_NOT_PLANNED, "'%s' is no step of what %s allowed".formatted(step, act.approvalId()));
        }
    }

    private StepOutcome once(UndoneAct act, UndoAction action) {
        rows.takeTurns(act.approvalId());
        var kept = rows.step(act.approvalId(), action.step());
        if (kept.isPresent()) {
            var before = kept.get();
            return same(act, before.actKey(), new StepOutcome(action.step(), before.changed(), before.detail()));
        }
        var undone = action.undo(act);
        rows.add(act, action.step(), undone.changed(), undone.detail(), clock.instant());
        audit.append(entry(act, action, undone));
        return new StepOutcome(action.step(), undone.changed(), undone.detail());
    }

    private static <T> T same(UndoneAct act, String actKey, T answer) {
        if (!actKey.equals(act.actKey())) {
            throw new WaooawException(
                    UndoError.FOREIGN_ACT,
                    "%s allowed another act than '%s'".formatted(act.approvalId(), act.actKey()));
        }
        return answer;
    }

    private static AuditEntry entry(UndoneAct act, UndoAction action, Undone undone) {
        UUID customer = action.customer(act);
        return AuditEntry.internal(
                        Ids.of("undo", act.approvalId(), action.step()),
                        undone.by().id(),
                        undone.by().type(),
                        "undo_" + action.step(),
                        undone.agentId() == null ? "job" : "agent",
                        act.subjectId(),
                        Map.of(
                                "approval_id", act.approvalId().toString(),
                                "act_key", act.actKey(),
                                "reason_category", act.reasonCategory(),
                                "changed", undone.changed(),
                                "detail", undone.detail()),
                        Result.SUCCEEDED,
                        act.cause())
                .concerning(customer, null, undone.agentId());
    }
}
