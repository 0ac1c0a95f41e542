package com.waooaw.agentexecution.connector;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Publishes text somewhere and can take it back. Agents never see credentials: an adapter holds them.
 *
 * <p>Everything is idempotent by {@code actKey}: whoever repeats an act after a crash gets the first one's answer.
 */
public interface PublishingConnector {

    /** Names of the channels this connector reaches. */
    Set<String> channels();

    /** Whether what it publishes stays inside the platform, so that a trial may use it. */
    boolean sandboxed();

    /** Publishes once per {@link Publication#actKey()}. */
    Outcome publish(Publication publication);

    /** Takes back what was published under the key; succeeds where there is nothing to take back. */
    void unpublish(UUID customerId, String actKey);

    /** What the channel has under the key, published or taken back. */
    Optional<Post> find(UUID customerId, String actKey);

    /**
     * What to publish.
     *
     * @param customerId whose channel it is
     * @param actKey names this one act
     * @param markdown the whole text, as it was approved
     */
    record Publication(UUID customerId, String actKey, String channel, String title, String markdown) {}

    /** What came of publishing. */
    sealed interface Outcome {}

    /** It is out. */
    record Published(Post post) implements Outcome {}

    /**
     * The channel does not take it; a repeat gets the same answer.
     *
     * @param reason code, for example {@code channel_closed}
     */
    record Refused(String reason) implements Outcome {}

    /**
     * What a channel has.
     *
     * @param address path where it can be read
     * @param contentSha256 lower-case hex SHA-256 of the text in UTF-8
     * @param live false once it was taken back
     */
    record Post(UUID postId, String channel, String address, String contentSha256, Instant publishedAt, boolean live) {}
}
