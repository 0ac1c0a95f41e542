package com.waooaw.governance.notification;

/** A channel that tells what nobody is asked about. */
interface AnnouncementChannel {

    Channel channel();

    /** Whether it leads to whom this is for at all. */
    boolean reaches(Announcement announcement);

    /**
     * Sends to a Governor it reaches.
     *
     * @param messageId the same for every attempt, by which it is recognised as one message
     */
    Delivery tell(Announcement announcement, String messageId);
}
