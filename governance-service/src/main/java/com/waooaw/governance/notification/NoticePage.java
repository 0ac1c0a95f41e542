package com.waooaw.governance.notification;

import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The page that answers a notice. It shows; what is decided is decided there, by whoever has logged in.
 *
 * @param path below the public origin
 */
public record NoticePage(String path) {

    /** As the table has it, too: nothing else ever becomes a link. */
    private static final Pattern PATH = Pattern.compile("/approvals(/[a-z0-9-]+)*");

    private static final Pattern FROM_ID = Pattern.compile("/\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}.*$");

    /** How agents and budgets stand. */
    public static final NoticePage OVERVIEW = new NoticePage("/approvals/overview");

    /** Who decides in a Governor's place, and what they decided. */
    public static final NoticePage DEPUTIES = new NoticePage("/approvals/delegations");

    /** The keys that say yes in somebody's name. */
    public static final NoticePage PASSKEYS = new NoticePage("/approvals/passkeys");

    /** What was decided. */
    public static final NoticePage HISTORY = new NoticePage("/approvals/history");

    /** What others could not decide. */
    public static final NoticePage ESCALATIONS = new NoticePage("/approvals/escalations");

    public NoticePage {
        if (!PATH.matcher(path).matches()) {
            throw new IllegalArgumentException("not a page of ours: " + path);
        }
    }

    /** A question, and what it says of it. */
    public static NoticePage approval(UUID id) {
        return new NoticePage("/approvals/" + id);
    }

    /** How the undoing of what was taken back goes. */
    public static NoticePage undoing(UUID approvalId) {
        return new NoticePage("/approvals/" + approvalId + "/veto");
    }

    /** What somebody else could not decide. */
    public static NoticePage escalation(UUID id) {
        return new NoticePage("/approvals/escalations/" + id);
    }

    /** What went ahead without a yes, and its review. */
    public static NoticePage emergency(UUID id) {
        return new NoticePage("/approvals/break-glass/" + id);
    }

    /** A budget that is spent, and what can be answered. */
    public static NoticePage moneyRequest(UUID id) {
        return new NoticePage("/approvals/budget-requests/" + id);
    }

    /** Where all of its kind are: a notice that tells of several leads there. */
    NoticePage all() {
        return new NoticePage(FROM_ID.matcher(path).replaceFirst(""));
    }
}
