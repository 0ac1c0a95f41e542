package com.waooaw.agentexecution.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentexecution.deliverable.DeliverableContent.Costs;
import com.waooaw.agentexecution.deliverable.Deliverables;
import com.waooaw.agentexecution.skill.Artifact;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as its customer sees it.
 *
 * @param waitsFor what it cannot go on without; absent while it works
 * @param notes what of the brief is not acted on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record JobView(
        UUID jobId,
        UUID engagementId,
        UUID agentId,
        String agentVersion,
        String brief,
        String topic,
        int requestedWords,
        List<String> notes,
        JobState state,
        @Nullable JobOutcome outcome,
        @Nullable Failure failure,
        @Nullable WaitsFor waitsFor,
        @Nullable Decision decision,
        List<PlannedSkill> plan,
        List<SkillRun> skillRuns,
        Costs costs,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        UUID correlationId,
        Map<String, String> links) {

    static JobView of(JobExecution job, List<SkillRun> runs, String publicOrigin) {
        var progress = job.progress();
        return new JobView(
                job.id(),
                job.engagement(),
                job.worker().agentId(),
                job.worker().agentVersion(),
                job.brief(),
                job.reading().topic(),
                job.reading().requestedWords(),
                job.reading().notes(),
                job.state(),
                progress.outcome(),
                progress.failure() == null
                        ? null
                        : new Failure(progress.failure(), Objects.requireNonNullElse(progress.failureDetail(), "")),
                waitsFor(job, publicOrigin),
                progress.approvalStatus() == null
                        ? null
                        : new Decision(
                                job.approvalId(),
                                progress.approvalStatus().name().toLowerCase(java.util.Locale.ROOT),
                                progress.decidedAt(),
                                progress.editedHash() == null ? null : true),
                planned(job.plan()),
                runs,
                Production.costs(runs),
                job.createdAt(),
                progress.startedAt(),
                progress.endedAt(),
                job.cause().correlationId(),
                links(job, runs));
    }

    private static @Nullable WaitsFor waitsFor(JobExecution job, String publicOrigin) {
        var since = job.progress().waitingSince();
        return job.state() != JobState.WAITING_APPROVAL || since == null
                ? null
                : new WaitsFor("approval", job.approvalId(), since, publicOrigin + "/approvals/" + job.approvalId());
    }

    private static List<PlannedSkill> planned(Plan plan) {
        return plan.steps().stream()
                .map(s -> new PlannedSkill(
                        plan.steps().indexOf(s) + 1,
                        s.skillId(),
                        s.kind(),
                        new TreeSet<>(s.kind().needs()),
                        s.kind().gives()))
                .toList();
    }

    private static Map<String, String> links(JobExecution job, List<SkillRun> runs) {
        var links = new LinkedHashMap<String, String>();
        links.put("self", "/v1/jobs/" + job.id());
        links.put("timeline", "/v1/jobs/" + job.id() + "/timeline");
        if (job.progress().actHash() != null) {
            links.put("deliverable", "/v1/deliverables/" + Deliverables.idOf(job.id()));
        }
        runs.stream()
                .filter(r -> r.kind() == SkillKind.PUBLISH && r.observe() != null)
                .map(r -> Objects.requireNonNull(r.observe()).get("address"))
                .filter(Objects::nonNull)
                .forEach(address -> links.put("publication", address.toString()));
        return links;
    }

    /** What ended it. */
    record Failure(String code, String detail) {}

    /**
     * What a job waits for.
     *
     * @param kind {@code approval}
     * @param page where the Governor decides
     */
    record WaitsFor(String kind, UUID approvalId, Instant since, String page) {}

    /**
     * How its publication was decided.
     *
     * @param edited present, and true, where the text was changed before it was approved
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            UUID approvalId,
            String status,
            @Nullable Instant decidedAt,
            @Nullable Boolean edited) {}

    /** A skill of the plan, what it needs and what it gives. */
    record PlannedSkill(int position, String skillId, SkillKind kind, Set<Artifact> needs, Artifact gives) {}

    /** A line of the list. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobLine(
            UUID jobId,
            UUID engagementId,
            UUID agentId,
            String topic,
            JobState state,
            @Nullable JobOutcome outcome,
            Instant createdAt,
            @Nullable Instant endedAt,
            Map<String, String> links) {

        static JobLine of(JobExecution job) {
            return new JobLine(
                    job.id(),
                    job.engagement(),
                    job.worker().agentId(),
                    job.reading().topic(),
                    job.state(),
                    job.progress().outcome(),
                    job.createdAt(),
                    job.progress().endedAt(),
                    JobView.links(job, List.of()));
        }
    }
}
