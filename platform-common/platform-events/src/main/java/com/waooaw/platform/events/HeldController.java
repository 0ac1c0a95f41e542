package com.waooaw.platform.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows what this service keeps because its cause has not come. */
@RestController
class HeldController {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    HeldController(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A kept event.
     *
     * @param waitsFor what has to be delivered here before it
     * @param restUntil after a failure of its handler, when it is tried again
     * @param refusalReason set where it will be settled without effect when its turn comes
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record HeldEvent(
            UUID eventId,
            String topic,
            String producer,
            AggregateRef aggregate,
            long n,
            OffsetDateTime heldSince,
            List<Awaited> waitsFor,
            @Nullable OffsetDateTime restUntil,
            @Nullable OffsetDateTime fetchedAt,
            @Nullable String refusalReason) {}

    /** A place in the order that was not delivered when the event came. */
    record Awaited(String stream, AggregateRef aggregate, long n) {}

    @Operation(
            summary =
                    "Events kept because what they follow from has not been delivered here, oldest first (200 at most)")
    @GetMapping("/v1/events/held")
    @Allowed(value = Role.SERVICE, operators = true)
    Page<HeldEvent> held() {
        var events = new LinkedHashMap<UUID, HeldEvent>();
        var waits = new LinkedHashMap<UUID, List<Awaited>>();
        jdbc.sql("""
                        select h.event_id, h.topic, h.producer, h.aggregate_type, h.aggregate_id, h.n, h.held_since,
                               h.rest_until, h.fetched_at, h.refusal_reason,
                               m.stream, m.aggregate_type as missing_type, m.aggregate_id as missing_id, m.n as missing_n
                        from (select * from held order by held_since, n limit :most) h
                        left join held_missing m on m.event_id = h.event_id
                        order by h.held_since, h.n, m.stream, m.aggregate_id
                        """).param("most", MOST).query(row -> {
            var id = row.getObject("event_id", UUID.class);
            var awaited = waits.computeIfAbsent(id, _ -> new ArrayList<>());
            if (row.getString("stream") != null) {
                awaited.add(new Awaited(
                        row.getString("stream"),
                        new AggregateRef(row.getString("missing_type"), row.getString("missing_id")),
                        row.getLong("missing_n")));
            }
            events.put(
                    id,
                    new HeldEvent(
                            id,
                            row.getString("topic"),
                            row.getString("producer"),
                            new AggregateRef(row.getString("aggregate_type"), row.getString("aggregate_id")),
                            row.getLong("n"),
                            row.getObject("held_since", OffsetDateTime.class),
                            awaited,
                            row.getObject("rest_until", OffsetDateTime.class),
                            row.getObject("fetched_at", OffsetDateTime.class),
                            row.getString("refusal_reason")));
        });
        return Page.of(List.copyOf(events.values()));
    }
}
