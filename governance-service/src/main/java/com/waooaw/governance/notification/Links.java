package com.waooaw.governance.notification;

/** Where a message leads: it shows the approval, and tells by which message somebody came. It decides nothing. */
final class Links {

    /** Where it shows how things are. */
    static final String OVERVIEW = "/approvals/overview";

    /** Where it shows what waits. */
    static final String INBOX = "/approvals";

    private Links() {}

    static String to(String origin, Notice notice, Channel via) {
        return "%s/approvals/%s?via=%s".formatted(origin, notice.approvalId(), via.stored());
    }
}
