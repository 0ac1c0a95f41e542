package com.waooaw.governance.notification;

/** Where a message leads: it shows the approval, and tells by which message somebody came. It decides nothing. */
final class Links {

    /** Where it shows how things are. */
    private static final String OVERVIEW = "/approvals/overview";

    /** Where it shows what somebody else could not decide. */
    private static final String ESCALATIONS = "/approvals/escalations";

    /** Where it shows what waits. */
    static final String INBOX = "/approvals";

    private Links() {}

    /** Where an announcement of this kind leads. */
    static String of(NoticeKind kind) {
        return switch (kind) {
            case ESCALATION, ESCALATION_OVERDUE -> ESCALATIONS;
            case APPROVAL, EMERGENCY, AGENT_STATUS, BUDGET, SECURITY -> OVERVIEW;
        };
    }

    static String to(String origin, Notice notice, Channel via) {
        return "%s/approvals/%s?via=%s".formatted(origin, notice.approvalId(), via.stored());
    }
}
