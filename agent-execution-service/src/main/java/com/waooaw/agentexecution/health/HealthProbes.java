package com.waooaw.agentexecution.health;

import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.Probe;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.job.TriedPublication;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.agentexecution.skill.SkillRunState;
import com.waooaw.platform.kernel.WaooawException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Reads a report out of what a sample job did. */
final class HealthProbes {

    private HealthProbes() {}

    /** A sample job that could not even be begun. */
    static HealthReport notBegun(UUID runId, WaooawException why) {
        return new HealthReport(
                runId,
                false,
                List.of(new Probe(
                        "plan",
                        false,
                        String.valueOf(why.getMessage()),
                        0,
                        why.code().id())));
    }

    static HealthReport of(UUID runId, List<SkillRun> runs, Optional<TriedPublication> tried) {
        var probes = new ArrayList<Probe>();
        probes.add(new Probe(
                "plan",
                !runs.isEmpty(),
                runs.size() + " skills",
                0,
                runs.isEmpty() ? ExecutionError.MANIFEST_INVALID.id() : null));
        runs.forEach(run -> probes.add(probe(run)));
        tried.ifPresent(t -> {
            probes.add(new Probe(
                    "publish", true, t.post().channel() + " " + t.post().postId(), t.publishMillis(), null));
            probes.add(new Probe("read_back", true, "sha256 " + t.post().contentSha256(), t.readMillis(), null));
            probes.add(new Probe("unpublish", true, t.post().address(), t.unpublishMillis(), null));
        });
        return new HealthReport(runId, probes.stream().allMatch(Probe::passed), probes);
    }

    private static Probe probe(SkillRun run) {
        boolean passed = run.state() == SkillRunState.COMPLETED;
        var detail = run.failureDetail() != null
                ? run.failureDetail()
                : run.kind().wireName() + " " + Objects.requireNonNullElse(run.observe(), java.util.Map.of());
        return new Probe(
                "skill:" + run.skillId(),
                passed,
                detail,
                Objects.requireNonNullElse(run.millis(), 0L),
                passed ? null : Objects.requireNonNullElse(run.failure(), ExecutionError.STEP_OUT_OF_ORDER.id()));
    }
}
