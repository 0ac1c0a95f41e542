package com.waooaw.platform.events;

import java.util.UUID;

/**
 * Something to be sent after the commit.
 *
 * @param seq order within its key
 * @param id the event's id, or a message's own
 * @param kind which {@link OutboxSender} sends it
 * @param orderingKey rows of one key leave one after the other
 * @param target topic, or task queue
 * @param payload JSON
 * @param attempts the number of this send, from 1; one that a crash cut off is not counted
 */
public record OutboxRow(
        long seq, UUID id, String kind, String orderingKey, String target, String payload, int attempts) {}
