package com.waooaw.governance.budget;

import com.waooaw.activities.governance.BudgetActivities.Doing;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Open;
import com.waooaw.governance.budget.EmergencyRequest.Recommendation;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Asks a Governor for more money out of a budget that is spent, once at a time for each budget and period. In the transaction
 * that has locked the budget: nobody else asks or grants meanwhile.
 */
@Component
class EmergencyAsking {

    /** A budget for each job: who runs many must not ask a hundred times. */
    private static final int MOST_EXECUTIONS = 5;

    private final EmergencyRequestStore store;
    private final Increases increases;
    private final EmergencyRequestTrail trail;
    private final EmergencyEnds ends;
    private final Clock clock;

    EmergencyAsking(
            EmergencyRequestStore store,
            Increases increases,
            EmergencyRequestTrail trail,
            EmergencyEnds ends,
            Clock clock) {
        this.store = store;
        this.increases = increases;
        this.trail = trail;
        this.ends = ends;
        this.clock = clock;
    }

    /**
     * More money that somebody wants.
     *
     * @param by who asks
     * @param as what they are in the log
     * @param because why there is none, as a sentence
     * @param recommendation what whoever asks would choose; absent for what the facts speak for
     */
    record Plea(
            String by,
            ActorType as,
            Usd atLeast,
            @Nullable Doing doing,
            String because,
            @Nullable Recommendation recommendation,
            Cause cause) {}

    /** Somebody was refused for want of money; the request that nobody has answered yet, where there is one now. */
    Optional<UUID> refused(Budget budget, Wish wish, Instant now) {
        if (!EmergencyRequestRules.canBeRaised(budget.key().scope()) || !EmergencyRequestRules.isSpent(budget, true)) {
            return Optional.empty();
        }
        var facts = EmergencyFacts.of(budget, wish.doing());
        var latest = ends.latest(budget, now);
        if (latest.isPresent() && latest.get() instanceof Open(var open)) {
            if (EmergencyRequestRules.tellsAgain(open, now)) {
                store.tellAgain(open.id(), now);
            }
            return Optional.of(store.told(open, facts, EmergencyRequestRules.recommend(facts))
                    .id());
        }
        if (latest.isPresent() && !EmergencyRequestRules.asksAgain(latest.get())) {
            return Optional.empty();
        }
        var plea = new Plea(
                wish.holder(),
                ActorType.SYSTEM,
                wish.atLeast(),
                wish.doing(),
                "%s needs at least US$ %s, and US$ %s of %s are left."
                        .formatted(wish.holder(), wish.atLeast(), budget.available(), budget.cap()),
                null,
                wish.cause());
        if (budget.key().scope() == BudgetScope.EXECUTION
                && store.openExecutions(facts.agent(), now) >= MOST_EXECUTIONS) {
            return Optional.empty();
        }
        return Optional.of(open(budget, plea, facts, now).id());
    }

    /**
     * Somebody asks by themselves; the request that is open, where there is one.
     *
     * @throws WaooawException {@code GOV-0126} to {@code GOV-0128} where there is nothing to ask
     */
    Ask raise(Budget budget, Plea plea, Instant now) {
        if (!EmergencyRequestRules.isSpent(budget, false)) {
            throw new WaooawException(
                    GovernanceError.BUDGET_NOT_SPENT,
                    "US$ %s of %s are left, or out on leases"
                            .formatted(budget.cap().minusAtMost(budget.spent()), budget.cap()));
        }
        var facts = EmergencyFacts.of(budget, plea.doing());
        var latest = ends.latest(budget, now);
        if (latest.isEmpty() || EmergencyRequestRules.asksAgain(latest.get())) {
            return open(budget, plea, facts, now);
        }
        if (latest.get() instanceof Open(var ask)) {
            return store.told(ask, facts, recommended(plea, facts));
        }
        throw new WaooawException(
                GovernanceError.ANSWERED_FOR_THIS_PERIOD,
                "%s was answered: nothing more is spent in this period"
                        .formatted(latest.get().ask().displayId()));
    }

    private static Recommendation recommended(Plea plea, EmergencyFacts facts) {
        var theirs = plea.recommendation();
        return theirs == null ? EmergencyRequestRules.recommend(facts) : theirs;
    }

    private Ask open(Budget budget, Plea plea, EmergencyFacts facts, Instant now) {
        var asked = EmergencyRequestRules.asked(budget, plea.atLeast(), facts.estimateUsd());
        var customer = budget.customerId();
        var id = Ids.next(clock);
        var ask = new Ask(
                id,
                Ask.displayId(id),
                budget.key(),
                customer,
                EmergencyRequestRules.assignee(
                        budget, asked, customer == null ? Usd.ZERO : increases.left(customer, now)),
                plea.by(),
                facts,
                plea.because(),
                plea.atLeast(),
                asked,
                budget.cap(),
                budget.spent(),
                recommended(plea, facts),
                plea.cause(),
                now,
                now,
                budget.endsAt());
        store.add(ask);
        trail.raised(ask, plea.as());
        return ask;
    }
}
