package com.waooaw.local.infrastructure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one driver of the local stack, the tests and Terraform.
 *
 * @param servicePaths paths of every service that are public under {@code /services/{name}}
 */
public record Infrastructure(
        int version,
        Ports ports,
        Postgres postgres,
        List<String> servicePaths,
        List<Service> services,
        List<TopicEntry> topics,
        Delivery delivery,
        Limits limits,
        CostsUsd costsUsd,
        Map<String, Model> models) {

    public Infrastructure {
        servicePaths = List.copyOf(servicePaths);
        services = List.copyOf(services);
        topics = List.copyOf(topics);
        models = Map.copyOf(models);
    }

    /** The service of that name. */
    public Service service(String name) {
        return services.stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + name + "; there are "
                        + services.stream().map(Service::name).toList()));
    }

    /** Everything that opens a port, by name, with its offset from the base. */
    public Map<String, Integer> offsets() {
        var all = new java.util.LinkedHashMap<String, Integer>();
        all.put("proxy", ports.proxy());
        services.forEach(service -> all.put(service.name(), service.port()));
        all.put("postgres", ports.postgres());
        all.put("redis", ports.redis());
        all.put("temporal", ports.temporal());
        all.put("issuer", ports.issuer());
        all.put("relay", ports.relay());
        all.put("smtp", ports.smtp());
        all.put("mailbox", ports.mailbox());
        all.put("control", ports.control());
        return all;
    }

    /**
     * Ports as offsets from the base.
     *
     * @param base where {@code WAOOAW_PORT_BASE} says nothing
     */
    public record Ports(
            int base,
            int proxy,
            int postgres,
            int redis,
            int temporal,
            int issuer,
            int relay,
            int smtp,
            int mailbox,
            int control) {}

    /**
     * The database server.
     *
     * @param durableSettings asserted after the start; with another value the stack refuses to run
     * @param maxApplicationConnections over all services
     */
    public record Postgres(
            List<String> databases,
            Map<String, String> durableSettings,
            int maxApplicationConnections,
            AuditLog auditLog) {
        public Postgres {
            databases = List.copyOf(databases);
            durableSettings = Map.copyOf(durableSettings);
        }
    }

    /** The schema that belongs to nobody but itself. */
    public record AuditLog(String database, String schema, String owner) {}

    /**
     * One of the six.
     *
     * @param port offset from the base
     * @param role prefix of its database roles
     * @param connections of its application pool
     * @param heapMb largest heap of a process of its own, MiB
     * @param resources {@code /v1/<resource>} it answers on the public origin
     * @param pages pages for people it answers there
     */
    public record Service(
            String name,
            String module,
            String mainClass,
            int port,
            String database,
            String schema,
            String role,
            int connections,
            int heapMb,
            String taskQueue,
            List<String> resources,
            @Nullable List<String> pages) {
        public Service {
            resources = List.copyOf(resources);
            pages = pages == null ? List.of() : List.copyOf(pages);
        }

        /** Pages for people; empty for most. */
        @Override
        public List<String> pages() {
            return pages == null ? List.of() : pages;
        }

        /** Whether this build has the service on its class path. */
        public boolean isBuilt() {
            return Thread.currentThread().getContextClassLoader().getResource(mainClass.replace('.', '/') + ".class")
                    != null;
        }
    }

    /**
     * A topic and who hears it.
     *
     * @param observers receive it like subscribers, but never count in "n of m have it"
     * @param gated takes part in the causal order
     */
    public record TopicEntry(
            String name,
            String publisher,
            List<String> subscribers,
            List<String> observers,
            boolean gated,
            int retentionDays) {
        public TopicEntry {
            subscribers = List.copyOf(subscribers);
            observers = List.copyOf(observers);
        }

        /** Subscribers, then observers: everybody it is delivered to. */
        public List<String> receivers() {
            return java.util.stream.Stream.concat(subscribers.stream(), observers.stream())
                    .toList();
        }
    }

    /**
     * How often a carrier tries, how long it waits, how long it keeps what it gave up.
     *
     * @param ackDeadline how long a subscriber may take to answer
     */
    public record Delivery(
            int maxAttempts,
            Duration backoffMin,
            Duration backoffMax,
            Duration ackDeadline,
            int deadLetterRetentionDays) {}

    /** Limits every service keeps. */
    public record Limits(int requestBodyBytes) {}

    /** Prices and caps, US dollars. */
    public record CostsUsd(
            java.math.BigDecimal platformCapPerMonth,
            java.math.BigDecimal perExecution,
            java.math.BigDecimal perAgentDay,
            java.math.BigDecimal knowledgeQuery) {}

    /** A model that runs in process. */
    public record Model(String name, String format, int dimensions, int maxWordPieces) {}
}
