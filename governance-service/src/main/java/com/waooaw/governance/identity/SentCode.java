package com.waooaw.governance.identity;

import com.waooaw.governance.notification.Channel;
import java.time.Instant;
import java.util.UUID;

/**
 * A code is on its way. The code itself is in the message and nowhere else.
 *
 * @param stepUpId names the message
 * @param channel by which it went
 * @param sentTo the address, as much of it as its owner needs to recognise it
 * @param number two digits that the message does not have, and the code does not work without
 * @param expiresAt until when it is good, UTC
 */
public record SentCode(UUID stepUpId, Channel channel, String sentTo, String number, Instant expiresAt) {

    @Override
    public String toString() {
        return "SentCode[" + stepUpId + "]";
    }
}
