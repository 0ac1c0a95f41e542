package com.waooaw.agentcreation.marketplace;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Operators decide whether an agent at work may be found. */
@RestController
class ReleaseController {

    private final Releases releases;

    ReleaseController(Releases releases) {
        this.releases = releases;
    }

    /**
     * Why an agent is taken out.
     *
     * @param reason for whoever asks later; not shown to customers
     */
    record Retirement(@NotBlank @Size(max = 500) String reason) {}

    @Operation(summary = "Have an agent at work found in the catalogue; again, and it is the same release")
    @PutMapping("/v1/catalog/agents/{agentId}/release")
    @Refuses(ErrorType.CONFLICT)
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.SUBSCRIPTION_MANAGER})
    Release release(@PathVariable("agentId") UUID agentId, Caller caller, Cause cause) {
        return releases.release(agentId, caller, cause);
    }

    @Operation(summary = "Take an agent out of the catalogue; who hired it keeps it. Again, and the first time counts")
    @PostMapping("/v1/catalog/releases/{releaseId}/retire")
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.SUBSCRIPTION_MANAGER})
    Release retire(
            @PathVariable("releaseId") UUID releaseId,
            @RequestBody @Valid Retirement retirement,
            Caller caller,
            Cause cause) {
        return releases.retire(releaseId, retirement.reason(), caller, cause);
    }
}
