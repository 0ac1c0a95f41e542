package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.creation.Revisions.Resubmitted;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Mends and takes back creations that are under way. */
@RestController
class RevisionController {

    private static final String YAML = "application/yaml";

    private final Revisions revisions;
    private final WorkflowViews views;
    private final BlueprintReader reader = new BlueprintReader();

    RevisionController(Revisions revisions, WorkflowViews views) {
        this.revisions = revisions;
        this.views = views;
    }

    @Operation(
            summary = "Submit the mended blueprint of a refused agent: the next round of its checks. For whoever"
                    + " requested it, and administrators; within seven days, three rounds in all",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = AgentBlueprint.class)),
                                @Content(mediaType = YAML, schema = @Schema(implementation = AgentBlueprint.class))
                            }))
    @PostMapping(
            path = "/v1/workflows/{workflowId}/blueprint",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YAML, "application/x-yaml", "text/yaml"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.PLATFORM_GOVERNOR})
    Resubmitted resubmit(
            @PathVariable("workflowId") String workflowId,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Caller caller) {
        var format = MediaType.APPLICATION_JSON.isCompatibleWith(type) ? Format.JSON : Format.YAML;
        return revisions.resubmit(
                workflowId, reader.read(body, format), CreationController.digest(body), idempotencyKey, caller);
    }

    @Operation(
            summary =
                    "Take a creation back before anything is deployed; again changes nothing. For whoever requested it,"
                            + " and administrators")
    @PostMapping("/v1/workflows/{workflowId}/withdraw")
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.PLATFORM_GOVERNOR})
    WorkflowView withdraw(@PathVariable("workflowId") String workflowId, Caller caller) {
        revisions.withdraw(workflowId, caller);
        return views.view(workflowId);
    }
}
