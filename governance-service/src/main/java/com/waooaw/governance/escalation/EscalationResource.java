package com.waooaw.governance.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.escalation.Escalation.Closed;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.governance.escalation.Escalation.State;
import com.waooaw.governance.escalation.Packet.Assignee;
import com.waooaw.governance.escalation.Packet.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An escalation on the wire.
 *
 * @param assignedTo who decides
 * @param approvalId the question it is about, where it is about one
 * @param fromType agent, governor, operator or service
 * @param recommendation the option whoever raised it would choose, where they say so
 * @param deadline by when it is to be decided
 * @param holds the option that holds now: {@code deny} until somebody has decided; absent where it was closed
 * @param overdueSince where it is late
 * @param closedAs how what it was about has ended without it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EscalationResource(
        UUID escalationId,
        String displayId,
        Kind type,
        State status,
        Assignee assignedTo,
        @Nullable UUID customerId,
        @Nullable UUID engagementId,
        @Nullable UUID approvalId,
        String fromId,
        String fromType,
        String description,
        List<String> parties,
        List<String> principles,
        List<OptionResource> options,
        @Nullable String recommendation,
        String blastRadius,
        String urgency,
        List<String> evidence,
        Instant openedAt,
        Instant deadline,
        @Nullable String holds,
        @Nullable Instant overdueSince,
        @Nullable Decision decision,
        @Nullable String closedAs,
        UUID correlationId) {

    /** Something that can be chosen. */
    record OptionResource(String option, String description) {}

    /** What a Governor chose. */
    record Decision(String option, String decidedBy, Escalation.Through source, Instant decidedAt, String reason) {

        private static Decision of(Escalation.Choice choice) {
            return new Decision(choice.option(), choice.by(), choice.through(), choice.at(), choice.reason());
        }
    }

    static EscalationResource of(Escalation escalation) {
        var packet = escalation.packet();
        return new EscalationResource(
                packet.id(),
                packet.displayId(),
                packet.type(),
                escalation.state(),
                packet.assignee(),
                packet.customerId(),
                packet.engagementId(),
                packet.approvalId(),
                packet.from().id(),
                packet.from().type(),
                packet.description(),
                packet.parties(),
                packet.principles(),
                packet.options().stream()
                        .map(option -> new OptionResource(option.option(), option.description()))
                        .toList(),
                packet.recommendation(),
                packet.blastRadius(),
                packet.urgency(),
                packet.evidence(),
                packet.openedAt(),
                packet.deadline(),
                switch (escalation) {
                    case Open _, Overdue _ -> Packet.DENY;
                    case Decided decided -> decided.choice().option();
                    case Closed _ -> null;
                },
                escalation instanceof Overdue late ? late.since() : null,
                escalation instanceof Decided decided ? Decision.of(decided.choice()) : null,
                escalation instanceof Closed closed ? closed.as() : null,
                packet.cause().correlationId());
    }
}
