package com.waooaw.activities.execution;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts a certified agent to work, and proves that it works. Task queue {@code agent-execution}. */
@ActivityInterface(namePrefix = "Execution_")
public interface ExecutionActivities {

    /** Task queue of the owner. */
    String TASK_QUEUE = "agent-execution";

    /**
     * Binds an agent's version to its manifest in the dispatcher: from then on it runs exactly that manifest.
     * Idempotent; the same version with another hash fails with {@code EXE-0010}.
     */
    void bindManifest(BindManifest request);

    /** Takes an agent's version out of the dispatcher. Idempotent; succeeds where nothing is bound. */
    void unbindManifest(UUID agentId, String agentVersion);

    /**
     * Runs a sample job of the bound manifest in the sandbox, all its skills, and publishes and unpublishes there.
     * Idempotent by {@link SampleJob#runId()}: a repeat returns the stored report. A failing agent is a report, not a
     * failed activity.
     */
    HealthReport runSampleJob(SampleJob request);

    /**
     * What the dispatcher runs.
     *
     * @param manifestJson canonical JSON of the manifest
     * @param manifestHash lower-case hex SHA-256 of it; computed again here
     */
    record BindManifest(
            UUID agentId,
            String displayId,
            String agentName,
            String agentVersion,
            String industry,
            String jobRoleId,
            String manifestJson,
            String manifestHash,
            Cause cause) {}

    /**
     * A health check by doing.
     *
     * @param runId stable across restarts
     */
    record SampleJob(UUID runId, UUID agentId, String agentVersion, Cause cause) {}

    /**
     * What the sample job showed.
     *
     * @param healthy whether every probe passed
     */
    record HealthReport(UUID runId, boolean healthy, List<Probe> probes) {

        public HealthReport {
            probes = List.copyOf(probes);
        }
    }

    /**
     * One thing looked at.
     *
     * @param name for example {@code skill:SKILL-HC-001}, {@code publish}, {@code unpublish}
     * @param detail figures and codes
     * @param millis how long it took
     * @param failure code of what was wrong; absent where it passed
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Probe(
            String name,
            boolean passed,
            String detail,
            long millis,
            @Nullable String failure) {}
}
