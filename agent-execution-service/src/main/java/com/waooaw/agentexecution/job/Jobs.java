package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.HouseTenant;
import com.waooaw.agentexecution.dispatcher.Binding;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.agentexecution.engagement.Engagements;
import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.job.JobExecution.Worker;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun;
import com.waooaw.agentexecution.writing.Brief;
import com.waooaw.agentexecution.writing.BriefReader;
import com.waooaw.agentexecution.writing.Reading;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import com.waooaw.platform.workflow.WorkflowOutbox;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes jobs on, and says how they stand. */
@Service
public class Jobs {

    private static final int MOST = 100;

    /** For so long a plan that was found empty counts as empty; after that a job asks whether a Governor granted more. */
    private static final Duration FOUND_EMPTY = Duration.ofMinutes(5);

    private final JobRows jobs;
    private final SkillRunRows runs;
    private final Engagements engagements;
    private final Dispatcher dispatcher;
    private final WorkflowOutbox workflows;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final Clock clock;

    Jobs(
            JobRows jobs,
            SkillRunRows runs,
            Engagements engagements,
            Dispatcher dispatcher,
            WorkflowOutbox workflows,
            IdempotencyKeys keys,
            AuditLog audit,
            Clock clock) {
        this.jobs = jobs;
        this.runs = runs;
        this.engagements = engagements;
        this.dispatcher = dispatcher;
        this.workflows = workflows;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a customer's job on; its workflow starts after the commit. */
    @Transactional
    JobAccepted submit(Caller caller, UUID engagementId, String brief, @Nullable String idempotencyKey, Cause cause) {
        var digest = CanonicalJson.sha256("job/" + engagementId + "/" + brief);
        return keys.once(
                caller, idempotencyKey, digest, JobAccepted.class, () -> submit(caller, engagementId, brief, cause));
    }

    private JobAccepted submit(Caller caller, UUID engagementId, String brief, Cause cause) {
        var engagement = engagements.admit(engagementId, since -> jobs.begunSince(engagementId, since));
        requireMoney(engagementId);
        var binding = dispatcher.engage(engagement.agentId()).binding();
        var job = job(Ids.next(clock), Purpose.CUSTOMER, engagement.customerId(), engagementId, binding, brief, cause);
        jobs.add(job);
        workflows.start(job.ref().start());
        audit.append(AuditEntry.internal(
                        Ids.of("job_accepted", job.id()),
                        caller.subject(),
                        ActorType.CUSTOMER,
                        "job_accepted",
                        "job",
                        job.id().toString(),
                        Map.of("brief_sha256", CanonicalJson.sha256(brief), "manifest_hash", binding.manifestHash()),
                        Result.SUCCEEDED,
                        cause)
                .concerning(engagement.customerId(), engagementId, engagement.agentId()));
        return JobAccepted.of(job.id());
    }

    private void requireMoney(UUID engagementId) {
        jobs.planFoundEmptyAt(engagementId)
                .map(at -> at.plus(FOUND_EMPTY))
                .filter(clock.instant()::isBefore)
                .ifPresent(again -> {
                    throw new WaooawException(
                            ExecutionError.BUDGET_REFUSED,
                            "what the plan includes is spent; its Governor may grant more. From %s on a job asks again"
                                    .formatted(again));
                });
    }

    /**
     * Takes a sample job on: the agent's own sample brief, for the platform, in the sandbox. Idempotent by id.
     *
     * @throws WaooawException {@code EXE-0012} or {@code EXE-0009} for a manifest or sample brief that cannot be run
     */
    @Transactional
    public JobRef sample(UUID jobId, Binding binding, Cause cause) {
        var job = job(
                jobId,
                Purpose.SAMPLE,
                HouseTenant.ID,
                null,
                binding,
                binding.manifest().sampleBrief(),
                cause);
        jobs.add(job);
        return job.ref();
    }

    private JobExecution job(
            UUID id,
            Purpose purpose,
            UUID customerId,
            @Nullable UUID engagementId,
            Binding binding,
            String brief,
            Cause cause) {
        var manifest = binding.manifest();
        var plan = Plan.of(manifest);
        var ref = new JobRef(id, customerId);
        return new JobExecution(
                id,
                purpose,
                customerId,
                engagementId,
                new Worker(
                        binding.agentId(),
                        binding.displayId(),
                        binding.agentVersion(),
                        binding.manifestHash(),
                        manifest.industry(),
                        manifest.jobRoleId()),
                brief,
                read(brief, plan),
                plan,
                ref.step("approval", 1),
                clock.instant(),
                cause,
                JobProgress.NONE);
    }

    private static Brief read(String brief, Plan plan) {
        return switch (BriefReader.read(brief)) {
            case Reading.Understood(var understood) -> {
                var most = plan.step(SkillKind.DRAFT).number("max_words");
                if (most.isPresent() && understood.requestedWords() > most.getAsInt()) {
                    throw refused(
                            "words_above_limit", "This agent writes at most %d words.".formatted(most.getAsInt()));
                }
                yield understood;
            }
            case Reading.Refused(var refusal, var detail) ->
                throw refused(refusal.name().toLowerCase(Locale.ROOT), detail);
        };
    }

    private static WaooawException refused(String reason, String detail) {
        return new WaooawException(
                ExecutionError.BRIEF_REFUSED, reason + ": " + detail, List.of(new Fault("/brief", detail)));
    }

    @Transactional(readOnly = true)
    List<JobExecution> list() {
        return jobs.newest(MOST);
    }

    @Transactional(readOnly = true)
    JobWithRuns get(UUID id) {
        var job = jobs.find(id)
                .filter(j -> j.purpose() == Purpose.CUSTOMER)
                .orElseThrow(() -> new WaooawException(ExecutionError.JOB_NOT_FOUND, "no job " + id));
        return new JobWithRuns(job, runs.of(id));
    }

    /** How the skills of a job stand. */
    @Transactional(readOnly = true)
    public List<SkillRun> runs(JobRef ref) {
        return runs.of(ref.jobId());
    }

    /** What a job's publication gave; empty where nothing was published. */
    @Transactional(readOnly = true)
    public java.util.Optional<TriedPublication> triedPublication(JobRef ref) {
        return runs.result(ref.jobId(), SkillKind.PUBLISH, TriedPublication.class);
    }

    /** A job with what its skills have done. */
    record JobWithRuns(JobExecution job, List<SkillRun> runs) {}

    /** The answer to a job taken on. */
    record JobAccepted(UUID jobId, JobState state, String workflowId, Map<String, String> links) {

        static JobAccepted of(UUID jobId) {
            var self = "/v1/jobs/" + jobId;
            return new JobAccepted(
                    jobId,
                    JobState.QUEUED,
                    JobRef.workflowId(jobId),
                    Map.of("self", self, "timeline", self + "/timeline"));
        }
    }
}
