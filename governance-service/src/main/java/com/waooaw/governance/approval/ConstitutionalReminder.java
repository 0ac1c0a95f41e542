package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * A question about the constitution is never rushed, and not forgotten either: when an answer was expected and there is
 * none, the Platform Governor is told of it once more, whoever was asked (domain.md 6.2).
 */
@Component
class ConstitutionalReminder {

    private final Announcements announcements;
    private final Clock clock;

    ConstitutionalReminder(Announcements announcements, Clock clock) {
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Tells what is due, as often as it is called once.
     *
     * @param next how long until the Governor is told of it for another reason; zero for never
     * @return how long until either is due; zero for never
     */
    Duration next(Approval approval, Duration next) {
        if (!(approval instanceof Open open) || open.question().approvalClass() != ApprovalClass.CONSTITUTIONAL) {
            return next;
        }
        var question = open.question();
        var left = Duration.between(clock.instant(), question.terms().dueAt());
        if (left.isPositive()) {
            return next.isPositive() && next.compareTo(left) < 0 ? next : left.plusMillis(1);
        }
        announcements.announce(new Announcement(
                Ids.of("approval-reminder", question.id()),
                NoticeKind.ESCALATION,
                null,
                // a customer's question is not the Platform Governor's to open until it is passed on
                question.customerAsked() == null ? NoticePage.approval(question.id()) : NoticePage.ESCALATIONS,
                question.displayId() + " about the constitution still waits",
                "Nobody has answered since %s. It is decided by %s, or denied."
                        .formatted(
                                People.instant(question.createdAt()),
                                People.instant(question.terms().expiresAt()))));
        return next;
    }
}
