package com.waooaw.contracts.governance;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import com.waooaw.contracts.Precedence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A Governor vetoed. Topic {@code GovernorVetoed}, to Agent Creation, Learning and observers. It informs: what was done is
 * undone through Temporal, by the service that did it.
 *
 * @param approvalId key of the approval
 * @param actionType for example {@code deploy_agent}
 * @param reason what the veto did, as a code; the words of the Governor stay in Governance
 * @param vetoCategory what was found wrong
 * @param affectedEntities what the act was about; what else it reached, its owner knows
 * @param seedId the precedent that had said yes, for example {@code GEN-004}; absent where none had
 * @param seedVersion which version of it; absent where {@code seedId} is
 * @param vetoedBy pseudonymous subject of the human
 * @param vetoedAt UTC, business clock
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GovernorVetoed(
        UUID approvalId,
        String actionType,
        Reason reason,
        VetoCategory vetoCategory,
        @Bounded(min = 1, max = 100) List<Entity> affectedEntities,
        @Bounded(min = 1, max = 64) @Nullable String seedId,
        @Bounded(min = 1) @Nullable Integer seedVersion,
        String vetoedBy,
        Instant vetoedAt)
        implements IntegrationEvent {

    public GovernorVetoed {
        affectedEntities = List.copyOf(affectedEntities);
    }

    /** What a veto did. */
    public enum Reason {
        /** What a precedent had allowed is taken back, and undone where it was done. */
        @JsonProperty("taken_back")
        TAKEN_BACK,
        /** A question that waited was answered with no. */
        @JsonProperty("refused")
        REFUSED,
        /** A reason a newer publisher knows and this reader does not. */
        @JsonEnumDefaultValue
        @JsonProperty("unknown")
        UNKNOWN
    }

    /**
     * Something the act was about.
     *
     * @param type for example {@code agent} or {@code job}
     * @param id key of that
     */
    public record Entity(
            @Bounded(min = 1, max = 64) String type,
            @Bounded(min = 1, max = 200) String id) {}

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("approval", approvalId.toString());
    }

    @Override
    public List<AggregateRef> affects() {
        return affectedEntities.stream()
                .map(entity -> new AggregateRef(entity.type(), entity.id()))
                .toList();
    }

    @Override
    public boolean startsChain() {
        return true;
    }

    /** What was taken back is stronger than a late word that it works; a refused question never worked. */
    @Override
    public @Nullable Precedence precedence() {
        return reason == Reason.TAKEN_BACK ? Precedence.VETO : null;
    }
}
