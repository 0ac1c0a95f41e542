package com.waooaw.agentcreation.authoring;

import com.waooaw.platform.web.Allowed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Duration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Hands the schema of a blueprint to editors, which have no token. */
@RestController
class SchemaController {

    private static final Duration FRESH = Duration.ofHours(1);

    @Operation(
            summary = "The JSON Schema (2020-12) of a blueprint, as editors complete and check it by",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "The schema",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(type = "object"))))
    @GetMapping(path = "/v1/blueprint-schema", produces = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(anonymous = true)
    ResponseEntity<Resource> schema() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(new ClassPathResource("schema/agent-creation/blueprint.schema.json"));
    }
}
