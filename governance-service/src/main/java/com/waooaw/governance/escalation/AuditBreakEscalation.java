package com.waooaw.governance.escalation;

import com.waooaw.governance.audit.BreakEscalation;
import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.governance.escalation.Packet.From;
import com.waooaw.governance.escalation.Packet.Kind;
import com.waooaw.governance.escalation.Packet.Option;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Escalates a break of the audit log to the Platform Governor (domain.md 6.4, 6.5). What was decided while nobody can tell
 * who wrote what is theirs to judge; it is decided when the whole log has been found intact, since nothing is before.
 */
@Component
class AuditBreakEscalation implements BreakEscalation {

    private static final String SERVICE = "governance";

    private final Escalations escalations;
    private final Clock clock;

    AuditBreakEscalation(Escalations escalations, Clock clock) {
        this.escalations = escalations;
        this.clock = clock;
    }

    @Override
    public void escalate(Break broken) {
        escalations.openTold(packet(broken, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static Packet packet(Break broken, Instant now) {
        var id = broken.escalationId();
        return new Packet(
                id,
                Packet.displayId(id),
                Kind.CONSTITUTIONAL_RISK,
                Assignee.PLATFORM_GOVERNOR,
                null,
                null,
                null,
                SERVICE,
                new From(SERVICE, "service"),
                "The audit log contradicts what was signed: %s at leaf %d of %d entries. Nothing is decided or permitted until the whole log is found intact, nor is this."
                        .formatted(broken.finding(), broken.leaf(), broken.size()),
                List.of(SERVICE),
                List.of("What was done is written down, and nobody changes it afterwards."),
                List.of(
                        new Option(
                                Packet.DENY,
                                "It is not explained: what rests on the entries concerned is not relied on, and whoever runs the platform goes on looking."),
                        new Option("explained", "Its cause is found, and nothing that was decided is in doubt.")),
                Packet.DENY,
                "critical",
                "critical",
                List.of(
                        "verification " + broken.since() + " of " + broken.foundAt(),
                        "findings " + broken.findings() + ", the first at leaf " + broken.leaf()),
                Cause.root(Ids.of("audit-break", broken.since())),
                now,
                EscalationRules.deadline(Assignee.PLATFORM_GOVERNOR, now));
    }
}
