package com.waooaw.governance.veto;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Revocations;
import com.waooaw.governance.approval.Revocations.Act;
import com.waooaw.governance.approval.Revocations.Outcome;
import com.waooaw.governance.precedent.Precedents;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases of vetoes, a transaction each. Unlike a yes, a veto needs no intact audit log: nothing stops a Governor from
 * stopping something.
 */
@Service
class Vetoes {

    private final Revocations revocations;
    private final VetoStore store;
    private final VetoTrail trail;
    private final Precedents precedents;
    private final WorkflowOutbox workflows;
    private final RootCauses causes;
    private final IdempotencyKeys keys;

    Vetoes(
            Revocations revocations,
            VetoStore store,
            VetoTrail trail,
            Precedents precedents,
            WorkflowOutbox workflows,
            RootCauses causes,
            IdempotencyKeys keys) {
        this.revocations = revocations;
        this.store = store;
        this.trail = trail;
        this.precedents = precedents;
        this.workflows = workflows;
        this.causes = causes;
        this.keys = keys;
    }

    /** A veto and what it was about. */
    record Known(Veto veto, Act act) {}

    /**
     * What a request came to; kept under its key, so that a repeat gets the same.
     *
     * @param first whether this request vetoed it
     * @param refusal name of the error it was refused with; empty where it is vetoed
     * @param because the same in words
     */
    record Answer(boolean first, String refusal, String because) {

        private static Answer vetoed(boolean first) {
            return new Answer(first, "", "");
        }

        private static Answer refused(GovernanceError error, String because) {
            return new Answer(false, error.name(), because);
        }

        /** The same for whoever asks again. */
        private Answer again() {
            return new Answer(false, refusal, because);
        }

        Optional<GovernanceError> error() {
            return refusal.isEmpty() ? Optional.empty() : Optional.of(GovernanceError.valueOf(refusal));
        }

        /** Throws what the veto was refused with; nothing where it stands. */
        void orThrow() {
            error().ifPresent(error -> {
                throw new WaooawException(error, because);
            });
        }
    }

    /**
     * Vetoes, once per approval: a repeat is the same veto, whatever it says.
     *
     * @param key of the request
     */
    @Transactional
    public Answer veto(Revocations.Wish wish, @Nullable String key, Cause cause) {
        var digest = CanonicalJson.sha256("veto/%s/%s/%s/%s"
                .formatted(wish.approvalId(), wish.category().wireName(), wish.seenHash(), wish.reason()));
        var asked = new AtomicBoolean();
        var answer = keys.once(wish.by(), key, digest, Answer.class, () -> {
            asked.set(true);
            return vetoed(wish, cause);
        });
        return asked.get() ? answer : answer.again();
    }

    private Answer vetoed(Revocations.Wish wish, Cause cause) {
        return switch (revocations.veto(wish, cause)) {
            case Outcome.Done(var act) -> {
                begin(Veto.of(act, wish.category()), act, wish);
                yield Answer.vetoed(true);
            }
            case Outcome.Stands() -> Answer.vetoed(false);
            case Outcome.Refused(var act, var error, var because) -> refused(wish, act, error, because, cause);
        };
    }

    private void begin(Veto veto, Act act, Revocations.Wish wish) {
        store.add(veto);
        trail.vetoed(veto, act, wish);
        var precedent = act.precedent();
        if (veto.effect() == Veto.Effect.TAKEN_BACK && precedent != null) {
            precedents.vetoed(precedent, act.precedentVersion(), veto.approvalId(), veto.vetoedAt(), veto.cause());
            workflows.start(VetoWorkflow.start(veto.approvalId()));
            causes.open(
                    new RootCause.Task(
                            veto.approvalId(), precedent, act.precedentVersion(), veto.category(), veto.vetoedAt()),
                    veto.cause());
        }
    }

    /** In this transaction, so that a deadline that passed unnoticed takes effect with the refusal. */
    private Answer refused(
            Revocations.Wish wish, @Nullable Act act, GovernanceError error, String because, Cause cause) {
        // a question that was refused by a veto is refused; that it is no yes any more is not news
        if (error == GovernanceError.NOTHING_TO_VETO
                && act != null
                && store.find(wish.approvalId()).isPresent()) {
            return Answer.vetoed(false);
        }
        trail.refused(wish, error, act == null ? wish.by().tenant().orElse(null) : act.customerId(), cause);
        return Answer.refused(error, because);
    }

    /**
     * A veto, for a person.
     *
     * @throws WaooawException {@code GOV-0052} where there is none, or none they may know of
     */
    @Transactional(readOnly = true)
    public Known known(UUID approvalId, Caller by) {
        return revocations
                .act(approvalId, by)
                .flatMap(act -> store.find(approvalId).map(veto -> new Known(veto, act)))
                .orElseThrow(() ->
                        new WaooawException(GovernanceError.VETO_NOT_FOUND, "nobody vetoed approval " + approvalId));
    }
}
