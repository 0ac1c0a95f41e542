package com.waooaw.activities.governance;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts to the Platform Governor what a service could not decide. Task queue {@code governance}. */
@ActivityInterface(namePrefix = "Escalation_")
public interface EscalationActivities {

    /**
     * Opens an escalation about the platform. Idempotent by {@link EscalationRequest#escalationId()}: a repeat returns
     * the same ticket. Fails with {@code GOV-0104} for one nobody could decide.
     */
    EscalationTicket escalate(EscalationRequest request);

    /** How an escalation stands now. Fails with {@code GOV-0103} for an unknown id, which one of another service is. */
    EscalationTicket escalation(UUID escalationId);

    /**
     * Closes an escalation whose matter has ended by itself. Idempotent; does nothing to one that is settled, or was never
     * opened.
     *
     * @param as how it ended, in a word
     */
    void close(UUID escalationId, String as);

    /**
     * What could not be decided.
     *
     * @param escalationId chosen by whoever asks, stable across restarts of its workflow
     * @param onBehalfOf the person whose matter it is, pseudonymous, who is not to choose; absent where there is none. Which
     *     service asks is not in it: Temporal knows whose workflow does
     * @param kind {@code conflict}, {@code ambiguity} or {@code constitutional_risk}
     * @param description 1 to 2000 characters
     * @param parties who takes part in it, at most 20
     * @param evidence what it rests on, at most 20
     * @param options 2 to 6, one of them called {@code deny}: it holds until somebody has decided
     * @param recommendation one of the options
     * @param blastRadius {@code low}, {@code medium}, {@code high} or {@code critical}
     * @param urgency likewise
     * @param cause the chain it belongs to
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EscalationRequest(
            UUID escalationId,
            @Nullable String onBehalfOf,
            String kind,
            String description,
            List<String> parties,
            List<String> evidence,
            List<Option> options,
            @Nullable String recommendation,
            String blastRadius,
            String urgency,
            Cause cause) {

        public EscalationRequest {
            parties = List.copyOf(parties);
            evidence = List.copyOf(evidence);
            options = List.copyOf(options);
        }
    }

    /** Something that can be chosen: its name, and what it means. */
    record Option(String option, String description) {}

    /**
     * How an escalation stands.
     *
     * @param state {@code open}, {@code overdue}, {@code decided} or {@code closed}
     * @param chosen the option a Governor chose; absent until then
     * @param chosenBy pseudonymous subject of that Governor
     * @param reason why, in their words
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EscalationTicket(
            UUID escalationId,
            String displayId,
            String state,
            Instant deadline,
            @Nullable String chosen,
            @Nullable String chosenBy,
            @Nullable String reason) {}
}
