package com.waooaw.agentcreation.registry;

import static com.waooaw.agentcreation.AgentCreationError.AGENT_NOT_FOUND;
import static com.waooaw.agentcreation.AgentCreationError.VERSION_NOT_FOUND;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Page;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Shows what was certified: all of it to staff, to customers what concerns them. */
@RestController
class ManifestController {

    private final AgentRegistry registry;
    private final Versions versions;
    private final JsonMapper json;

    ManifestController(AgentRegistry registry, Versions versions, JsonMapper json) {
        this.registry = registry;
        this.versions = versions;
        this.json = json;
    }

    /**
     * A manifest and its hash.
     *
     * @param manifestHash SHA-256 of the canonical JSON (RFC 8785) of the whole manifest
     * @param sanitised whether {@code manifest} is only the part that concerns customers: the hash is not of that
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ManifestView(
            UUID agentId,
            String displayId,
            String agentVersion,
            String manifestHash,
            JsonNode manifest,
            @Nullable Boolean sanitised) {}

    /**
     * A manifest that was certified.
     *
     * @param inForceSince when the version went to work with it; absent where it never did
     * @param current whether it is the one the agent has now
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VersionView(
            String agentVersion,
            String manifestHash,
            Instant certifiedAt,
            @Nullable Instant inForceSince,
            boolean current) {}

    @Operation(summary = "What was certified of an agent, newest first; none of it ever changes")
    @GetMapping("/v1/agents/{agentId}/versions")
    @Allowed(
            value = {Role.PLATFORM_GOVERNOR, Role.DEPUTY_GOVERNOR, Role.SERVICE},
            operators = true)
    Page<VersionView> versions(
            @PathVariable("agentId") UUID agentId,
            @RequestParam(name = "cursor", required = false) @Nullable @Min(1) Integer cursor,
            @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(100) int limit) {
        var agent = registry.agent(agentId);
        var found = versions.page(agentId, cursor, limit + 1);
        var shown = found.stream().limit(limit).toList();
        return new Page<>(
                shown.stream().map(each -> view(agent, each)).toList(),
                found.size() > limit ? String.valueOf(shown.getLast().n()) : null);
    }

    @Operation(
            summary =
                    "The manifest of a certified version, or of the one the agent has now, with its hash; a customer sees"
                            + " what concerns customers, of the version that works now")
    @GetMapping("/v1/agents/{agentId}/manifest")
    @Refuses(ErrorType.CONFLICT)
    @Allowed(
            value = {
                Role.CUSTOMER_USER,
                Role.ENGAGEMENT_GOVERNOR,
                Role.PLATFORM_GOVERNOR,
                Role.DEPUTY_GOVERNOR,
                Role.SERVICE
            },
            operators = true)
    ManifestView manifest(
            Caller caller,
            @PathVariable("agentId") UUID agentId,
            @RequestParam(name = "version", required = false) @Nullable String version) {
        var agent = registry.agent(agentId);
        if (AgentController.staff(caller)) {
            var found = versions.of(agentId, version);
            return view(agent, found, json.readTree(found.manifest().json()), null);
        }
        if (!agent.working()) {
            throw new WaooawException(AGENT_NOT_FOUND, "no agent " + agentId);
        }
        if (version != null && !version.equals(agent.agentVersion())) {
            throw new WaooawException(VERSION_NOT_FOUND, "agent " + agent.displayId() + " works with another version");
        }
        var found = versions.of(agentId, null);
        return view(
                agent, found, CustomerManifest.of(json.readTree(found.manifest().json())), true);
    }

    private static ManifestView view(
            Agent agent, CertifiedManifest found, JsonNode shown, @Nullable Boolean sanitised) {
        return new ManifestView(
                agent.agentId(),
                agent.displayId(),
                found.agentVersion(),
                found.manifest().hash(),
                shown,
                sanitised);
    }

    private static VersionView view(Agent agent, CertifiedManifest each) {
        var hash = each.manifest().hash();
        return new VersionView(
                each.agentVersion(),
                hash,
                each.certifiedAt(),
                each.inForceSince(),
                each.agentVersion().equals(agent.agentVersion()) && hash.equals(agent.manifestHash()));
    }
}
