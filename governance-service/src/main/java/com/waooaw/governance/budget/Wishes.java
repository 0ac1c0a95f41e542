package com.waooaw.governance.budget;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.activities.governance.BudgetActivities.LeaseRequest;
import com.waooaw.activities.governance.BudgetActivities.Spender;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.Containment.Rank;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns a request for a lease into a wish, or says everything that is wrong with it. */
@Component
class Wishes {

    private static final String SELF = "governance";
    private static final int LARGEST_TEAM = 50;
    private static final Set<BudgetScope> OF_A_CUSTOMER =
            Set.of(BudgetScope.EXECUTION, BudgetScope.TEAM, BudgetScope.PLAN);

    private final BudgetProperties settings;
    private final Clock clock;

    Wishes(BudgetProperties settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    Wish of(LeaseRequest request) {
        var faults = new ArrayList<Fault>();
        check(request, faults);
        var atLeast = amount("/at_least_usd", request.atLeastUsd(), faults);
        var wanted = amount("/wanted_usd", request.wantedUsd(), faults);
        if (wanted.isZero() || !wanted.covers(atLeast)) {
            faults.add(new Fault("/wanted_usd", "is more than nothing, and no less than what is needed at least"));
        }
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.BUDGET_REQUEST_INVALID, "nothing can be lent for this", faults);
        }
        var budget = request.budget();
        var period = Period.at(kind(budget), clock.instant());
        return new Wish(
                request.leaseId(),
                new BudgetKey(budget.scope(), budget.id(), period.name()),
                period,
                budget.customerId(),
                limit(budget),
                request.holder(),
                rank(request.spender()),
                // a lease of nothing would be none
                atLeast.isZero() ? new Usd(1) : atLeast,
                wanted,
                request.cause(),
                request.doing());
    }

    /** The platform's budget of this month, or the envelope in it. */
    Budgets.Unused platform(String id) {
        var period = Period.at(Period.Kind.MONTH, clock.instant());
        return new Budgets.Unused(new BudgetKey(BudgetScope.PLATFORM, id, period.name()), period, platformLimit(id));
    }

    private void check(LeaseRequest request, List<Fault> faults) {
        var budget = request.budget();
        if (budget.scope() == BudgetScope.UNKNOWN) {
            faults.add(new Fault("/budget/scope", "is a scope known here"));
        }
        if (!budget.id().matches("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}")) {
            faults.add(new Fault("/budget/id", "is an id of at most 64 characters"));
        }
        if (OF_A_CUSTOMER.contains(budget.scope()) != (budget.customerId() != null)) {
            faults.add(new Fault("/budget/customer_id", "is present exactly for executions, teams and plans"));
        }
        var plan = budget.plan();
        if ((budget.scope() == BudgetScope.PLAN) != (plan != null)
                || (plan != null && !settings.plans().containsKey(plan))) {
            faults.add(new Fault("/budget/plan", "is a plan known here, and present exactly for plans"));
        }
        var members = budget.members();
        if ((budget.scope() == BudgetScope.TEAM) != (members != null)
                || (members != null && (members < 1 || members > LARGEST_TEAM))) {
            faults.add(new Fault("/budget/members", "is 1 to " + LARGEST_TEAM + ", and present exactly for teams"));
        }
        if (!request.holder().matches("[a-z][a-z-]{0,39}")) {
            faults.add(new Fault("/holder", "is the name of a service"));
        }
        checkEnvelope(request, faults);
    }

    /** Nobody else's work may pass for that of Governance: it is what still works when all else is spent. */
    private static void checkEnvelope(LeaseRequest request, List<Fault> faults) {
        var budget = request.budget();
        boolean own = request.holder().equals(SELF);
        if (budget.scope() == BudgetScope.PLATFORM
                && !Set.of(BudgetKey.MONTH, BudgetKey.ENVELOPE).contains(budget.id())) {
            faults.add(new Fault("/budget/id", "is month or governance"));
        }
        boolean envelope = budget.scope() == BudgetScope.PLATFORM && budget.id().equals(BudgetKey.ENVELOPE);
        if ((envelope || request.spender() == Spender.GOVERNANCE) && !own) {
            faults.add(new Fault("/spender", "is Governance for Governance alone, and so is its envelope"));
        }
    }

    private static Usd amount(String pointer, String text, List<Fault> faults) {
        try {
            return Usd.parse(text);
        } catch (IllegalArgumentException e) {
            faults.add(new Fault(pointer, String.valueOf(e.getMessage())));
            return Usd.ZERO;
        }
    }

    private static Period.Kind kind(BudgetRef budget) {
        return switch (budget.scope()) {
            case EXECUTION -> Period.Kind.ONCE;
            case AGENT_DAY, AGENT_QUERY, TEAM -> Period.Kind.DAY;
            // a trial has one budget for all its days (P-07)
            case PLAN -> "trial".equals(budget.plan()) ? Period.Kind.ONCE : Period.Kind.MONTH;
            case PLATFORM -> Period.Kind.MONTH;
            case UNKNOWN -> throw new IllegalArgumentException("was checked");
        };
    }

    private Usd limit(BudgetRef budget) {
        return switch (budget.scope()) {
            case EXECUTION -> Usd.of(settings.execution());
            case AGENT_DAY -> Usd.of(settings.agentDay());
            case AGENT_QUERY -> Usd.of(settings.agentQuery());
            case TEAM -> Usd.of(settings.teamMember()).times(Objects.requireNonNullElse(budget.members(), 0));
            case PLAN -> Usd.of(plan(budget.plan()));
            case PLATFORM -> platformLimit(budget.id());
            case UNKNOWN -> throw new IllegalArgumentException("was checked");
        };
    }

    private BigDecimal plan(@Nullable String name) {
        return Objects.requireNonNull(settings.plans().get(Objects.requireNonNullElse(name, "")), "was checked");
    }

    private Usd platformLimit(String id) {
        var envelope = Usd.of(settings.governanceEnvelope());
        return id.equals(BudgetKey.ENVELOPE)
                ? envelope
                : Usd.of(settings.platformMonth()).minus(envelope);
    }

    private static Rank rank(Spender spender) {
        return switch (spender) {
            case TRIAL, UNKNOWN -> Rank.TRIAL;
            case SPECIALIST -> Rank.SPECIALIST;
            case MANAGER -> Rank.MANAGER;
            case GOVERNANCE -> Rank.GOVERNANCE;
        };
    }
}
