package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approval a precedent said yes to, before anybody was asked; see {@link Approval}. */
sealed interface ByPrecedent extends Approval.Settled {

    /** Which precedent, and how long it can be taken back. */
    VetoWindow window();

    /** Its window; absent where no precedent said yes. */
    static @Nullable VetoWindow windowOf(Approval approval) {
        return approval instanceof ByPrecedent yes ? yes.window() : null;
    }

    /** A precedent said yes, and a Governor may still take it back, whatever has been done on it. */
    sealed interface Revocable extends ByPrecedent {

        /** The right to act, where it was handed out. */
        Optional<Permit> used();

        /** Nobody took it back in time. */
        default Confirmed confirm() {
            return new Confirmed(question(), window(), used().orElse(null), version() + 1);
        }

        default Vetoed veto(Stamp stamp, VetoCategory category, String reason) {
            return new Vetoed(question(), window(), used().orElse(null), stamp, category, reason, version() + 1);
        }

        @Override
        default Instant settledAt() {
            return window().opened();
        }

        @Override
        default ApprovalStatus status() {
            return ApprovalStatus.AUTO_APPROVED;
        }
    }

    /** A precedent said yes to exactly this act; good until the window closes. */
    record AutoApproved(Question question, VetoWindow window, long version) implements Revocable {

        AutoUsed consume(UUID permitId, String actKey, Instant at) {
            var permit = new Permit(permitId, actKey, at, at.plus(Deadlines.PERMIT));
            return new AutoUsed(question, window, permit, version + 1);
        }

        @Override
        public Optional<Permit> used() {
            return Optional.empty();
        }
    }

    /** The act a precedent allowed may have been started; it allows nothing more, and may still be taken back. */
    record AutoUsed(Question question, VetoWindow window, Permit permit, long version) implements Revocable {

        AutoUsed with(Permit renewed) {
            return new AutoUsed(question, window, renewed, version + 1);
        }

        @Override
        public Optional<Permit> used() {
            return Optional.of(permit);
        }
    }

    /**
     * A precedent said yes, and nobody took it back.
     *
     * @param permit absent where nobody ever used it; then nobody will
     */
    record Confirmed(
            Question question, VetoWindow window, @Nullable Permit permit, long version) implements ByPrecedent {

        Confirmed with(Permit renewed) {
            return new Confirmed(question, window, renewed, version + 1);
        }

        @Override
        public Instant settledAt() {
            return window.closes();
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.CONFIRMED;
        }
    }

    /**
     * A precedent said yes, and a Governor took it back: it allows nothing, and what was done is undone.
     *
     * @param permit absent where nobody had used it
     * @param reason in the Governor's words
     */
    record Vetoed(
            Question question,
            VetoWindow window,
            @Nullable Permit permit,
            Stamp stamp,
            VetoCategory category,
            String reason,
            long version)
            implements ByPrecedent {

        @Override
        public Instant settledAt() {
            return stamp.at();
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.VETOED;
        }
    }
}
