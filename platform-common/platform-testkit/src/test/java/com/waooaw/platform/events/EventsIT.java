package com.waooaw.platform.events;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentcreation.AgentState;
import com.waooaw.contracts.agentcreation.AgentStateChanged;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.TestTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A service that is sent events, and one agent they are about. */
abstract class EventsIT {

    @Autowired
    EventPush push;

    @Autowired
    JdbcClient jdbc;

    final EventJson json = new EventJson();

    final UUID agent = UUID.randomUUID();

    List<String> heard() {
        return jdbc.sql("select tenant from heard where agent_id = :agent")
                .param("agent", agent)
                .query(String.class)
                .list();
    }

    EventEnvelope<AgentStateChanged> envelope(String name, long n, UUID customer, List<Ancestor> ancestors) {
        var payload = new AgentStateChanged(
                agent,
                "AGT-1",
                name,
                "healthcare",
                "JOB-HC-001",
                null,
                AgentState.ACTIVE,
                Instant.parse("2026-11-21T08:00:00Z"),
                "1.0.0",
                null,
                null);
        return new EventEnvelope<>(
                Ids.next(TestTime.clock()),
                "AgentStateChanged",
                "1.0",
                Instant.parse("2026-11-21T08:00:00Z"),
                "agent-creation",
                UUID.randomUUID(),
                UUID.randomUUID(),
                payload.aggregate(),
                List.of(),
                n,
                Map.of(Topic.AGENT_STATE_CHANGED.stream(), n),
                ancestors,
                payload.orderingKey(),
                customer == null ? null : new EventEnvelope.Tenant(customer),
                payload);
    }

    /** The same event, saying that its publisher knew this. */
    static EventEnvelope<AgentStateChanged> withClock(EventEnvelope<AgentStateChanged> event, Map<String, Long> clock) {
        return new EventEnvelope<>(
                event.eventId(),
                event.eventType(),
                event.schemaVersion(),
                event.occurredAt(),
                event.producer(),
                event.causationId(),
                event.correlationId(),
                event.aggregate(),
                event.affects(),
                event.n(),
                clock,
                event.ancestors(),
                event.orderingKey(),
                event.tenant(),
                event.payload());
    }
}
