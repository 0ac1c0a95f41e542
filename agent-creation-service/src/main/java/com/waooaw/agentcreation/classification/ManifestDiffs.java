package com.waooaw.agentcreation.classification;

import static com.waooaw.agentcreation.AgentCreationError.MANIFESTS_TOO_DIFFERENT;
import static com.waooaw.agentcreation.AgentCreationError.MANIFEST_CHANGED;
import static com.waooaw.agentcreation.AgentCreationError.MANIFEST_REFERENCE_INVALID;

import com.waooaw.agentcreation.registry.CertifiedManifest;
import com.waooaw.agentcreation.registry.Versions;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds the two manifests somebody asks about, and compares them. */
@Component
class ManifestDiffs {

    /** Two versions of one agent differ in tens of places. */
    private static final int MOST = 2_000;

    private final Versions versions;
    private final JsonMapper json;

    ManifestDiffs(Versions versions, JsonMapper json) {
        this.versions = versions;
        this.json = json;
    }

    /**
     * Which manifest: one that was certified, by its hash or by agent and version, or one that is only planned.
     *
     * @param agentVersion absent for the version the agent has now
     */
    record Reference(
            @Nullable String manifestHash,
            @Nullable UUID agentId,
            @Nullable String agentVersion,
            @Nullable Map<String, @Nullable Object> content) {}

    /** A manifest that was found; {@code hash} only where it was certified. */
    record Found(
            String agentId, String agentVersion, @Nullable String hash, JsonNode content) {}

    /** Two manifests, what is different, and what that is. */
    record Compared(Found from, Found to, List<Change> changes, Classification classification) {}

    Compared compare(Reference from, Reference to) {
        var faults = new ArrayList<Fault>();
        check("/from", from, faults);
        check("/to", to, faults);
        if (!faults.isEmpty()) {
            throw new WaooawException(
                    MANIFEST_REFERENCE_INVALID,
                    "a manifest is named by manifest_hash, by agent_id, or by its content",
                    faults);
        }
        var before = find(from);
        var after = find(to);
        var changes = ManifestDiff.between(before.content(), after.content());
        if (changes.size() > MOST) {
            throw new WaooawException(MANIFESTS_TOO_DIFFERENT, "the manifests differ in more than " + MOST + " places");
        }
        return new Compared(before, after, changes, Classifier.of(before.content(), after.content(), changes));
    }

    private static void check(String pointer, Reference reference, List<Fault> faults) {
        int ways = (reference.manifestHash() == null ? 0 : 1)
                + (reference.agentId() == null ? 0 : 1)
                + (reference.content() == null ? 0 : 1);
        if (ways != 1) {
            faults.add(new Fault(pointer, "names a manifest in " + ways + " ways, and one is needed"));
        } else if (reference.agentVersion() != null && reference.agentId() == null) {
            faults.add(new Fault(pointer + "/agent_version", "goes with agent_id only"));
        }
    }

    private Found find(Reference reference) {
        if (reference.content() != null) {
            JsonNode content = json.valueToTree(reference.content());
            return new Found(
                    content.path("agent_id").asString(""),
                    content.path("agent_version").asString(""),
                    null,
                    content);
        }
        if (reference.manifestHash() != null) {
            return found(versions.byHash(reference.manifestHash()));
        }
        return found(versions.of(Objects.requireNonNull(reference.agentId()), reference.agentVersion()));
    }

    private Found found(CertifiedManifest certified) {
        var manifest = certified.manifest();
        if (!manifest.intact()) {
            throw new WaooawException(MANIFEST_CHANGED, "the manifest of " + certified.agentId() + " was changed");
        }
        return new Found(
                certified.agentId().toString(),
                certified.agentVersion(),
                manifest.hash(),
                json.readTree(manifest.json()));
    }
}
