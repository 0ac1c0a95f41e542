package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.blueprint.AgentBlueprint.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for the work in a regulated domain, and before what somebody with a licence looks.
 *
 * @param owner who answers for it
 * @param dataHandlingAcknowledged whether they know how the data is handled, and agreed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Compliance(
        @Nullable String owner, boolean dataHandlingAcknowledged, List<LicensedReview> licensedReview) {

    public Compliance {
        licensedReview = orEmpty(licensedReview);
    }

    /**
     * A review by somebody with a licence.
     *
     * @param operation {@code tool.operation} it comes before
     */
    public record LicensedReview(String operation, String licence) {}
}
