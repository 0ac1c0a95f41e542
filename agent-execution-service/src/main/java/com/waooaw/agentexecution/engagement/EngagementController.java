package com.waooaw.agentexecution.engagement;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes agents on. */
@RestController
@RequestMapping("/v1/engagements")
class EngagementController {

    private final Engagements engagements;

    EngagementController(Engagements engagements) {
        this.engagements = engagements;
    }

    /** Starts a trial of an agent: seven days, everything in the sandbox. */
    @PostMapping
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @ResponseStatus(HttpStatus.CREATED)
    @Allowed(Role.CUSTOMER_USER)
    ResponseEntity<EngagementView> startEngagement(
            Caller caller,
            Cause cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody NewEngagement body) {
        var engagement = engagements.start(caller, body.agentId(), idempotencyKey, cause);
        return ResponseEntity.created(URI.create("/v1/engagements/" + engagement.engagementId()))
                .body(engagement);
    }

    /** The customer's engagements, newest first. */
    @GetMapping
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    Page<EngagementView> listEngagements() {
        return Page.of(engagements.list());
    }

    /** One engagement. */
    @GetMapping("/{engagementId}")
    @Allowed({Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR})
    EngagementView getEngagement(@PathVariable UUID engagementId) {
        return engagements.get(engagementId);
    }

    record NewEngagement(@NotNull UUID agentId) {}
}
