package com.waooaw.platform.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows what this service published and handled. */
@RestController
class EventsController {

    private final JdbcClient jdbc;
    private final String service;

    EventsController(JdbcClient jdbc, @Value("${waooaw.service}") String service) {
        this.jdbc = jdbc;
        this.service = service;
    }

    /**
     * One event as this service saw it.
     *
     * @param published set in its publisher
     * @param handled set in a subscriber that has handled it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EventView(
            String service,
            UUID eventId,
            @Nullable Published published,
            @Nullable Handled handled) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Published(
            String topic,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime sentAt,
            int attempts) {}

    /** An inbox row. */
    record Handled(
            UUID eventId,
            String topic,
            String eventType,
            String producer,
            String aggregateType,
            String aggregateId,
            long n,
            UUID correlationId,
            UUID causationId,
            OffsetDateTime occurredAt,
            OffsetDateTime receivedAt) {}

    @Operation(summary = "What this service knows of one event: published by it, handled by it, or neither (404)")
    @GetMapping("/v1/events/{eventId}")
    @Allowed(value = Role.SERVICE, operators = true)
    EventView event(@PathVariable("eventId") UUID eventId) {
        var published = jdbc.sql(
                        "select target, created_at, sent_at, attempts from outbox where id = :id and kind = 'event'")
                .param("id", eventId)
                .query((row, _) -> new Published(
                        row.getString(1),
                        row.getObject(2, OffsetDateTime.class),
                        row.getObject(3, OffsetDateTime.class),
                        row.getInt(4)))
                .optional();
        var handled = handled("event_id = :value", eventId).stream().findFirst();
        if (published.isEmpty() && handled.isEmpty()) {
            throw new WaooawException(EventsError.EVENT_UNKNOWN, service + " neither published nor handled it");
        }
        return new EventView(service, eventId, published.orElse(null), handled.orElse(null));
    }

    @Operation(summary = "The events this service has handled, of one aggregate or one correlation, oldest first")
    @GetMapping("/v1/events/inbox")
    @Allowed(value = Role.SERVICE, operators = true)
    Page<Handled> inbox(
            @RequestParam(name = "aggregate_id", required = false) @Nullable String aggregateId,
            @RequestParam(name = "correlation_id", required = false) @Nullable UUID correlationId) {
        if (aggregateId != null) {
            return Page.of(handled("aggregate_id = :value", aggregateId));
        }
        return correlationId != null
                ? Page.of(handled("correlation_id = :value", correlationId))
                : Page.of(handled("cast(:value as text) is not null", ""));
    }

    private List<Handled> handled(String condition, Object value) {
        return jdbc.sql("""
                        select * from (
                            select event_id, topic, event_type, producer, aggregate_type, aggregate_id, n,
                                   correlation_id, causation_id, occurred_at, received_at
                            from inbox where %s order by received_at desc, event_id desc limit 200) latest
                        order by received_at, event_id
                        """.formatted(condition))
                .param("value", value)
                .query((row, _) -> new Handled(
                        row.getObject("event_id", UUID.class),
                        row.getString("topic"),
                        row.getString("event_type"),
                        row.getString("producer"),
                        row.getString("aggregate_type"),
                        row.getString("aggregate_id"),
                        row.getLong("n"),
                        row.getObject("correlation_id", UUID.class),
                        row.getObject("causation_id", UUID.class),
                        row.getObject("occurred_at", OffsetDateTime.class),
                        row.getObject("received_at", OffsetDateTime.class)))
                .list();
    }
}
