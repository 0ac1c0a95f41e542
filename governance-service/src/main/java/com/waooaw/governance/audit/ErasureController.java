package com.waooaw.governance.audit;

import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Lets the Platform Governor erase a person. */
@RestController
@Tag(name = "audit")
class ErasureController {

    private final Erasure erasure;

    ErasureController(Erasure erasure) {
        this.erasure = erasure;
    }

    /**
     * Whom to erase.
     *
     * @param subject pseudonymous id, as entries have it
     */
    record ErasureRequest(
            @NotNull @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9:_.@-]{0,199}", message = "is the id of a person") String subject) {}

    /**
     * What was done.
     *
     * @param keysDestroyed 1, or 0 where nothing was written of the person since the last time
     */
    record ErasureResult(String subject, int keysDestroyed) {}

    @Operation(
            summary =
                    "Destroys the key of a person's data in the audit log; that cannot be undone, and every proof stays"
                            + " valid")
    @PostMapping("/v1/audit/erasures")
    @Allowed(Role.PLATFORM_GOVERNOR)
    ErasureResult erase(Caller caller, Cause cause, @Valid @RequestBody ErasureRequest request) {
        return new ErasureResult(request.subject(), erasure.erase(request.subject(), caller.subject(), cause));
    }
}
