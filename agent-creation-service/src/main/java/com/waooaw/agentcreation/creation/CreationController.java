package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.creation.Submissions.Receipt;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Starts creations, and shows how they go. */
@RestController
class CreationController {

    private static final String YAML = "application/yaml";

    private final Submissions submissions;
    private final WorkflowViews views;
    private final BlueprintReader reader = new BlueprintReader();

    CreationController(Submissions submissions, WorkflowViews views) {
        this.submissions = submissions;
        this.views = views;
    }

    @Operation(
            summary = "Submit a blueprint: starts the seven stages. YAML may hold several documents, an agent each",
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
            path = "/v1/agents",
            consumes = {MediaType.APPLICATION_JSON_VALUE, YAML, "application/x-yaml", "text/yaml"})
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Allowed({Role.ADMIN, Role.AGENT_ORCHESTRATOR, Role.PLATFORM_GOVERNOR})
    Receipt submit(
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
            Caller caller,
            Cause cause) {
        var format = MediaType.APPLICATION_JSON.isCompatibleWith(type) ? Format.JSON : Format.YAML;
        return submissions.submit(reader.read(body, format), digest(body), idempotencyKey, caller, cause);
    }

    @Operation(summary = "How a creation goes: stages, findings, what it waits for and who can act")
    @GetMapping("/v1/workflows/{workflowId}")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR, Role.SERVICE},
            operators = true)
    WorkflowView workflow(@PathVariable("workflowId") String workflowId) {
        return views.view(workflowId);
    }

    /** Tells one body from another. */
    static String digest(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
