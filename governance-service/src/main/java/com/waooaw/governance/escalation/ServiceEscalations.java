package com.waooaw.governance.escalation;

import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Waiting;
import com.waooaw.governance.escalation.EscalationController.OptionRequest;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Use cases of what the workflows of other services put to the Platform Governor, a transaction each. */
@Service
class ServiceEscalations {

    private final EscalationStore store;
    private final EscalationForm form;
    private final EscalationTrail trail;
    private final Clock clock;

    ServiceEscalations(EscalationStore store, EscalationForm form, EscalationTrail trail, Clock clock) {
        this.store = store;
        this.form = form;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Opens it, once per id.
     *
     * @param service who asks
     */
    @Transactional
    public Escalation raise(EscalationRequest request, String service) {
        var known = store.find(request.escalationId());
        if (known.isEmpty()) {
            var packet = packet(request, service);
            if (store.add(new Open(packet, 0), null)) {
                trail.opened(packet);
            }
        }
        return escalation(request.escalationId(), service);
    }

    /** How one of this service's stands; {@code GOV-0103} where there is none. */
    @Transactional(readOnly = true)
    public Escalation escalation(UUID id, String service) {
        return store.find(id)
                .filter(escalation -> isOf(escalation, service))
                .map(escalation -> EscalationRules.lookAtClock(escalation, now()))
                .orElseThrow(() -> Escalations.unknown(id));
    }

    /** What it was about has ended without it; nothing where it is another's. */
    @Transactional
    public void close(UUID id, String service, String as) {
        store.lock(id).filter(escalation -> isOf(escalation, service)).ifPresent(current -> {
            if (current instanceof Waiting waiting) {
                var closed = waiting.close(as, now());
                store.replace(closed);
                trail.closed(closed, current.packet().cause());
            }
        });
    }

    private static boolean isOf(Escalation escalation, String service) {
        return escalation.packet().raisedBy().equals(service);
    }

    /** Held to the same form as what comes over the API, under the id its service chose. */
    private Packet packet(EscalationRequest request, String service) {
        var said = new EscalationController.EscalationRequest(
                kind(request.kind()),
                null,
                null,
                null,
                request.description(),
                request.parties(),
                List.of(),
                request.options().stream()
                        .map(option -> new OptionRequest(option.option(), option.description()))
                        .toList(),
                request.recommendation(),
                request.blastRadius(),
                request.urgency(),
                null,
                request.evidence());
        var by = new Caller(service, "", Set.of(Role.SERVICE), null);
        var packet = form.packet(said, by, request.cause());
        return new Packet(
                request.escalationId(),
                Packet.displayId(request.escalationId()),
                packet.type(),
                packet.assignee(),
                packet.customerId(),
                packet.engagementId(),
                packet.approvalId(),
                packet.raisedBy(),
                request.onBehalfOf() == null ? packet.from() : new Packet.From(request.onBehalfOf(), "operator"),
                packet.description(),
                packet.parties(),
                packet.principles(),
                packet.options(),
                packet.recommendation(),
                packet.blastRadius(),
                packet.urgency(),
                packet.evidence(),
                packet.cause(),
                packet.openedAt(),
                packet.deadline());
    }

    private static Kind kind(String name) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.stored().equals(name))
                .findFirst()
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.ESCALATION_INVALID,
                        "nobody could decide this as it is",
                        List.of(new Fault("/kind", "is no kind of escalation"))));
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
