package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval in one of its states. Each state offers the steps that lead on from it and no others: approving what is
 * denied, or using what nobody approved, does not compile.
 */
sealed interface Approval {

    Question question();

    /** Number of changes so far; guards against two writers. */
    long version();

    /** The name the state is stored and published under. */
    ApprovalStatus status();

    /** Nobody has decided yet. */
    sealed interface Open extends Approval {

        default Approved approve(Stamp stamp, String reason) {
            return approved(new Authority.Human(stamp, reason));
        }

        default Denied deny(Stamp stamp, String reason) {
            return new Denied(question(), stamp, reason, null, version() + 1);
        }

        /** A no that says what kind of wrong it is. */
        default Denied veto(Stamp stamp, VetoCategory category, String reason) {
            return new Denied(question(), stamp, reason, category, version() + 1);
        }

        /** The deadline decides at the instant it was set to, however late somebody looks. */
        default Settled fallSilent() {
            var terms = question().terms();
            return switch (terms.onSilence()) {
                case DENY -> new Expired(question(), terms.expiresAt(), version() + 1);
                case APPROVE -> approved(new Authority.Silence(terms.expiresAt()));
            };
        }

        default Withdrawn withdraw(String reasonCode, Instant at) {
            return new Withdrawn(question(), reasonCode, at, version() + 1);
        }

        /** An emergency does not wait; what it allows ends at an instant of its own. */
        default Approved breakGlass(Authority.BreakGlass glass, Instant until) {
            return new Approved(question(), glass, until, version() + 1);
        }

        private Approved approved(Authority authority) {
            return new Approved(question(), authority, authority.at().plus(Deadlines.USE_WITHIN), version() + 1);
        }
    }

    /** Nobody has decided yet, and whoever was asked first is still the one who is asked. */
    sealed interface FirstAsked extends Open {

        default Deferred defer(Deferral deferral) {
            return new Deferred(question(), deferral, version() + 1);
        }

        /** To the Platform Governor; the deadline stays. */
        default Escalated passOn(PassedOn passedOn) {
            return new Escalated(question().with(passedOn), passedOn, version() + 1);
        }
    }

    /** Waits for a human. */
    record Pending(Question question, long version) implements FirstAsked {

        /** A precedent answers, before anybody was asked: what was put aside or looked at is a human's to decide. */
        ByPrecedent.AutoApproved autoApprove(VetoWindow window) {
            return new ByPrecedent.AutoApproved(question, window, version + 1);
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.PENDING;
        }
    }

    /** A human has put it aside. The deadline runs on: putting aside is no way around it. */
    record Deferred(Question question, Deferral deferral, long version) implements FirstAsked {

        /** Whoever put it aside has not agreed to it: what was put aside and forgotten is denied, whatever silence means. */
        @Override
        public Settled fallSilent() {
            return new Expired(question, question.terms().expiresAt(), version + 1);
        }

        Pending resume() {
            return new Pending(question, version + 1);
        }

        /** Whether the time it was put aside until has come. */
        boolean dueAt(Instant at) {
            var until = deferral.until();
            return until != null && !at.isBefore(until);
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.DEFERRED;
        }
    }

    /**
     * The Governor who was asked has handed it to the Platform Governor, for whom it waits now. To whoever asked it still
     * waits, and so it is published as pending.
     */
    record Escalated(Question question, PassedOn passedOn, long version) implements Open {

        /** Whoever passed it on has not agreed to it: what nobody answers is denied, whatever silence means. */
        @Override
        public Settled fallSilent() {
            return new Expired(question, question.terms().expiresAt(), version + 1);
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.PENDING;
        }
    }

    /** Nobody waits for a human any more. */
    sealed interface Settled extends Approval permits Approved, Denied, Expired, Withdrawn, Consumed, ByPrecedent {

        /** UTC, business clock. */
        Instant settledAt();
    }

    /** Yes to exactly this act; good until {@code useBy}. */
    record Approved(Question question, Authority authority, Instant useBy, long version) implements Settled {

        /** The same yes, of which is known how strongly its Governor showed who they are. */
        Approved by(Authority.Human human) {
            return new Approved(question, human, useBy, version);
        }

        Consumed consume(UUID permitId, String actKey, Instant at) {
            var permit = new Permit(permitId, actKey, at, at.plus(Deadlines.PERMIT));
            return new Consumed(question, authority, useBy, permit, version + 1);
        }

        /** The same yes, good for nothing from then on. */
        Approved endedAt(Instant at) {
            return new Approved(question, authority, at, version + 1);
        }

        @Override
        public Instant settledAt() {
            return authority.at();
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.APPROVED;
        }
    }

    /**
     * A human said no.
     *
     * @param veto what was found wrong; absent where it was no more than a no
     */
    record Denied(
            Question question,
            Stamp stamp,
            String reason,
            @Nullable VetoCategory veto,
            long version) implements Settled {

        @Override
        public Instant settledAt() {
            return stamp.at();
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.DENIED;
        }
    }

    /** Nobody decided in time, which is a no. */
    record Expired(Question question, Instant settledAt, long version) implements Settled {

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.EXPIRED;
        }
    }

    /** The requester took the question back. */
    record Withdrawn(Question question, String reasonCode, Instant settledAt, long version) implements Settled {

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.WITHDRAWN;
        }
    }

    /** The act it allowed may have been started; it allows nothing more. */
    record Consumed(Question question, Authority authority, Instant useBy, Permit permit, long version)
            implements Settled {

        Consumed with(Permit renewed) {
            return new Consumed(question, authority, useBy, renewed, version + 1);
        }

        /** The same, and its permit is good for nothing from then on. */
        Consumed endedAt(Instant at) {
            return new Consumed(question, authority, at, permit, version + 1);
        }

        @Override
        public Instant settledAt() {
            return authority.at();
        }

        @Override
        public ApprovalStatus status() {
            return ApprovalStatus.CONSUMED;
        }
    }
}
