package com.waooaw.governance.authority;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who decides now. */
@RestController
@Tag(name = "delegations")
class GovernorSessionController {

    private final GovernorSessions sessions;

    GovernorSessionController(GovernorSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * The one person who decides for this customer, or for the platform.
     *
     * @param deputyOf in whose place; absent where it is the Governor
     * @param activeUntil nobody else decides before then, unless they decide nothing more and this is ended
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GovernorSessionResource(String subject, @Nullable String deputyOf, Instant begunAt, Instant activeUntil) {}

    @Operation(summary = "Who decides now; 404 where nobody does")
    @GetMapping("/v1/governor-session")
    @Refuses(ErrorType.NOT_FOUND)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    GovernorSessionResource session() {
        var session = sessions.active()
                .orElseThrow(() ->
                        new WaooawException(GovernanceError.NO_GOVERNOR_SESSION, "nobody is deciding for this now"));
        return new GovernorSessionResource(
                session.subject(), session.deputyOf(), session.begunAt(), sessions.endOf(session));
    }

    @Operation(summary = "Lets another decide at once: a Governor ends whosever session it is, a deputy their own")
    @DeleteMapping("/v1/governor-session")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Refuses(ErrorType.NOT_FOUND)
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR, Role.DEPUTY_GOVERNOR})
    void end(Caller caller, Cause cause) {
        sessions.end(caller, cause);
    }
}
