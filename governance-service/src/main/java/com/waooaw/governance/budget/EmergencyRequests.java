package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.authority.DeputyCalls;
import com.waooaw.governance.authority.StandIns;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.State;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.governance.budget.EmergencyRequestStore.Word;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The use cases of requests for more money, a transaction each. Whatever may grant locks the budget before the request, as
 * whoever is refused does. The rules are in {@link EmergencyRequestRules}.
 */
@Service
class EmergencyRequests {

    private static final int MOST = 100;

    private final EmergencyRequestStore store;
    private final EmergencyAsking asking;
    private final BudgetStore budgets;
    private final Increases increases;
    private final EmergencyRequestTrail trail;
    private final EmergencyAnswers answers;
    private final EmergencyEnds ends;
    private final Announcements announcements;
    private final DeputyCalls deputies;
    private final StandIns standIns;
    private final AuditIntegrity integrity;
    private final Clock clock;

    EmergencyRequests(
            EmergencyRequestStore store,
            EmergencyAsking asking,
            BudgetStore budgets,
            Increases increases,
            EmergencyRequestTrail trail,
            EmergencyAnswers answers,
            EmergencyEnds ends,
            Announcements announcements,
            DeputyCalls deputies,
            StandIns standIns,
            AuditIntegrity integrity,
            Clock clock) {
        this.store = store;
        this.asking = asking;
        this.budgets = budgets;
        this.increases = increases;
        this.trail = trail;
        this.answers = answers;
        this.ends = ends;
        this.announcements = announcements;
        this.deputies = deputies;
        this.standIns = standIns;
        this.integrity = integrity;
        this.clock = clock;
    }

    /**
     * What a Governor says.
     *
     * @param amount to grant; absent for what was asked, and where nothing is granted
     */
    record Saying(Option option, @Nullable Usd amount, String reason) {}

    /**
     * Asks for more out of the budget of now; the same again is the same request.
     *
     * @throws WaooawException {@code GOV-0040}, {@code GOV-0126} to {@code GOV-0128} where there is nothing to ask
     */
    @Transactional
    public EmergencyRequest raise(BudgetScope scope, String id, EmergencyAsking.Plea plea) {
        var now = now();
        var latest = budgets.latest(scope, id).orElseThrow(() -> noBudget(scope, id));
        var current = BudgetReader.renewed(
                latest, Period.at(Period.Kind.of(latest.key().period()), now));
        budgets.add(current, now);
        var ask = asking.raise(budgets.lock(current.key()).orElseThrow(), plea, now);
        return new EmergencyRequest.Open(ask);
    }

    /** How it stands, for whoever may see it. */
    @Transactional(readOnly = true)
    public EmergencyRequest request(UUID id, EmergencyViewer by) {
        var now = now();
        return store.find(id)
                .filter(request -> by.sees(request.ask(), now))
                .map(request -> EmergencyRequestRules.lookAtClock(request, now))
                .orElseThrow(() -> unknown(id));
    }

    /** What this person may see, newest first. */
    @Transactional(readOnly = true)
    public List<EmergencyRequest> list(EmergencyViewer by, @Nullable State state) {
        var now = now();
        return store.list(state, MOST).stream()
                .filter(request -> by.sees(request.ask(), now))
                .map(request -> EmergencyRequestRules.lookAtClock(request, now))
                .filter(request -> state == null || request.state() == state)
                .toList();
    }

    /**
     * A person answers; work goes on from the moment this has committed.
     *
     * @return empty where there is none, or none this person may see; that they tried is in the audit log
     */
    @Transactional
    public Optional<Verdict> answer(UUID id, EmergencyViewer by, Saying saying, Cause request) {
        integrity.requireIntact();
        var now = now();
        var found = store.find(id).filter(one -> by.sees(one.ask(), now) && stillStands(by, one.ask()));
        if (found.isEmpty()) {
            trail.reachedForAnother(id, by, request);
            return Optional.empty();
        }
        var budget = budgets.lock(found.get().ask().budget()).orElseThrow();
        var current = ends.looked(store.lock(id).orElseThrow(), budget, now);
        var ask = current.ask();
        var cause = ask.cause().then(request.causationId());
        var answer = new Answer(
                saying.option(),
                saying.option() == Option.CONTINUE && saying.amount() == null ? ask.asked() : saying.amount(),
                by.subject(),
                by.deputyOf(),
                now,
                saying.reason().strip());
        var verdict = EmergencyRequestRules.answer(current, by, answer);
        if (verdict instanceof Verdict.Becomes(var answered)) {
            verdict = settled(answered, budget, by, cause);
        }
        if (verdict instanceof Verdict.Refused refused) {
            trail.refused(refused, by, cause);
        }
        return Optional.of(verdict);
    }

