package com.waooaw.governance.notification;

/** Sends by one channel. Tries again by itself where that is safe and quick; everything slower is the cascade's. */
interface ChannelAdapter {

    Channel channel();

    /** Whether this channel leads to the Governor who decides at all. */
    boolean reaches(Notice notice);

    /**
     * Sends to a Governor it reaches.
     *
     * @param messageId the same for every attempt of one message
     */
    Delivery send(Notice notice, String messageId);
}
