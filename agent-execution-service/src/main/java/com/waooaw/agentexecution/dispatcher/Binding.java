package com.waooaw.agentexecution.dispatcher;

import com.waooaw.activities.execution.ExecutionActivities.BindManifest;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import java.util.UUID;

/**
 * A version of an agent, bound to the one manifest it runs.
 *
 * @param manifestJson canonical JSON; its hash is what was certified
 */
public record Binding(UUID agentId, String displayId, String agentVersion, String manifestHash, String manifestJson) {

    /** Checks that the manifest is the one the hash was given for, and that it is this agent's. */
    static Binding of(BindManifest request) {
        if (!CanonicalJson.sha256(request.manifestJson()).equals(request.manifestHash())) {
            throw new WaooawException(
                    ExecutionError.MANIFEST_INVALID, "the manifest has another hash than it came with");
        }
        var binding = new Binding(
                request.agentId(),
                request.displayId(),
                request.agentVersion(),
                request.manifestHash(),
                request.manifestJson());
        var manifest = binding.manifest();
        if (!manifest.agentId().equals(request.agentId())
                || !manifest.agentVersion().equals(request.agentVersion())) {
            throw new WaooawException(ExecutionError.MANIFEST_INVALID, "the manifest is of another agent or version");
        }
        return binding;
    }

    public Manifest manifest() {
        return Manifest.parse(manifestJson);
    }
}
