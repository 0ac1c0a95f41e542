package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says how budgets stand now. */
@Service
class BudgetReader {

    private final BudgetStore store;
    private final Wishes settings;
    private final Clock clock;

    BudgetReader(BudgetStore store, Wishes settings, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
    }

    /** Empty where nobody has ever asked for it, or none of whom the database shows it to. */
    @Transactional(readOnly = true)
    public Optional<BudgetView> current(BudgetScope scope, String id) {
        return store.latest(scope, id).map(this::now).map(this::view);
    }

    /** The platform's budget of this month, or the envelope in it; there always is one. */
    @Transactional(readOnly = true)
    public BudgetView platform(String id) {
        var fresh = settings.platform(id).budget();
        return view(store.find(fresh.key()).orElse(fresh));
    }

    /** The budgets of this tenant that are renewed or run with a plan, those most used first; jobs' own are left out. */
    @Transactional(readOnly = true)
    public List<BudgetView> standing(int most) {
        return store.latest(most).stream().map(this::now).map(this::view).toList();
    }

    /** A budget whose period is over stands as it will when somebody asks for it. */
    private Budget now(Budget latest) {
        return renewed(latest, Period.at(Period.Kind.of(latest.key().period()), clock.instant()));
    }

    static Budget renewed(Budget latest, Period period) {
        return latest.key().period().equals(period.name())
                ? latest
                : Budget.unspent(
                        new BudgetKey(latest.key().scope(), latest.key().id(), period.name()),
                        latest.customerId(),
                        latest.limit(),
                        period.endsAt());
    }

    private BudgetView view(Budget budget) {
        return new BudgetView(budget, store.thresholds(budget.key()));
    }
}
