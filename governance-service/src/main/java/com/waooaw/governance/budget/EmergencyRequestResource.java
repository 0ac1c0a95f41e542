package com.waooaw.governance.budget;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Lapsed;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequest.State;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request for more money on the wire; amounts are decimal text, US dollars. What is absent of the work is unknown.
 *
 * @param displayId for people, {@code BUD-} and 8 hex digits
 * @param period {@code 2026-11-27}, {@code 2026-11}, or {@code all} where the budget is never renewed
 * @param assignedTo who answers
 * @param customerId who pays; absent where the platform does
 * @param raisedBy subject of the token that raised it, or the service that was refused
 * @param agent display id, or the key of an agent's own budget
 * @param progress of the task, 0 to 1
 * @param cacheHitRate 0 to 1
 * @param cacheHitRateTarget what is expected of it
 * @param reason why there is no money
 * @param askedUsd what is granted where the Governor says no other amount
 * @param capUsd what might be spent when it was raised
 * @param spentUsd what was
 * @param financialRisk of going on, as a sentence
 * @param answerExpectedBy UTC; then its Governor is told again
 * @param deputiesFrom UTC; from then on whoever stands in for a silent Governor may answer, too
 * @param periodEndsAt UTC; nothing is granted from then on; absent where the budget is never renewed
 * @param holds what counts until there is an answer: {@code suspended}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmergencyRequestResource(
        UUID id,
        String displayId,
        State status,
        BudgetScope scope,
        String budgetId,
        String period,
        Assignee assignedTo,
        @Nullable UUID customerId,
        String raisedBy,
        @Nullable String agent,
        @Nullable String task,
        @Nullable BigDecimal progress,
        @Nullable List<String> skillsDone,
        @Nullable List<String> skillsLeft,
        @Nullable String spentTodayUsd,
        @Nullable String spentOnTaskUsd,
        @Nullable String estimateUsd,
        @Nullable BigDecimal cacheHitRate,
        BigDecimal cacheHitRateTarget,
        String reason,
        @Nullable String optimisation,
        List<MoneyOption> options,
        Option recommendation,
        String recommendedBecause,
        String askedUsd,
        String capUsd,
        String spentUsd,
        String financialRisk,
        @Nullable String customerImpact,
        Instant raisedAt,
        Instant answerExpectedBy,
        Instant deputiesFrom,
        @Nullable Instant periodEndsAt,
        @Nullable String holds,
        @Nullable MoneyAnswer answer,
        @Nullable Instant lapsedAt,
        UUID correlationId) {

    /** Something that can be answered. */
    record MoneyOption(Option option, String description) {}

    /**
     * What a Governor answered.
     *
     * @param grantedUsd present exactly where work goes on
     * @param deputyOf in whose place; absent where in their own right
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record MoneyAnswer(
            Option option,
            @Nullable String grantedUsd,
            String answeredBy,
            @Nullable String deputyOf,
            Instant answeredAt,
            String reason) {

        private static MoneyAnswer of(Answer answer) {
            var granted = answer.granted();
            return new MoneyAnswer(
                    answer.option(),
                    granted == null ? null : granted.toString(),
                    answer.by(),
                    answer.deputyOf(),
                    answer.at(),
                    answer.reason());
        }
    }

    static EmergencyRequestResource of(EmergencyRequest request) {
        var ask = request.ask();
        var facts = ask.facts();
        return new EmergencyRequestResource(
                ask.id(),
                ask.displayId(),
                request.state(),
                ask.budget().scope(),
                ask.budget().id(),
                ask.budget().period(),
                ask.assignee(),
                ask.customerId(),
                ask.raisedBy(),
                facts.agent(),
                facts.task(),
                facts.progress(),
                facts.skillsDone(),
                facts.skillsLeft(),
                facts.spentTodayUsd(),
                facts.spentOnTaskUsd(),
                facts.estimateUsd(),
                facts.cacheHitRate(),
                EmergencyRequestRules.HIT_RATE,
                ask.reason(),
                facts.optimisation(),
                Arrays.stream(Option.values())
                        .map(option -> new MoneyOption(option, option.words(ask)))
                        .toList(),
                ask.recommendation().option(),
                ask.recommendation().because(),
                ask.asked().toString(),
                ask.cap().toString(),
                ask.spent().toString(),
                ask.financialRisk(),
                facts.customerImpact(),
                ask.raisedAt(),
                ask.expectedBy(),
                ask.deputiesFrom(),
                ask.endsAt(),
                request.state() == State.OPEN ? "suspended" : null,
                request instanceof Answered(var _, var answer) ? MoneyAnswer.of(answer) : null,
                request instanceof Lapsed(var _, var at, var _) ? at : null,
                ask.cause().correlationId());
    }
}
