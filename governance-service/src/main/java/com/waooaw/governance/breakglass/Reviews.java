package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Emergencies;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.governance.breakglass.Emergency.Unreviewed;
import com.waooaw.governance.breakglass.Emergency.Waiting;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.governance.veto.Takebacks;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a Governor makes of an emergency afterwards, a transaction each. */
@Service
class Reviews {

    private final EmergencyStore store;
    private final UseStore uses;
    private final Emergencies approvals;
    private final Takebacks takebacks;
    private final Deeds deeds;
    private final KnownAgents agents;
    private final EmergencyTrail trail;
    private final EmergencyNews news;
    private final Clock clock;

    Reviews(
            EmergencyStore store,
            UseStore uses,
            Emergencies approvals,
            Takebacks takebacks,
            Deeds deeds,
            KnownAgents agents,
            EmergencyTrail trail,
            EmergencyNews news,
            Clock clock) {
        this.store = store;
        this.uses = uses;
        this.approvals = approvals;
        this.takebacks = takebacks;
        this.deeds = deeds;
        this.agents = agents;
        this.trail = trail;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A review.
     *
     * @param reason in the Governor's words
     * @param onPage whether it came by the page, and not through the API
     */
    record Review(UUID id, Verdict verdict, String reason, Caller by, boolean onPage) {}

    /** The emergencies this Governor answers for, newest first. */
    @Transactional(readOnly = true)
    public List<Deeds.Told> latest(Caller by) {
        return deeds.of(store.latest().stream()
                .filter(emergency -> ReviewRules.answersFor(emergency, by))
                .toList());
    }

    /**
     * One of them.
     *
     * @throws WaooawException {@code GOV-0119} where there is none, or none this Governor may know of
     */
    @Transactional(readOnly = true)
    public Deeds.Told emergency(UUID id, Caller by) {
        return store.find(id)
                .filter(emergency -> ReviewRules.answersFor(emergency, by))
                .map(deeds::of)
                .orElseThrow(() -> new WaooawException(GovernanceError.OVERRIDE_NOT_FOUND, ReviewRules.UNKNOWN + id));
    }

    /** A Governor reviews, once; the same again is the same review. */
    @Transactional
    public Answer review(Review review, Cause cause) {
        var found = store.lock(review.id()).orElse(null);
        var fault = ReviewRules.fault(found, review).orElse(null);
        if (found == null || fault != null) {
            var wrong = fault == null ? ReviewRules.unknown(review.id()) : fault;
            trail.refusedReview(review.id(), review.by(), wrong.error(), cause);
            return new Answer.Refused(wrong.error(), wrong.because());
        }
        return switch (found) {
            case Reviewed before -> new Answer.Done(deeds.of(before), false);
            case Unreviewed waiting -> new Answer.Done(deeds.of(reviewed(waiting, review, now())), true);
        };
    }

    private Reviewed reviewed(Unreviewed waiting, Review review, Instant at) {
        var reviewed = waiting.review(
                review.verdict(), review.by().subject(), review.reason().strip(), at);
        return switch (review.verdict()) {
            case JUSTIFIED -> kept(reviewed);
            case UNJUSTIFIED -> {
                var declaration = reviewed.declaration();
                var door = declaration.door();
                var done = approvals.end(door.approvalId(), review.by(), reviewed.reason(), at);
                done.ifPresent(act -> takebacks.takeBack(act, review.by(), review.onPage(), reviewed.reason()));
                uses.unjustified(
                        declaration.id(), agents.versionOf(door.requesterId()).orElse(null), at);
                trail.recertificationDue(declaration);
                yield kept(done.isPresent() ? reviewed.undoing() : reviewed);
            }
        };
    }

    private Reviewed kept(Reviewed reviewed) {
        store.replace(reviewed);
        trail.reviewed(reviewed);
        return reviewed;
    }

    /** The time for a review is over; nothing where somebody has written it meanwhile. */
    @Transactional
    public void fallOverdue(UUID id) {
        if (store.lock(id).orElse(null) instanceof Waiting waiting
                && !now().isBefore(waiting.declaration().reviewDueAt())) {
            var overdue = waiting.overdue();
            store.replace(overdue);
            trail.overdue(overdue);
            news.overdue(overdue.declaration());
        }
    }

    /** Asks the platform to certify again what nobody has asked it for yet; among the platform's own rows. */
    @Transactional
    public void askForRecertification() {
        uses.recertificationsToAsk(now()).forEach(news::recertify);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
