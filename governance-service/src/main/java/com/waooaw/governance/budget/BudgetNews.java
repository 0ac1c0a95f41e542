package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetScope;
import com.waooaw.contracts.governance.BudgetThresholdCrossed.Action;
import com.waooaw.governance.budget.BudgetThresholds.Threshold;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.Names;
import com.waooaw.platform.kernel.Ids;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Has Governors told of money that runs low; each threshold once in a period. */
@Component
class BudgetNews {

    private final Announcements announcements;

    BudgetNews(Announcements announcements) {
        this.announcements = announcements;
    }

    void crossed(Budget budget, Threshold threshold) {
        kind(threshold.action())
                .ifPresent(kind -> announcements.announce(new Announcement(
                                Ids.of("budget-news", budget.key(), threshold.percent()),
                                kind,
                                budget.customerId(),
                                NoticePage.OVERVIEW,
                                "%s: %d %% of the budget spent"
                                        .formatted(
                                                Names.ofField(
                                                        budget.key().scope().wireName()),
                                                threshold.percent()),
                                "US$ %s of %s, period %s. What follows: %s."
                                        .formatted(
                                                budget.spent(),
                                                budget.cap(),
                                                budget.key().period(),
                                                threshold.action().wireName().replace('_', ' ')))
                        .from(requester(budget.key()))));
    }

    /** Executions are as many as there are jobs: together they are one. */
    private static String requester(BudgetKey key) {
        return key.scope() == BudgetScope.EXECUTION ? key.scope().wireName() : key.id();
    }

    /** What a Governor hears of it; empty where nobody is to be disturbed. */
    static Optional<NoticeKind> kind(Action action) {
        return switch (action) {
            case NOTIFY,
                    WARN,
                    WARN_AND_OPTIMISE,
                    APPROVAL_ONLY,
                    SUSPEND_NON_CRITICAL,
                    SUSPEND_AND_REPORT,
                    BLOCK_AND_ESCALATE,
                    BLOCK -> Optional.of(NoticeKind.BUDGET);
            case CONTAIN -> Optional.of(NoticeKind.EMERGENCY);
            // of the last of these the request for more tells, as soon as somebody is refused: one thing, one notice
            case ANALYSE, REVIEW_EFFICIENCY, SUSPEND_AND_REQUEST, UNKNOWN -> Optional.empty();
        };
    }
}
