package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.budget.Increase.Authority;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.Usd;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.web.Role;
import com.waooaw.platform.web.WebError;
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
 * Lets a Governor grant money on top, for the period of now: the Governor of a customer for that customer's budgets, up to
 * a limit a month over all of them, the Platform Governor for every budget (P-05).
 */
@Service
class Increases {

    private final BudgetStore budgets;
    private final IncreaseStore increases;
    private final BudgetTrail trail;
    private final BudgetProperties settings;
    private final Wishes platform;
    private final AuditIntegrity integrity;
    private final EmergencyEnds emergencies;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Increases(
            BudgetStore budgets,
            IncreaseStore increases,
            BudgetTrail trail,
            BudgetProperties settings,
            Wishes platform,
            AuditIntegrity integrity,
            EmergencyEnds emergencies,
            IdempotencyKeys keys,
            Clock clock) {
        this.budgets = budgets;
        this.increases = increases;
        this.trail = trail;
        this.settings = settings;
        this.platform = platform;
        this.integrity = integrity;
        this.emergencies = emergencies;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A wish for more.
     *
     * @param key of the request, so that a repeat grants nothing more
     */
    record More(
            BudgetScope scope,
            String id,
            Usd amount,
            String reason,
            @Nullable String key) {}

    /** What was granted, and how the budget stands then. */
    record Granted(Increase increase, Budget budget) {}

    /** Grants it, once per key. */
    @Transactional
    public IncreaseResource grant(More more, Caller by, Cause cause) {
        var digest = CanonicalJson.sha256(
                "increase/%s/%s/%s/%s".formatted(more.scope().wireName(), more.id(), more.amount(), more.reason()));
        return keys.once(
                by, more.key(), digest, IncreaseResource.class, () -> IncreaseResource.of(granted(more, by, cause)));
    }

    private Granted granted(More more, Caller by, Cause cause) {
        integrity.requireIntact();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var budget = locked(more, now);
        if (!EmergencyRequestRules.fits(budget, more.amount())) {
            throw new WaooawException(
                    WebError.BODY_INVALID,
                    "no budget holds US$ %s more than %s".formatted(more.amount(), budget.cap()),
                    List.of(new Fault("/amount_usd", "is more than any budget holds")));
        }
        var authority = by.has(Role.PLATFORM_GOVERNOR) ? Authority.PLATFORM_GOVERNOR : Authority.ENGAGEMENT_GOVERNOR;
        var increase =
                new Increase(Ids.next(clock), budget.key(), more.amount(), more.reason(), by.subject(), authority, now);
        var granted = raise(budget, increase, cause)
                .orElseThrow(() -> new WaooawException(GovernanceError.BEYOND_AUTHORITY, beyondAuthority()));
        emergencies.look(granted.budget(), now);
        return granted;
    }

    /**
     * Adds to a budget that is locked, in the transaction that has; empty, and nothing added, where it is more than whoever
     * grants it may.
     */
    Optional<Granted> raise(Budget budget, Increase increase, Cause cause) {
        var customer = budget.customerId();
        // what a trial may cost is what the platform gives, so it is the platform's to give more (P-07)
        if (increase.authority() == Authority.ENGAGEMENT_GOVERNOR
                && (customer == null
                        || EmergencyRequestRules.isOfTrial(budget.key())
                        || !increases.counts(customer, monthOf(increase.at()), increase.amount(), most()))) {
            return Optional.empty();
        }
        var raised = budget.raised(increase.amount());
        budgets.replace(raised);
        increases.add(increase, customer);
        trail.raised(increase, raised, cause);
        return Optional.of(new Granted(increase, raised));
    }

    /** What the Governor of a customer may still grant in the month of now. */
    Usd left(UUID customer, Instant now) {
        return most().minusAtMost(increases.counted(customer, monthOf(now)));
    }

    /** Why an amount is not granted. */
    String beyondAuthority() {
        return "the Governor of a customer grants at most US$ %s a month, and nothing to a trial; more is the Platform Governor's to grant"
                .formatted(most());
    }

    private Usd most() {
        return Usd.of(settings.engagementGovernor());
    }

    private static String monthOf(Instant now) {
        return Period.at(Period.Kind.MONTH, now).name();
    }

    private Budget locked(More more, Instant now) {
        var latest = more.scope() == BudgetScope.PLATFORM
                ? platform.platform(more.id()).budget()
                : budgets.latest(more.scope(), more.id())
                        .orElseThrow(() -> new WaooawException(
                                GovernanceError.BUDGET_NOT_FOUND,
                                "there is no budget %s/%s"
                                        .formatted(more.scope().wireName(), more.id())));
        var current = BudgetReader.renewed(
                latest, Period.at(Period.Kind.of(latest.key().period()), now));
        budgets.add(current, now);
        return budgets.lock(current.key()).orElseThrow();
    }
}
