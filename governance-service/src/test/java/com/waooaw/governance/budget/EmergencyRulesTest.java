package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.budget.EmergencyRequest.Answer;
import com.waooaw.governance.budget.EmergencyRequest.Ask;
import com.waooaw.governance.budget.EmergencyRequest.Assignee;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.governance.budget.EmergencyRequestRules.Verdict;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Usd;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Requests for money, and who answers them, in values. */
abstract class EmergencyRulesTest {

    static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");
    static final Instant MIDNIGHT = Instant.parse("2026-11-28T00:00:00Z");
    static final UUID CUSTOMER = new UUID(1, 1);
    static final BudgetKey DAY = new BudgetKey(BudgetScope.AGENT_DAY, "agent-1", "2026-11-27");
    static final BudgetKey PLAN = new BudgetKey(BudgetScope.PLAN, "engagement-1", "2026-11");
    static final EmergencyViewer PLATFORM = new EmergencyViewer("gita", true, null, null);
    static final EmergencyViewer ENZO = new EmergencyViewer("enzo", false, CUSTOMER, null);

    static Budget spent(String settled, String overrun) {
        return new Budget(
                DAY,
                null,
                Usd.parse("5"),
                Usd.ZERO,
                Usd.parse(settled),
                Usd.ZERO,
                Usd.parse(overrun),
                Containment.NONE,
                MIDNIGHT);
    }

    static Answer answer(Option option, String reason) {
        return new Answer(option, option == Option.CONTINUE ? Usd.parse("0.10") : null, "gita", null, NOW, reason);
    }

    static Ask ask(@Nullable UUID customer, Assignee assignee, @Nullable Instant endsAt) {
        return ask(customer == null ? DAY : PLAN, customer, assignee, endsAt);
    }

    static Ask ask(BudgetKey key, @Nullable UUID customer, Assignee assignee, @Nullable Instant endsAt) {
        var budget = Budget.unspent(key, customer, Usd.parse("5"), endsAt);
        var facts = EmergencyFacts.of(budget, null);
        return new Ask(
                new UUID(7, 7),
                Ask.displayId(new UUID(7, 7)),
                budget.key(),
                customer,
                assignee,
                "agent-execution",
                facts,
                "It is spent.",
                Usd.parse("0.10"),
                Usd.parse("0.10"),
                Usd.parse("5"),
                Usd.parse("5"),
                EmergencyRequestRules.recommend(facts),
                Cause.root(new UUID(3, 3)),
                NOW,
                NOW,
                endsAt);
    }

    static void refused(GovernanceError error, Verdict verdict) {
        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(error));
    }
}
