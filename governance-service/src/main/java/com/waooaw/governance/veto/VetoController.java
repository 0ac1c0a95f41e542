package com.waooaw.governance.veto;

import com.waooaw.governance.approval.Revocations;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Vetoes for clients with a person's token. */
@RestController
@Tag(name = "vetoes")
class VetoController {

    private final Vetoes vetoes;

    VetoController(Vetoes vetoes) {
        this.vetoes = vetoes;
    }

    /**
     * A veto.
     *
     * @param category what is wrong
     * @param reason in words, 1 to 2000 characters
     * @param actHash hash of the act as the person was shown it, where they were
     */
    record VetoRequest(
            @NotNull UUID approvalId,
            @NotNull Category category,
            @NotNull String reason,

            @Nullable @Pattern(regexp = "[0-9a-f]{64}", message = "is a SHA-256 in lower-case hex") String actHash) {}

    @Operation(
            summary =
                    "Takes back what a precedent allowed, as long as its window is open, and has it undone; a question that"
                            + " waits is answered with no. 200 where it was vetoed before; header Idempotency-Key")
    @PostMapping("/v1/vetoes")
    @Refuses({ErrorType.NOT_FOUND, ErrorType.FORBIDDEN, ErrorType.CONFLICT})
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    ResponseEntity<VetoResource> veto(
            Caller caller,
            Cause cause,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            @Valid @RequestBody VetoRequest request) {
        var wish = new Revocations.Wish(
                request.approvalId(),
                caller,
                false,
                request.actHash(),
                request.category().published(),
                request.reason());
        var answer = vetoes.veto(wish, idempotencyKey, cause);
        answer.orThrow();
        return ResponseEntity.status(answer.first() ? HttpStatus.CREATED : HttpStatus.OK)
                .body(VetoResource.of(vetoes.known(request.approvalId(), caller)));
    }

    @Operation(summary = "A veto, and how the undoing goes, step by step")
    @GetMapping("/v1/vetoes/{approvalId}")
    @Allowed({Role.PLATFORM_GOVERNOR, Role.ENGAGEMENT_GOVERNOR})
    VetoResource veto(Caller caller, @PathVariable("approvalId") UUID approvalId) {
        return VetoResource.of(vetoes.known(approvalId, caller));
    }
}
