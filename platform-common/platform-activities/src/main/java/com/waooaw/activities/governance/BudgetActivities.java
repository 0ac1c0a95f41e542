package com.waooaw.activities.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lends money out of budgets. Task queue {@code governance}.
 *
 * <p>Whoever spends takes a lease, reserves and settles against it at home, and says in the end what was spent. Money on
 * a lease is nobody else's, so what is settled and what is leased never exceed a budget's cap together.
 */
@ActivityInterface(namePrefix = "Budget_")
public interface BudgetActivities {

    /**
     * Asks for a lease. Idempotent by {@link LeaseRequest#leaseId()}: a repeat gets the same lease, also after it has
     * ended; a repeat that asks for another budget fails with {@code GOV-0042}. Never fails for a lack of money: see
     * {@link LeaseAnswer#refusal()}. Fails with {@code GOV-0041} for a request that breaks a rule of its form.
     */
    LeaseAnswer grantLease(LeaseRequest request);

    /**
     * Ends a lease and says all that was spent. Idempotent: of several reports the greatest counts. Taken also after the
     * lease was taken back. Fails with {@code GOV-0043} for an unknown lease.
     */
    void returnLease(LeaseReturn report);

    /**
     * A budget.
     *
     * @param id of an execution, agent, team or engagement; for the platform {@code month}, or {@code governance}, the
     *     envelope that Governance alone spends from
     * @param customerId whose it is; present exactly for executions, teams and plans
     * @param plan {@code trial}, {@code starter}, {@code pro} or {@code enterprise}; present exactly for plans
     * @param members of a team; present exactly for teams
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record BudgetRef(
            BudgetScope scope,
            String id,
            @Nullable UUID customerId,
            @Nullable String plan,
            @Nullable Integer members) {}

    /**
     * Wants a lease.
     *
     * @param leaseId chosen and kept by the holder before it asks
     * @param holder the service that will spend
     * @param spender for whom: decides who stops first where the platform runs out of money
     * @param atLeastUsd decimal text, US dollars: with less the holder could not go on
     * @param wantedUsd decimal text, US dollars: what would spare the holder the next question
     * @param doing what the money is for, for the Governor who is asked for more where there is none; absent where the
     *     holder says nothing of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseRequest(
            UUID leaseId,
            BudgetRef budget,
            String holder,
            Spender spender,
            String atLeastUsd,
            String wantedUsd,
            Cause cause,
            @Nullable Doing doing) {

        /** Of a holder that does not say what for. */
        public LeaseRequest(
                UUID leaseId,
                BudgetRef budget,
                String holder,
                Spender spender,
                String atLeastUsd,
                String wantedUsd,
                Cause cause) {
            this(leaseId, budget, holder, spender, atLeastUsd, wantedUsd, cause, null);
        }
    }

    /**
     * What an agent is doing, as far as whoever runs it knows; what is not known is left out, and shown as unknown. No
     * content of a customer, and no names of people: it is read by the Governor who pays.
     *
     * @param agent display id
     * @param task which piece of work, by its id
     * @param progress of that, 0 to 1
     * @param skillsDone by name
     * @param skillsLeft by name
     * @param spentOnTaskUsd decimal text, US dollars
     * @param estimateUsd decimal text, US dollars: what it will take to finish
     * @param cacheHitRate 0 to 1
     * @param optimisation how it could be done with less
     * @param customerImpact what it means for the customer while it stands still
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Doing(
            @Nullable String agent,
            @Nullable String task,
            @Nullable BigDecimal progress,
            @Nullable List<String> skillsDone,
            @Nullable List<String> skillsLeft,
            @Nullable String spentOnTaskUsd,
            @Nullable String estimateUsd,
            @Nullable BigDecimal cacheHitRate,
            @Nullable String optimisation,
            @Nullable String customerImpact) {}

    /** Whose work it is, those who stop first in front. */
    enum Spender {
        /** An agent on trial. */
        @JsonProperty("trial")
        TRIAL,
        /** An agent somebody pays for. */
        @JsonProperty("specialist")
        SPECIALIST,
        /** A Manager or the helpdesk. */
        @JsonProperty("manager")
        MANAGER,
        /** Governance, and what goes to a Governor. */
        @JsonProperty("governance")
        GOVERNANCE,
        /** A spender this reader does not know; treated as one who stops first. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * A lease, or why there is none: exactly one is present.
     *
     * @param refusal {@code exhausted}, {@code leased_out} or {@code suspended}
     * @param askAgainAt UTC, when asking again may help; absent where only more money would
     * @param emergencyRequestId of the request for more money that a Governor has not answered yet; absent where there is
     *     none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LeaseAnswer(
            UUID leaseId,
            @Nullable GrantedLease lease,
            @Nullable String refusal,
            @Nullable Instant askAgainAt,
            @Nullable UUID emergencyRequestId) {

        /** Where no Governor was asked. */
        public LeaseAnswer(
                UUID leaseId, @Nullable GrantedLease lease, @Nullable String refusal, @Nullable Instant askAgainAt) {
            this(leaseId, lease, refusal, askAgainAt, null);
        }
    }

    /**
     * Money to spend.
     *
     * @param period the budget's period it counts in, whenever it is settled
     * @param amountUsd decimal text, US dollars
     * @param expiresAt UTC, business clock: from then on nothing is reserved on it
     * @param settleBy UTC, business clock: until then what was reserved is settled and the lease returned; after it, the
     *     money goes back
     * @param ended whether it was returned or taken back already
     */
    record GrantedLease(
            UUID leaseId,
            BudgetScope scope,
            String budgetId,
            String period,
            String amountUsd,
            Instant expiresAt,
            Instant settleBy,
            boolean ended) {}

    /**
     * The end of a lease.
     *
     * @param spentUsd decimal text, US dollars: all that was settled on it, more than its amount where an act cost more
     *     than was reserved
     */
    record LeaseReturn(UUID leaseId, String spentUsd, Cause cause) {}
}
