package com.waooaw.local.relay;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import com.waooaw.local.http.SmallServer;
import com.waooaw.local.http.SmallServer.Asked;
import com.waooaw.local.http.SmallServer.Route;
import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Carries events between the services of one machine as Pub/Sub does between those of a cloud: at least once, in order
 * per ordering key, to an HTTP address of each subscriber. Several may share one database and its work.
 */
public final class Relay implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final Duration KEEP_DELIVERED = Duration.ofDays(7);

    /** Long enough for a busy machine to renew in, short enough to wait for. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private final Infrastructure infrastructure;
    private final MessageStore messages;
    private final KeyStore keys;
    private final Settlements settlements;
    private final Lease lease;
    private final Duration leaseLength;
    private final DeadLetterStore deadLetters;
    private final PushSender sender;
    private final String secret;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Subscription> subscriptions;
    private final SmallServer server;

    private Relay(Settings settings) throws IOException {
        this.infrastructure = settings.infrastructure();
        this.messages = new MessageStore(settings.dataSource());
        this.keys = new KeyStore(
                settings.dataSource(), settings.instance() + "/" + UUID.randomUUID(), settings.leaseLength());
        this.lease = new Lease(settings.leaseLength());
        this.leaseLength = settings.leaseLength();
        this.deadLetters = new DeadLetterStore(settings.dataSource());
        this.sender = new PushSender(
                settings.addresses(),
                settings.token(),
                infrastructure.delivery().ackDeadline());
        this.secret = settings.secret();
        this.clock = settings.clock();
        this.settlements = new Settlements(
                keys, clock, claim -> subscription(claim.subscriber()).released());
        this.subscriptions = infrastructure.services().stream()
                .collect(Collectors.toMap(
                        Infrastructure.Service::name,
                        service -> new Subscription(
                                service.name(),
                                keys,
                                sender,
                                settlements,
                                lease,
                                infrastructure.delivery(),
                                clock,
                                threads),
                        (first, _) -> first,
                        LinkedHashMap::new));
        keys.endLeasesOf(settings.instance());
        this.server = SmallServer.start(
                settings.port(),
                List.of(
                        new Route("POST", "/topics/*:publish", this::publish),
                        new Route("GET", "/dev/relay", _ -> Reply.json(overview())),
                        new Route("POST", "/dev/relay/subscriptions/*/pause", asked -> move(asked, true)),
                        new Route("POST", "/dev/relay/subscriptions/*/resume", asked -> move(asked, false))));
    }

    /** Starts to take and to deliver. */
    public static Relay start(Settings settings) throws IOException {
        var relay = new Relay(settings);
        relay.settlements.start();
        for (var subscription : relay.subscriptions.values()) {
            relay.threads.execute(subscription::run);
            relay.threads.execute(new DeadLetterOffers(
                    subscription, relay.deadLetters, relay.sender, relay.infrastructure.delivery(), relay.clock)::run);
        }
        relay.threads.execute(relay::renewing);
        relay.threads.execute(relay::housekeeping);
        return relay;
    }

    /** The port it listens on. */
    public int port() {
        return server.port();
    }

    private Reply publish(Asked asked) {
        if (!MessageDigest.isEqual(
                ("Bearer " + secret).getBytes(StandardCharsets.UTF_8),
                asked.headers().getOrDefault("authorization", "").getBytes(StandardCharsets.UTF_8))) {
            throw new Reply.Refused(401, "LOCAL-0401", "only the services of this stack publish here");
        }
        var name = asked.variables().getFirst();
        var topic = infrastructure.topics().stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Reply.Refused(404, "LOCAL-0404", "there is no topic " + name));
        var ids = messages.store(name, read(asked.body()), topic.receivers(), clock.instant());
        topic.receivers().forEach(receiver -> subscription(receiver).wake());
        return Reply.json(Map.of("messageIds", ids.stream().map(String::valueOf).toList()));
    }

    private static List<MessageStore.Published> read(String body) {
        var messages = new ArrayList<MessageStore.Published>();
        try {
            for (JsonNode message : Json.read(body).path("messages")) {
                var data = message.path("data").asString("");
                if (!PushSender.isBase64(data)) {
                    throw new Reply.Refused(400, "LOCAL-0400", "a message without data in base64");
                }
                var attributes = message.path("attributes");
                var key = message.path("orderingKey").asString("");
                if (!areTexts(attributes) || key.indexOf(0) >= 0) {
                    throw new Reply.Refused(400, "LOCAL-0400", "attributes and ordering keys are texts without NUL");
                }
                messages.add(
                        new MessageStore.Published(data, attributes.isObject() ? Json.write(attributes) : "{}", key));
            }
        } catch (JacksonException e) {
            throw new Reply.Refused(400, "LOCAL-0400", "not JSON: " + e.getOriginalMessage());
        }
        if (messages.isEmpty()) {
            throw new Reply.Refused(400, "LOCAL-0400", "no messages");
        }
        return messages;
    }

    private static boolean areTexts(JsonNode attributes) {
        return attributes.properties().stream()
                .allMatch(one -> one.getKey().indexOf(0) < 0
                        && one.getValue().isString()
                        && one.getValue().asString().indexOf(0) < 0);
    }

    private Map<String, Object> overview() {
        var list = new ArrayList<Map<String, Object>>();
        var counts = messages.counts();
        var unacknowledged = messages.unacknowledged();
        for (var subscription : subscriptions.values()) {
            var entry = new LinkedHashMap<String, Object>();
            entry.put("service", subscription.subscriber());
            entry.put("paused", subscription.isPaused());
            var count = counts.getOrDefault(subscription.subscriber(), Map.of());
            entry.put("pending", count.getOrDefault("PENDING", 0L));
            entry.put("delivered", count.getOrDefault("DELIVERED", 0L));
            entry.put("dead", count.getOrDefault("DEAD", 0L));
            entry.put("dead_unacknowledged", unacknowledged.getOrDefault(subscription.subscriber(), 0L));
            entry.put(
                    "topics",
                    infrastructure.topics().stream()
                            .filter(topic -> topic.receivers().contains(subscription.subscriber()))
                            .map(Infrastructure.TopicEntry::name)
                            .toList());
            list.add(entry);
        }
        return Map.of("subscriptions", list);
    }

    private Reply move(Asked asked, boolean pause) {
        var subscription = subscription(asked.variables().getFirst());
        if (pause) {
            subscription.pause();
        } else {
            subscription.resume();
        }
        return Reply.json(Map.of("service", subscription.subscriber(), "paused", subscription.isPaused()));
    }

    private Subscription subscription(String service) {
        var subscription = subscriptions.get(service);
        if (subscription == null) {
            throw new Reply.Refused(404, "LOCAL-0404", "no service is called " + service);
        }
        return subscription;
    }

    /** A relay that cannot renew its leases sends nothing more once they may have ended. */
    private void renewing() {
        try {
            while (true) {
                try {
                    long at = System.nanoTime();
                    keys.renew();
                    lease.renewed(at);
                } catch (RuntimeException e) {
                    log.warn("leases were not renewed: {}", e.toString());
                }
                Thread.sleep(leaseLength.dividedBy(3));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void housekeeping() {
        try {
            while (true) {
                try {
                    messages.purge(
                            clock.instant(),
                            KEEP_DELIVERED,
                            Duration.ofDays(infrastructure.delivery().deadLetterRetentionDays()));
                } catch (org.springframework.dao.DataAccessException e) {
                    log.warn("old messages were not removed: {}", e.toString());
                }
                Thread.sleep(Duration.ofHours(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is on its way is cut short and comes again; what arrived is written down, and every key given back. */
    @Override
    public void close() {
        server.close();
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                log.warn("deliveries did not end in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        settlements.close();
        sender.close();
    }

    /**
     * What the relay needs.
     *
     * @param instance its name among the relays of one database; one that starts under a name ends what the last one
     *     of that name still held
     * @param leaseLength how long the keys of a relay that was killed, or hangs, wait for another one
     * @param port where it listens; 0 for any
     * @param dataSource the role {@code relay_app} of the database {@code waooaw}
     * @param addresses base address of each subscriber
     * @param token what it shows them
     * @param secret what publishers show it
     * @param clock the system's: retries do not follow the business clock
     */
    public record Settings(
            String instance,
            Duration leaseLength,
            int port,
            Infrastructure infrastructure,
            DataSource dataSource,
            Function<String, URI> addresses,
            Supplier<String> token,
            String secret,
            Clock clock) {

        /** Of a relay that shares its database with no other. */
        public Settings(
                int port,
                Infrastructure infrastructure,
                DataSource dataSource,
                Function<String, URI> addresses,
                Supplier<String> token,
                String secret,
                Clock clock) {
            this("relay", LEASE, port, infrastructure, dataSource, addresses, token, secret, clock);
        }
    }
}
