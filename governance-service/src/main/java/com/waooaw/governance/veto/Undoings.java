package com.waooaw.governance.veto;

import com.waooaw.activities.compensation.Compensations;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far an undoing has come, a transaction each. Every one of them may be repeated. */
@Service
class Undoings {

    private final VetoStore store;
    private final VetoTrail trail;
    private final VetoNews news;
    private final Clock clock;

    Undoings(VetoStore store, VetoTrail trail, VetoNews news, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.news = news;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Veto veto(UUID approvalId) {
        return store.find(approvalId).orElseThrow(() -> unknown(approvalId));
    }

    /** Keeps what its owner says has to be undone, the first time; that it will be is in the log before it is. */
    @Transactional
    public Veto planned(UUID approvalId, List<Compensations.Step> steps) {
        var veto = locked(approvalId);
        if (!veto.planned()) {
            store.plan(veto, steps, now());
            trail.intended(veto, steps.stream().map(Compensations.Step::name).toList());
        }
        return veto(approvalId);
    }

    /** A step is undone: kept once, however often it is said. Its evidence is that of the service that undid it. */
    @Transactional
    public void undone(UUID approvalId, Compensations.StepOutcome outcome) {
        locked(approvalId);
        store.undone(approvalId, outcome, now());
    }

    /** All is undone. */
    @Transactional
    public void ended(UUID approvalId) {
        var veto = locked(approvalId);
        if (veto.undo() != Veto.Undoing.DONE) {
            store.ended(approvalId, now());
            trail.ended(veto);
            news.ended(veto);
        }
    }

    /**
     * A step was tried for too long.
     *
     * @param failuresBefore how often that had happened before: said again, it is the same failure
     */
    @Transactional
    public void failed(UUID approvalId, String step, String code, int failuresBefore) {
        var veto = locked(approvalId);
        if (!veto.isEnded() && veto.failures() == failuresBefore) {
            store.failed(approvalId, step, code);
            trail.failed(veto, step, code);
            news.standsStill(veto, step, code);
        }
    }

    private Veto locked(UUID approvalId) {
        return store.lock(approvalId).orElseThrow(() -> unknown(approvalId));
    }

    private static WaooawException unknown(UUID approvalId) {
        return new WaooawException(GovernanceError.VETO_NOT_FOUND, "nobody vetoed approval " + approvalId);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
