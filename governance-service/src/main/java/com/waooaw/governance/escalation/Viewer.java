package com.waooaw.governance.escalation;

import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at an escalation, or decides it.
 *
 * @param subject pseudonymous subject of the token
 * @param platform whether this is the Platform Governor
 * @param customer the customer whose engagements this person governs, where there is one
 */
record Viewer(String subject, boolean platform, @Nullable UUID customer) {

    static Viewer of(Caller caller) {
        return new Viewer(
                caller.subject(),
                caller.has(Role.PLATFORM_GOVERNOR),
                caller.has(Role.ENGAGEMENT_GOVERNOR) ? caller.customer() : null);
    }

    /** Whether it exists for them: a customer's Governor sees what is about their engagements, whoever decides it. */
    boolean sees(Packet packet) {
        return decides(packet) || isOfTheirs(packet);
    }

    /** Whether it is theirs to decide; what goes up is for somebody else than the customer's Governor, whatever else they are. */
    boolean decides(Packet packet) {
        return packet.assignee() == Assignee.PLATFORM_GOVERNOR ? platform && !isOfTheirs(packet) : isOfTheirs(packet);
    }

    private boolean isOfTheirs(Packet packet) {
        return customer != null && customer.equals(packet.customerId());
    }
}