    private Verdict settled(Answered answered, Budget budget, EmergencyViewer by, Cause cause) {
        var ask = answered.ask();
        var answer = answered.answer();
        var granted = answer.granted();
        if (granted != null && !EmergencyRequestRules.fits(budget, granted)) {
            return new Verdict.Refused(
                    new EmergencyRequest.Open(ask),
                    GovernanceError.EMERGENCY_REQUEST_INVALID,
                    "no budget holds US$ %s more than %s".formatted(granted, budget.cap()));
        }
        if (granted != null) {
            var increase = new Increase(
                    Ids.of("emergency-grant", ask.id()),
                    ask.budget(),
                    granted,
                    answer.reason(),
                    by.subject(),
                    by.authority(),
                    answer.at());
            if (increases.raise(budget, increase, cause).isEmpty()) {
                return handedUp(ask, cause, answer.at());
            }
        }
        answers.keep(answered, by, cause);
        return new Verdict.Becomes(answered);
    }

    /** More than they may grant: somebody who may is asked now. */
    private Verdict handedUp(Ask ask, Cause cause, Instant now) {
        store.handUp(ask.id(), now);
        trail.handedUp(ask, cause);
        return new Verdict.Refused(
                store.find(ask.id()).orElseThrow(),
                GovernanceError.BEYOND_AUTHORITY,
                increases.beyondAuthority() + ", who is asked now");
    }

    /** Ends it where nobody needs an answer any more; as the customer whose it is, or as nobody. */
    @Transactional
    public void lookAtBudget(UUID id) {
        var key = store.find(id).orElseThrow(() -> unknown(id)).ask().budget();
        var budget = budgets.lock(key).orElseThrow();
        ends.looked(store.lock(id).orElseThrow(() -> unknown(id)), budget, now());
    }

    /** Tells its Governor what is due, after it was looked at; as the customer whose Governor that is, or as nobody. */
    @Transactional
    public void lookAtClock(UUID id) {
        var now = now();
        var current = EmergencyRequestRules.lookAtClock(store.lock(id).orElseThrow(() -> unknown(id)), now);
        if (!(current instanceof EmergencyRequest.Open(var ask))) {
            return;
        }
        var governor = ask.assignee() == Assignee.ENGAGEMENT_GOVERNOR ? ask.customerId() : null;
        if (!Tenancy.current().equals(Optional.ofNullable(governor))) {
            // handed up in this moment: the next round tells whose it is now
            return;
        }
        var what = Names.ofField(ask.budget().scope().wireName());
        var page = NoticePage.moneyRequest(ask.id());
        if (store.tells(id, Word.TOLD, now)) {
            announcements.announce(new Announcement(
                    Ids.of(
                            "emergency-request-told",
                            ask.matter(),
                            ask.assignee().stored()),
                    NoticeKind.EMERGENCY,
                    governor,
                    page,
                    ask.displayId() + " asks for money: " + what + " is spent",
                    "US$ %s of %s. Work stands still until you answer, by %s if you can."
                            .formatted(ask.spent(), ask.cap(), People.instant(ask.expectedBy()))));
            deputies.callForATime(
                    ask.matter(),
                    governor,
                    page,
                    ask.displayId() + " waits for you, in the Governor's place",
                    what + " is spent. Log in and look, under Money; the first answer holds.");
        }
        if (!now.isBefore(ask.expectedBy()) && store.tells(id, Word.REMINDED, now)) {
            announcements.announce(new Announcement(
                            Ids.of(
                                    "emergency-request-late",
                                    ask.matter(),
                                    ask.assignee().stored()),
                            NoticeKind.ESCALATION_OVERDUE,
                            governor,
                            page,
                            ask.displayId() + " still waits for your answer",
                            "It was expected by %s. Until there is one, work stands still."
                                    .formatted(People.instant(ask.expectedBy())))
                    .from(ask.raisedBy()));
        }
        if (!now.isBefore(ask.deputiesFrom()) && store.tells(id, Word.DEPUTIES, now)) {
            int told = deputies.callAll(
                    ask.matter(),
                    governor,
                    page,
                    ask.displayId() + " waits for you, in the Governor's place",
                    what + " is spent, and nobody has answered. Log in and look, under Money; the first answer holds.");
            trail.silent(ask, told);
        }
    }

    /**
     * Whether whoever stands in still does; nobody ends that until the answer has been given. A delegation of the platform's
     * is not seen among a customer's rows: of theirs it was looked up just before.
     */
    private boolean stillStands(EmergencyViewer by, Ask ask) {
        var standIn = by.standIn();
        return standIn == null || (by.platform() && ask.customerId() != null) || standIns.stillStands(standIn);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static WaooawException noBudget(BudgetScope scope, String id) {
        return new WaooawException(
                GovernanceError.BUDGET_NOT_FOUND, "there is no budget %s/%s".formatted(scope.wireName(), id));
    }

    /** There is no such request. */
    static WaooawException unknown(UUID id) {
        return new WaooawException(GovernanceError.EMERGENCY_REQUEST_NOT_FOUND, "there is no request " + id);
    }
}
