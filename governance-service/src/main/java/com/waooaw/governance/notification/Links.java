package com.waooaw.governance.notification;

/** Where a message leads: it shows what it is about, and tells by which message somebody came. It decides nothing. */
final class Links {

    private Links() {}

    /** Where an announcement leads. */
    static String of(Announcement announcement) {
        return announcement.page().path();
    }

    static String to(String origin, Notice notice, Channel via) {
        return "%s/approvals/%s?via=%s".formatted(origin, notice.approvalId(), via.stored());
    }
}
