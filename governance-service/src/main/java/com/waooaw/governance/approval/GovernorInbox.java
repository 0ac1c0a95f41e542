package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a Governor, what was decided, and a yes to several at once. */
@Service
public class GovernorInbox {

    /** How many a page of the list has at most. */
    public static final int PAGE = 100;

    /** How many are approved together at most: as many as a person looks through. */
    public static final int MOST_TOGETHER = 20;

    private static final int HISTORY = 100;

    private static final Duration MEDIAN_OVER = Duration.ofDays(30);

    private final CardStore cards;
    private final ApprovalStore store;
    private final Approvals approvals;
    private final Deciders deciders;
    private final Clock clock;

    GovernorInbox(CardStore cards, ApprovalStore store, Approvals approvals, Deciders deciders, Clock clock) {
        this.cards = cards;
        this.store = store;
        this.approvals = approvals;
        this.deciders = deciders;
        this.clock = clock;
    }

    /**
     * A page of what waits.
     *
     * @param page from 0 on
     * @param more whether another page follows
     * @param mark of everything that waits, as of no later than the page: see {@link #mark}
     * @param revocable what precedents allowed and can still be taken back; with the first page only
     */
    public record Waiting(
            List<WaitingCard> cards, int total, int page, boolean more, String mark, List<RevocableCard> revocable) {}

    /**
     * What was decided.
     *
     * @param median half of what people decided in the last 30 days took no longer; absent where they decided nothing
     */
    public record History(List<DecidedCard> cards, @Nullable Duration median) {}

    /** One of several that are approved together, with exactly what will be done. */
    public record Choice(
            UUID id, String displayId, String actionType, String summary, String actJson, String actHash) {}

    /**
     * What came of one of several.
     *
     * @param refusal why it was not approved, with the code of the error; absent where it was
     */
    public record Outcome(UUID id, @Nullable String refusal) {}

    /**
     * What this person may decide and nobody has, the riskiest first.
     *
     * @param page from 0 on; one behind the last is empty
     * @throws WaooawException {@code GOV-0014} for somebody who is no Governor
     */
    @Transactional(readOnly = true)
    public Waiting waiting(Caller by, int page) {
        var governor = decider(by);
        var scopes = scopes(governor);
        var now = clock.instant();
        // first: what comes in between is told of once too often, and not once too little
        var mark = cards.mark(scopes);
        int total = cards.count(scopes, now, governor.silentSince());
        var found = cards.waiting(scopes, now, governor.silentSince(), PAGE, page * PAGE);
        // what a precedent allowed is the Governor's to take back
        var revocable =
                page == 0 && governor.standIn() == null ? cards.revocable(scopes, now, PAGE) : List.<RevocableCard>of();
        return new Waiting(found, total, page, (page + 1) * PAGE < total, mark, revocable);
    }

    /** Another text whenever {@link #waiting} has changed; deadlines that pass are seen when they are written down. */
    @Transactional(readOnly = true)
    public String mark(Caller by) {
        return cards.mark(scopes(decider(by)));
    }

    /** What was settled last, by whomever, and how long people took. */
    @Transactional(readOnly = true)
    public History history(Caller by) {
        var governor = decider(by);
        // whoever decides where somebody is silent needs to know no more than that
        var scopes = governor.silentSince() == null ? scopes(governor) : Set.<ApprovalScope>of();
        return new History(
                cards.decided(scopes, HISTORY),
                cards.median(scopes, clock.instant().minus(MEDIAN_OVER)).orElse(null));
    }

    /** Those of these that this person may approve together, as they stand now. */
    @Transactional(readOnly = true)
    public List<Choice> choices(Caller by, List<UUID> ids) {
        var governor = deciders.of(by);
        return ids.stream()
                .distinct()
                .limit(MOST_TOGETHER)
                .flatMap(id -> found(id, governor).stream())
                .filter(Together::allowed)
                .map(Approval::question)
                .map(question -> new Choice(
                        question.id(),
                        question.displayId(),
                        question.actionType(),
                        question.summary(),
                        question.act().json(),
                        question.act().hash()))
                .toList();
    }

    private Optional<Approval> found(UUID id, Governor governor) {
        return store.find(id).filter(governor::sees);
    }

    /**
     * Approves one of several, in a transaction of its own: that another was refused takes nothing back. Idempotent.
     *
     * @param seenHash hash of the act as the person was shown it
     */
    @Transactional
    public Outcome approve(Caller by, UUID id, String seenHash, Cause cause) {
        var governor = deciders.of(by);
        if (found(id, governor)
                .filter(approval -> approval instanceof Approval.Open && !Together.allowed(approval))
                .isPresent()) {
            return refused(id, GovernanceError.NOT_TOGETHER, "it is decided on its own page only");
        }
        return approvals
                .decide(id, new Decision.Approve(""), governor, Stamp.Channel.WEB, seenHash, cause)
                .map(ruling -> switch (ruling) {
                    case Ruling.Becomes _, Ruling.Stands _ -> new Outcome(id, null);
                    case Ruling.Refused(var _, var error, var because) -> refused(id, error, because);
                })
                .orElseGet(() -> refused(id, GovernanceError.APPROVAL_NOT_FOUND, "there is no such approval"));
    }

    private static Outcome refused(UUID id, GovernanceError error, String because) {
        return new Outcome(id, because + " (" + error.id() + ")");
    }

    private Governor decider(Caller by) {
        if (!deciders.mayDecide(by)) {
            throw new WaooawException(GovernanceError.NOT_A_GOVERNOR, "only a Governor sees and decides approvals");
        }
        return deciders.of(by);
    }

    /** What a person governs, as the rows say it; whose rows they are, the database sees to. */
    private static Set<ApprovalScope> scopes(Governor governor) {
        var scopes = EnumSet.noneOf(ApprovalScope.class);
        if (governor.platform()) {
            scopes.add(ApprovalScope.PLATFORM);
        }
        if (governor.governedCustomer() != null) {
            scopes.add(ApprovalScope.ENGAGEMENT);
        }
        return scopes;
    }
}
