package com.waooaw.governance.notification;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel that tells what nobody is asked about. */
interface AnnouncementChannel {

    Channel channel();

    /** Whether it leads to the Governor of this customer, or of the platform, at all. */
    boolean reachesGovernorOf(@Nullable UUID customerId);

    /**
     * Sends to a Governor it reaches.
     *
     * @param messageId the same for every attempt, by which it is recognised as one message
     */
    Delivery tell(Announcement announcement, String messageId);
}
