package com.waooaw.governance.inbox;

import com.waooaw.governance.budget.StandingBudgets;
import com.waooaw.governance.budget.StandingBudgets.Standing;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.governance.pages.GovernorPages;
import com.waooaw.governance.pages.Pages;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.web.Role;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** Which agents there are, and how the money stands. */
@GovernorPages
class OverviewPages {

    private static final BigDecimal WARN = BigDecimal.valueOf(80);

    private final KnownAgents agents;
    private final StandingBudgets budgets;

    OverviewPages(KnownAgents agents, StandingBudgets budgets) {
        this.agents = agents;
        this.budgets = budgets;
    }

    /** An agent in words. */
    record AgentView(String name, String displayId, String industry, String state, String version, String since) {}

    /**
     * A budget in words.
     *
     * @param who the name of the agent it is for; empty where it is not one agent's, or one nobody has told of
     * @param tight whether four fifths of it are spent
     */
    record BudgetLine(
            String what,
            String who,
            String id,
            String period,
            String spent,
            String percent,
            boolean tight,
            String held) {}

    @GetMapping("/approvals/overview")
    ModelAndView overview() {
        var governor = Pages.governor();
        // agents are the platform's; a customer knows those of its engagements, elsewhere
        boolean platform = governor.has(Role.PLATFORM_GOVERNOR);
        return Pages.page(
                "governance/overview",
                HttpStatus.OK,
                Map.of("platform", platform, "agents", platform ? agents() : List.of(), "budgets", budgets()));
    }

    private List<AgentView> agents() {
        return agents.latest().stream()
                .map(agent -> new AgentView(
                        VisibleText.of(agent.name()),
                        VisibleText.of(agent.displayId()),
                        VisibleText.of(agent.industry()),
                        agent.state(),
                        VisibleText.of(agent.version()),
                        People.instant(agent.changedAt())))
                .toList();
    }

    private List<BudgetLine> budgets() {
        var standing = budgets.standing();
        var names =
                agents.namesOf(standing.stream().map(Standing::id).distinct().toList());
        return standing.stream()
                .map(budget -> new BudgetLine(
                        Names.ofField(budget.scope()),
                        VisibleText.of(names.getOrDefault(budget.id(), "")),
                        VisibleText.of(budget.id()),
                        budget.period(),
                        "US$ %s of %s".formatted(budget.spentUsd(), budget.capUsd()),
                        percent(budget.utilisationPercent()),
                        isTight(budget.utilisationPercent()),
                        budget.heldBack().equals("none") ? "" : budget.heldBack()))
                .toList();
    }

    private static String percent(@Nullable BigDecimal utilisation) {
        return utilisation == null ? "–" : utilisation.toPlainString() + " %";
    }

    private static boolean isTight(@Nullable BigDecimal utilisation) {
        return utilisation != null && utilisation.compareTo(WARN) >= 0;
    }
}
