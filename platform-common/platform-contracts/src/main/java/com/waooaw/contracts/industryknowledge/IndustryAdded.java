package com.waooaw.contracts.industryknowledge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Bounded;
import com.waooaw.contracts.IntegrationEvent;
import org.jspecify.annotations.Nullable;

/**
 * An industry entered a new state of its life. Topic {@code IndustryAdded}, to all services.
 *
 * @param industryId lower case, for example {@code healthcare}
 * @param code two or three letters used in ids, for example {@code HC}
 * @param name for people
 * @param state {@code draft}, {@code embeddings_generating}, {@code agents_pending}, {@code active}, {@code deprecated}
 * @param embeddingsReady whether the corpus can be searched
 * @param previousState state left; absent for a new industry
 * @param certifiedBy {@code bootstrap} for what was loaded at first start, else who certified it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IndustryAdded(
        @Bounded(max = 64) String industryId,
        String code,
        String name,
        String state,
        boolean embeddingsReady,
        @Nullable String previousState,
        String certifiedBy)
        implements IntegrationEvent {

    @Override
    public AggregateRef aggregate() {
        return new AggregateRef("industry", industryId);
    }

    @Override
    public String transition() {
        return (previousState == null ? "none" : previousState) + "→" + state;
    }
}
