package com.waooaw.governance.veto;

import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Ids;
import org.springframework.stereotype.Component;

/** Tells the Governor who took something back how that ended, or that it stands still. */
@Component
class VetoNews {

    private final Announcements announcements;

    VetoNews(Announcements announcements) {
        this.announcements = announcements;
    }

    /** Can wait until quiet hours are over. */
    void ended(Veto veto) {
        announcements.announce(new Announcement(
                Ids.of("veto-undone", veto.approvalId()),
                NoticeKind.INFORMATIONAL,
                veto.customerId(),
                NoticePage.undoing(veto.approvalId()),
                "What you took back is undone: " + Names.ofAction(veto.actionType()),
                veto.steps().isEmpty()
                        ? "Nothing had been done yet, so there was nothing to undo."
                        : "%d steps were undone, each once. How, the page of the approval shows."
                                .formatted(veto.steps().size())));
    }

    /** Once for each step, however often it is tried again: what was taken back is still there. */
    void standsStill(Veto veto, String step, String code) {
        announcements.announce(new Announcement(
                Ids.of("veto-stands-still", veto.approvalId(), step),
                NoticeKind.EMERGENCY,
                veto.customerId(),
                NoticePage.undoing(veto.approvalId()),
                "Not undone yet: " + Names.ofAction(veto.actionType()),
                "What you took back is still there: %s failed (%s) and is tried again every hour. Whoever runs the platform has to mend it."
                        .formatted(VisibleText.of(Names.ofField(step)), VisibleText.of(code))));
    }
}
