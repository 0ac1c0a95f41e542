package com.waooaw.governance.breakglass;

import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.kernel.Ids;
import org.springframework.stereotype.Component;

/**
 * Tells Governors of emergencies, whatever the hour and by every way there is: what says yes in their name must not depend on
 * one channel to be noticed.
 */
@Component
class EmergencyNews {

    private final Announcements announcements;

    EmergencyNews(Announcements announcements) {
        this.announcements = announcements;
    }

    void declared(Declaration declaration) {
        var door = declaration.door();
        announcements.announce(new Announcement(
                Ids.of("break-glass-declared", declaration.id()),
                NoticeKind.SECURITY,
                door.customerId(),
                NoticePage.emergency(declaration.id()),
                "Goes ahead without you: " + Names.ofAction(door.actionType()),
                "Declared an emergency (%s), %s, until %s. Review it within 24 hours, under Emergencies in the inbox; found unjustified, it is undone."
                        .formatted(
                                declaration.condition().words(),
                                door.displayId(),
                                People.instant(declaration.endsAt()))));
    }

    void overdue(Declaration declaration) {
        announcements.announce(new Announcement(
                Ids.of("break-glass-review-overdue", declaration.id()),
                NoticeKind.SECURITY,
                declaration.door().customerId(),
                NoticePage.emergency(declaration.id()),
                "An emergency still waits for your review",
                "%s went ahead without you on %s, and its review is overdue. Look under Emergencies in the inbox."
                        .formatted(declaration.door().displayId(), People.instant(declaration.at()))));
    }

    /** To the Platform Governor: agents are the platform's. */
    void recertify(UseStore.Due due) {
        announcements.announce(
                new Announcement(
                        Ids.of("break-glass-recertify", due.override()),
                        NoticeKind.SECURITY,
                        null,
                        NoticePage.OVERVIEW,
                        "To be certified again: " + VisibleText.of(due.requester()),
                        "An emergency was declared for it, and its Governor found none. Until a new version of it is certified, no service declares an emergency for it."));
    }
}
