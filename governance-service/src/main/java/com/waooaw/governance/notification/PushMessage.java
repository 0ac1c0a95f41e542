package com.waooaw.governance.notification;

import java.util.UUID;

/**
 * What a device shows. A locked screen shows nothing that somebody else wrote.
 *
 * @param about a later message about the same replaces this one
 * @param url where it leads
 */
record PushMessage(UUID about, String title, String body, String url) {

    private static final int MAX_TITLE = 100;
    private static final int MAX_BODY = 200;

    PushMessage {
        title = cut(title, MAX_TITLE);
        body = cut(body, MAX_BODY);
    }

    static PushMessage about(Notice notice, String origin) {
        return new PushMessage(
                notice.approvalId(),
                notice.action() + " · " + notice.riskLevel() + " risk",
                "%s, decide by %s. %s".formatted(notice.displayId(), notice.deadline(), notice.silence()),
                Links.to(origin, notice, Channel.PUSH));
    }

    static PushMessage of(Announcement announcement, String origin) {
        return new PushMessage(
                announcement.id(), announcement.title(), announcement.body(), origin + Links.of(announcement));
    }

    private static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, max - 1) + "…";
    }
}
