package com.waooaw.governance.veto;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.veto.RootCause.Answered;
import com.waooaw.governance.veto.RootCause.Finding;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Root causes, for Genesis and the people who make precedents. */
@RestController
@Tag(name = "vetoes")
class RootCauseController {

    private final RootCauses causes;

    RootCauseController(RootCauses causes) {
        this.causes = causes;
    }

    /**
     * What was found.
     *
     * @param note in words, 1 to 2000 characters
     */
    record FindingRequest(@NotNull Finding finding, @NotNull String note) {}

    /**
     * A root cause on the wire.
     *
     * @param seedId the precedent that had said yes
     * @param finding absent until somebody has said what it was
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RootCauseResource(
            UUID approvalId,
            String seedId,
            int seedVersion,
            VetoCategory category,
            Instant openedAt,
            Instant dueAt,
            @Nullable Finding finding,
            @Nullable String note,
            @Nullable String answeredBy,
            @Nullable Instant answeredAt) {

        static RootCauseResource of(RootCause cause) {
            var task = cause.task();
            var answered = cause instanceof Answered known ? known : null;
            return new RootCauseResource(
                    task.approvalId(),
                    task.precedent(),
                    task.precedentVersion(),
                    task.category(),
                    task.openedAt(),
                    task.dueAt(),
                    answered == null ? null : answered.finding(),
                    answered == null ? null : answered.note(),
                    answered == null ? null : answered.by(),
                    answered == null ? null : answered.at());
        }
    }

    @Operation(summary = "Why precedents were wrong: what nobody has found out yet first; at most 100")
    @GetMapping("/v1/root-causes")
    @Allowed({Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.AGENT_ORCHESTRATOR})
    Page<RootCauseResource> rootCauses() {
        return Page.of(causes.list().stream().map(RootCauseResource::of).toList());
    }

    @Operation(summary = "Says why a precedent was wrong, and what becomes of it; the same again gets the same answer")
    @PostMapping("/v1/root-causes/{approvalId}/finding")
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed({Role.SERVICE, Role.PLATFORM_GOVERNOR, Role.AGENT_ORCHESTRATOR})
    RootCauseResource answer(
            Caller caller,
            Cause cause,
            @PathVariable("approvalId") UUID approvalId,
            @Valid @RequestBody FindingRequest request) {
        return RootCauseResource.of(causes.answer(approvalId, request.finding(), request.note(), caller, cause));
    }
}
