package com.waooaw.governance.notification;

/** Where a message leads: it shows the approval, and tells by which message somebody came. It decides nothing. */
final class Links {

    /** Where it shows how things are. */
    private static final String OVERVIEW = "/approvals/overview";

    /** Where it shows what somebody else could not decide. */
    private static final String ESCALATIONS = "/approvals/escalations";

    /** Where it shows what waits. */
    private static final String INBOX = "/approvals";

    private Links() {}

    /** Where an announcement leads: whoever is told in person is told of what waits. */
    static String of(Announcement announcement) {
        if (announcement.person() != null) {
            return INBOX;
        }
        return switch (announcement.kind()) {
            case ESCALATION, ESCALATION_OVERDUE -> ESCALATIONS;
            case APPROVAL, EMERGENCY, AGENT_STATUS, BUDGET, INFORMATIONAL, SECURITY -> OVERVIEW;
        };
    }

    static String to(String origin, Notice notice, Channel via) {
        return "%s/approvals/%s?via=%s".formatted(origin, notice.approvalId(), via.stored());
    }
}
