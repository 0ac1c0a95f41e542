package com.waooaw.agentcreation.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentcreation.classification.Classification.Sighting;
import com.waooaw.agentcreation.classification.ManifestDiffs.Found;
import com.waooaw.agentcreation.classification.ManifestDiffs.Reference;
import com.waooaw.platform.kernel.ErrorType;
import com.waooaw.platform.web.Allowed;
import com.waooaw.platform.web.Refuses;
import com.waooaw.platform.web.Role;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Says what is different between two manifests, and what that is; it changes nothing. */
@RestController
class ManifestDiffController {

    private final ManifestDiffs diffs;

    ManifestDiffController(ManifestDiffs diffs) {
        this.diffs = diffs;
    }

    /** From which manifest to which. */
    record DiffRequest(
            @NotNull @Valid ManifestReference from,
            @NotNull @Valid ManifestReference to) {}

    /**
     * One of {@code manifest_hash}, {@code agent_id} and {@code content}.
     *
     * @param agentVersion with {@code agent_id}; absent for the version the agent has now
     * @param content a manifest nobody certified
     */
    record ManifestReference(
            @Nullable @Size(max = 64) String manifestHash,
            @Nullable UUID agentId,
            @Nullable @Size(max = 40) String agentVersion,
            @Nullable Map<String, @Nullable Object> content) {

        private Reference reference() {
            return new Reference(manifestHash, agentId, agentVersion, content);
        }
    }

    /** A manifest that was compared; {@code manifest_hash} only where it was certified. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ComparedManifest(
            String agentId, String agentVersion, @Nullable String manifestHash) {

        private static ComparedManifest of(Found found) {
            return new ComparedManifest(found.agentId(), found.agentVersion(), found.hash());
        }
    }

    /**
     * What is different, and what that is.
     *
     * @param disputed whether it is an evolution only because no rule can tell: the Governor says what it is
     * @param nextVersion after that of {@code from}; absent where that has none
     * @param indicators what each rule saw in each change
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DiffView(
            ComparedManifest from,
            ComparedManifest to,
            ChangeClass classification,
            boolean disputed,
            VersionStep versionStep,
            @Nullable String nextVersion,
            String ruleSetVersion,
            List<Sighting> indicators,
            List<Change> changes) {}

    @Operation(summary = "What is different between two manifests, and whether that is a proposal or an evolution")
    @PostMapping("/v1/manifests/diff")
    @Refuses({ErrorType.NOT_FOUND, ErrorType.CONFLICT})
    @Allowed(value = Role.SERVICE, operators = true)
    DiffView diff(@RequestBody @Valid DiffRequest request) {
        var compared = diffs.compare(request.from().reference(), request.to().reference());
        var decided = compared.classification();
        return new DiffView(
                ComparedManifest.of(compared.from()),
                ComparedManifest.of(compared.to()),
                decided.changeClass(),
                decided.disputed(),
                decided.versionStep(),
                decided.versionStep().after(compared.from().agentVersion()),
                decided.ruleSetVersion(),
                decided.sightings(),
                compared.changes());
    }
}
