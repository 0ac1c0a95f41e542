package com.waooaw.governance.pages;

import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Set;

/**
 * A page the navigation leads to.
 *
 * @param title one word, because on a phone several stand side by side
 * @param deputies whether somebody who only stands in for a Governor may open it, too
 */
record Room(String path, String title, boolean deputies) {

    static final String INBOX = "/approvals";

    private static final List<Room> ALL = List.of(
            new Room(INBOX, "Inbox", true),
            new Room("/approvals/escalations", "Escalations", false),
            new Room("/approvals/history", "History", true),
            new Room("/approvals/break-glass", "Emergencies", false),
            new Room("/approvals/budget-requests", "Money", true),
            new Room("/approvals/overview", "Agents", false),
            new Room("/approvals/passkeys", "Passkeys", true),
            new Room("/approvals/devices", "Devices", false),
            new Room("/approvals/delegations", "Deputies", true));

    /** What a phone has room for; the rest is in its menu. */
    private static final Set<String> FIRST = Set.of(INBOX, "/approvals/budget-requests", "/approvals/overview");

    /** Those this person may open: nobody is led to a page that turns them away. */
    static List<Room> of(Caller caller) {
        if (Pages.isGovernor(caller)) {
            return ALL;
        }
        return caller.has(Role.DEPUTY_GOVERNOR)
                ? ALL.stream().filter(Room::deputies).toList()
                : List.of();
    }

    boolean first() {
        return FIRST.contains(path);
    }

    /** Whether the page at this path is this room, or is reached through it. */
    boolean leadsTo(String there) {
        return there.equals(path) || there.startsWith(path + "/");
    }
}
