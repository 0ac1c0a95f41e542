package com.waooaw.agentcreation.creation;

import com.waooaw.activities.execution.ExecutionActivities;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Execution as its contract says, in memory; an agent whose name says so is not healthy. */
public class FakeExecution implements ExecutionActivities {

    final Map<UUID, BindManifest> bound = new ConcurrentHashMap<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final Map<UUID, HealthReport> reports = new ConcurrentHashMap<>();

    /** Until then the sample job of an agent whose name says slow goes on. */
    final CountDownLatch released = new CountDownLatch(1);

    /** Until then an agent whose name says holds on is not unbound. */
    final CountDownLatch letGo = new CountDownLatch(1);

    @Override
    public void bindManifest(BindManifest request) {
        if (bound.putIfAbsent(request.agentId(), request) == null) {
            calls.add("bind " + request.agentId());
        }
    }

    @Override
    public void unbindManifest(UUID agentId, String agentVersion) {
        var gone = bound.get(agentId);
        if (gone != null && gone.agentName().contains("clings")) {
            throw ApplicationFailure.newNonRetryableFailure("cannot let go", "EXE-0099");
        }
        if (gone != null && gone.agentName().contains("holds on")) {
            calls.add("holds " + agentId);
            waitFor(letGo);
        }
        calls.add("unbind " + agentId);
        bound.remove(agentId);
    }

    @Override
    public HealthReport runSampleJob(SampleJob request) {
        return reports.computeIfAbsent(request.runId(), id -> {
            calls.add("sample " + request.agentId());
            waitForRelease(request.agentId());
            boolean healthy = !bound.get(request.agentId()).agentName().contains("unhealthy");
            return new HealthReport(
                    id,
                    healthy,
                    List.of(new Probe(
                            "skill:SKILL-HC-001",
                            healthy,
                            healthy ? "5 passages" : "no passage",
                            12,
                            healthy ? null : "RESEARCH-EMPTY")));
        });
    }

    private void waitForRelease(UUID agentId) {
        if (bound.get(agentId).agentName().contains("slow")) {
            waitFor(released);
        }
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(15, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody released it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    List<String> callsFor(UUID agentId) {
        return calls.stream().filter(call -> call.endsWith(agentId.toString())).toList();
    }
}
