package com.waooaw.governance.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.platform.kernel.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is put to a Governor who is to decide what somebody else could not (domain.md 6.5). Never changes.
 *
 * @param displayId for people, {@code ESC-} and 8 hex digits
 * @param customerId of the engagement it is about; absent where it is about the platform
 * @param approvalId the question it is about, where it is about one
 * @param raisedBy subject of the token that raised it; {@code governance} where Governance did by itself
 * @param parties who takes part in it
 * @param principles which principles it touches
 * @param options what can be chosen; one of them is {@link #DENY}
 * @param recommendation the option that whoever raised it would choose; absent where they do not say
 * @param blastRadius low, medium, high or critical
 * @param urgency likewise
 * @param evidence what it rests on
 * @param deadline UTC; until then, and after it until somebody decides, {@link #DENY} holds
 */
record Packet(
        UUID id,
        String displayId,
        Kind type,
        Assignee assignee,
        @Nullable UUID customerId,
        @Nullable UUID engagementId,
        @Nullable UUID approvalId,
        String raisedBy,
        From from,
        String description,
        List<String> parties,
        List<String> principles,
        List<Option> options,
        @Nullable String recommendation,
        String blastRadius,
        String urgency,
        List<String> evidence,
        Cause cause,
        Instant openedAt,
        Instant deadline) {

    /** The most conservative option: nothing is done. */
    static final String DENY = "deny";

    Packet {
        parties = List.copyOf(parties);
        principles = List.copyOf(principles);
        options = List.copyOf(options);
        evidence = List.copyOf(evidence);
    }

    /** What kind of thing could not be decided. The lower-case names are stored and sent. */
    enum Kind {
        /** Those who have to agree do not. */
        @JsonProperty("conflict")
        CONFLICT,
        /** The rules say too little, or it is not for whoever was asked. */
        @JsonProperty("ambiguity")
        AMBIGUITY,
        /** It may go against the constitution. */
        @JsonProperty("constitutional_risk")
        CONSTITUTIONAL_RISK,
        /** Nobody decided an approval in time. */
        @JsonProperty("approval_timeout")
        APPROVAL_TIMEOUT,
        /** Something was, or has to be, done without waiting. */
        @JsonProperty("emergency_override")
        EMERGENCY_OVERRIDE;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Who decides. The lower-case names are stored and sent. */
    enum Assignee {
        /** The Governor of the customer. */
        @JsonProperty("engagement_governor")
        ENGAGEMENT_GOVERNOR,
        /** The Platform Governor. */
        @JsonProperty("platform_governor")
        PLATFORM_GOVERNOR;

        String stored() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Who could not decide it.
     *
     * @param id an agent's display id, a pseudonymous subject, or a service
     * @param type {@code agent}, {@code governor}, {@code operator} or {@code service}
     */
    record From(String id, String type) {}

    /**
     * Something that can be chosen.
     *
     * @param option its name, lower-case letters, digits and underscores
     * @param description what it means
     */
    record Option(String option, String description) {}

    /** {@code ESC-} and the last digits of the id. */
    static String displayId(UUID id) {
        return "ESC-" + id.toString().replace("-", "").substring(24).toUpperCase(Locale.ROOT);
    }

    Optional<Option> option(String name) {
        return options.stream().filter(option -> option.option().equals(name)).findFirst();
    }

    /** Whether it accompanies a question that was passed on, which is decided where exactly what will be done is shown. */
    boolean goesWithAnApproval() {
        return approvalId != null && type != Kind.APPROVAL_TIMEOUT;
    }
}
