package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.EscalationActivities;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Escalations as their contract says, in memory. */
public class FakeEscalations implements EscalationActivities {

    private final Clock clock;
    private final Map<UUID, EscalationTicket> tickets = new ConcurrentHashMap<>();
    final Map<UUID, EscalationRequest> requests = new ConcurrentHashMap<>();
    final List<String> closed = new CopyOnWriteArrayList<>();

    FakeEscalations(Clock clock) {
        this.clock = clock;
    }

    @Override
    public EscalationTicket escalate(EscalationRequest request) {
        requests.putIfAbsent(request.escalationId(), request);
        return tickets.computeIfAbsent(
                request.escalationId(),
                id -> new EscalationTicket(
                        id, "ESC-0000000A", "open", clock.instant().plus(Duration.ofHours(4)), null, null, null));
    }

    @Override
    public EscalationTicket escalation(UUID escalationId) {
        return tickets.get(escalationId);
    }

    @Override
    public void close(UUID escalationId, String as) {
        closed.add(escalationId + " " + as);
    }

    /** The Governor chooses; nobody is told. */
    void choose(UUID escalationId, String option) {
        tickets.computeIfPresent(
                escalationId,
                (id, ticket) -> new EscalationTicket(
                        id, ticket.displayId(), "decided", ticket.deadline(), option, "governor-1", "because"));
    }
}
