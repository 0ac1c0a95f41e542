package com.waooaw.governance.authority;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.DeputyAct.Verdict;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What deputies did: written down with the decision, looked at by the Governor afterwards. */
@Service
public class DeputyActs {

    private static final int PAGE = 100;

    private final DeputyActStore store;
    private final AuthorityTrail trail;
    private final Announcements announcements;
    private final AuthorityProperties limits;
    private final Clock clock;

    DeputyActs(
            DeputyActStore store,
            AuthorityTrail trail,
            Announcements announcements,
            AuthorityProperties limits,
            Clock clock) {
        this.store = store;
        this.trail = trail;
        this.announcements = announcements;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A question that was decided.
     *
     * @param displayId of the approval, for people
     * @param decision {@code approve}, {@code deny} or {@code defer}
     */
    public record Decided(
            UUID approvalId, @Nullable UUID customerId, String displayId, String actionType, String decision) {}

    /**
     * A request for more money that was answered.
     *
     * @param customerId whose Governor would have answered; none for the Platform Governor, whosever the money is
     * @param answer {@code continue}, {@code wait} or {@code optimise}
     */
    public record Answered(UUID requestId, @Nullable UUID customerId, String displayId, String answer) {}

    /** A deputy has decided, in the transaction that does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void acted(StandIn standIn, String deputy, Decided decided, Instant at, Cause cause) {
        add(
                decided.customerId(),
                standIn,
                new DeputyAct.OfApproval(decided.approvalId()),
                decided.displayId(),
                decided.actionType(),
                decided.decision(),
                deputy,
                at,
                cause);
    }

    /** A deputy has answered a request for more money, in the transaction that does. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void answered(StandIn standIn, String deputy, Answered answered, Instant at, Cause cause) {
        add(
                answered.customerId(),
                standIn,
                new DeputyAct.OfMoney(answered.requestId()),
                answered.displayId(),
                "answer_money_request",
                answered.answer(),
                deputy,
                at,
                cause);
    }

    private void add(
            @Nullable UUID customerId,
            StandIn standIn,
            DeputyAct.Matter matter,
            String displayId,
            String actionType,
            String decision,
            String deputy,
            Instant at,
            Cause cause) {
        var act = new DeputyAct(
                Ids.next(clock),
                customerId,
                standIn.delegationId(),
                matter,
                displayId,
                actionType,
                decision,
                deputy,
                standIn.deputyOf(),
                at,
                at.plus(limits.reviewWithin()),
                null);
        store.add(act, cause.correlationId());
        trail.acted(act, cause);
    }

    /** The newest first; a deputy sees their own. */
    @Transactional(readOnly = true)
    public List<DeputyAct> all(Caller by, boolean unreviewed) {
        return store.all(unreviewed, PAGE).stream()
                .filter(act -> DelegationRules.inOwnRight(by) || act.deputy().equals(by.subject()))
                .toList();
    }

    /**
     * A Governor in their own right has looked.
     *
     * @throws WaooawException {@code GOV-0092}, {@code GOV-0097} to {@code GOV-0099} where that does not count
     */
    @Transactional
    public DeputyAct review(Caller by, UUID id, Verdict verdict, String reason, Cause cause) {
        var act = store.lock(id)
                .orElseThrow(() -> new WaooawException(GovernanceError.DEPUTY_ACT_NOT_FOUND, "there is no act " + id));
        return switch (ReviewRules.review(act, verdict, reason, by.subject(), now())) {
            case ReviewRules.Ruling.Stands() -> act;
            case ReviewRules.Ruling.Refused(var error, var because) -> throw new WaooawException(error, because);
            case ReviewRules.Ruling.Reviewed(var review) -> {
                store.review(id, review);
                trail.reviewed(act, verdict.name().toLowerCase(Locale.ROOT), by.subject(), cause);
                yield store.lock(id).orElseThrow();
            }
        };
    }

    /** Nobody has looked in time: that is written down and told, once. */
    @Transactional
    public void overdue(UUID id) {
        store.overdue(id, now()).ifPresent(overdue -> {
            var act = overdue.act();
            trail.overdue(act, new Cause(overdue.correlationId(), act.id()));
            announcements.announce(new Announcement(
                    Ids.of("deputy-review-overdue", act.id()),
                    NoticeKind.SECURITY,
                    act.customerId(),
                    NoticePage.DEPUTIES,
                    "%s was decided in your place, and you have not looked".formatted(act.displayId()),
                    "%s decided it (%s). Say in the inbox, under Deputies, whether you agree."
                            .formatted(act.deputy(), act.decision())));
        });
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
