package com.waooaw.platform.events.pubsub;

import com.google.api.gax.core.InstantiatingExecutorProvider;
import com.google.cloud.pubsub.v1.Publisher;
import com.google.cloud.spring.pubsub.core.publisher.PubSubPublisherTemplate;
import com.google.cloud.spring.pubsub.support.DefaultPublisherFactory;
import com.google.protobuf.ByteString;
import com.google.pubsub.v1.PubsubMessage;
import com.waooaw.platform.events.EventCarrier;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Publishes to Pub/Sub under ordering keys. The client goes on trying while Pub/Sub is away, for as long as it takes;
 * here an event is waited for so long and no longer, and when it is offered again it is waited for again, not sent again.
 */
final class PubSubCarrier implements EventCarrier {

    private static final Duration AT_THE_END = Duration.ofSeconds(2);

    private final Duration patience;
    private final Map<String, Publisher> publishers = new ConcurrentHashMap<>();
    private final PubSubPublisherTemplate template;
    private final DefaultPublisherFactory factory;
    /** By event id. */
    private final Map<String, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();
    /** The client takes nothing more of a key in which something failed, until it is told to go on. */
    private final Set<String> stopped = ConcurrentHashMap.newKeySet();

    PubSubCarrier(PubSubConnection connection, Duration patience) {
        this.patience = patience;
        this.factory = new DefaultPublisherFactory(connection::projectId);
        factory.setChannelProvider(connection.channel());
        factory.setCredentialsProvider(connection.credentials());
        factory.setExecutorProvider(InstantiatingExecutorProvider.newBuilder()
                .setExecutorThreadCount(1)
                .build());
        factory.setEnableMessageOrdering(true);
        this.template = new PubSubPublisherTemplate(this::publisher);
    }

    private Publisher publisher(String topic) {
        return publishers.computeIfAbsent(topic, factory::createPublisher);
    }

    @Override
    public void carry(String topic, String orderingKey, String eventId, String envelope) {
        var key = topic + "/" + orderingKey;
        var sent = underWay.get(eventId);
        if (sent == null) {
            if (stopped.remove(key)) {
                publisher(topic).resumePublish(orderingKey);
            }
            sent = publish(topic, orderingKey, eventId, envelope);
            underWay.put(eventId, sent);
            var _ = sent.whenComplete((_, fault) -> {
                underWay.remove(eventId);
                if (fault != null) {
                    stopped.add(key);
                }
            });
        }
        await(sent, topic, eventId);
    }

    private CompletableFuture<String> publish(String topic, String orderingKey, String eventId, String envelope) {
        return template.publish(
                topic,
                PubsubMessage.newBuilder()
                        .setData(ByteString.copyFromUtf8(envelope))
                        .setOrderingKey(orderingKey)
                        .putAttributes("event_id", eventId)
                        .build());
    }

    private void await(CompletableFuture<String> sent, String topic, String eventId) {
        try {
            sent.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Pub/Sub did not take " + eventId + " of " + topic, e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "Pub/Sub has not taken " + eventId + " of " + topic + " within " + patience, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while Pub/Sub was taking " + eventId + " of " + topic, e);
        }
    }

    /** Gives what is under way a moment; the outbox offers it again where that was too short. */
    @Override
    public void close() {
        publishers.values().forEach(Publisher::shutdown);
        long until = System.nanoTime() + AT_THE_END.toNanos();
        try {
            for (var publisher : publishers.values()) {
                publisher.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
