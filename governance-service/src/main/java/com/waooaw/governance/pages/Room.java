package com.waooaw.governance.pages;

import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.util.List;

/**
 * A page the navigation leads to.
 *
 * @param deputies whether somebody who only stands in for a Governor may open it, too
 */
record Room(String path, String title, boolean deputies) {

    private static final List<Room> ALL = List.of(
            new Room("/approvals", "Waiting", true),
            new Room("/approvals/escalations", "Escalations", false),
            new Room("/approvals/history", "History", true),
            new Room("/approvals/break-glass", "Emergencies", false),
            new Room("/approvals/budget-requests", "Money requests", true),
            new Room("/approvals/overview", "Agents and budgets", false),
            new Room("/approvals/passkeys", "Passkeys", true),
            new Room("/approvals/devices", "Devices", false),
            new Room("/approvals/delegations", "Deputies", true));

    /** Those this person may open: nobody is led to a page that turns them away. */
    static List<Room> of(Caller caller) {
        if (Pages.isGovernor(caller)) {
            return ALL;
        }
        return caller.has(Role.DEPUTY_GOVERNOR)
                ? ALL.stream().filter(Room::deputies).toList()
                : List.of();
    }
}
