package com.waooaw.governance.approval;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.waooaw.governance.identity.SentCode;
import com.waooaw.governance.notification.Channel;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a yes takes where a login is not enough, for clients with a person's token. */
@RestController
@Tag(name = "approvals")
class StepUpController {

    private final StepUpRequests stepUps;
    private final Deciders deciders;

    StepUpController(StepUpRequests stepUps, Deciders deciders) {
        this.stepUps = stepUps;
        this.deciders = deciders;
    }

    /**
     * A code is on its way.
     *
     * @param channel by which it went
     * @param sentTo the address, masked
     * @param number goes with the code into the decision; the message does not have it
     * @param expiresAt until when the code is good, UTC
     */
    record StepUpResource(UUID stepUpId, Channel channel, String sentTo, String number, Instant expiresAt) {

        static StepUpResource of(SentCode sent) {
            return new StepUpResource(sent.stepUpId(), sent.channel(), sent.sentTo(), sent.number(), sent.expiresAt());
        }
    }

    /**
     * What the code is to be good for.
     *
     * @param edits the texts of a yes with other texts, as in the decision; absent for a yes to the act as it is
     */
    // there was no body before: what else is in one is not looked at
    @JsonIgnoreProperties(ignoreUnknown = true)
    record StepUpRequest(@Nullable Map<String, @Nullable String> edits) {}

    @Operation(
            summary =
                    "Sends this Governor a one-time code for this approval; a yes to an act of high risk, to a deletion"
                            + " and to what is done in bulk takes it, with the number of this answer")
    @PostMapping("/v1/approvals/{approvalId}/step-ups")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses({ErrorType.CONFLICT, ErrorType.INSUFFICIENT_RESOURCES})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    StepUpResource send(
            Caller caller,
            Cause cause,
            @PathVariable("approvalId") UUID approvalId,
            @RequestBody(required = false) @Nullable StepUpRequest request) {
        var edits = Edits.of(request == null ? null : request.edits());
        return StepUpResource.of(stepUps.send(approvalId, edits, deciders.of(caller), cause));
    }
}
