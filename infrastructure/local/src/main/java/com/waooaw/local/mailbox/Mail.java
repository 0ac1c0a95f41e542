package com.waooaw.local.mailbox;

import java.time.Instant;
import java.util.List;

/**
 * A received message.
 *
 * @param id names its file
 * @param messageId what its sender calls it: the same message sent twice has the same one
 * @param to the envelope's recipients: who really got it
 * @param receivedAt UTC
 * @param text what a person reads
 * @param links every http address in it, in order
 */
public record Mail(
        String id,
        String messageId,
        String from,
        List<String> to,
        String subject,
        Instant receivedAt,
        String text,
        List<String> links) {
    public Mail {
        to = List.copyOf(to);
        links = List.copyOf(links);
    }
}
