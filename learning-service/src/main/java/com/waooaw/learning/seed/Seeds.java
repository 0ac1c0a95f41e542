package com.waooaw.learning.seed;

import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.learning.LearningError;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what was learned. */
@Service
class Seeds {

    private final SeedRepository seeds;
    private final AuditLog audit;
    private final Clock clock;

    Seeds(SeedRepository seeds, AuditLog audit, Clock clock) {
        this.seeds = seeds;
        this.audit = audit;
        this.clock = clock;
    }

    /** Takes a pattern seen in a job: a new draft, or one more sample of a draft there is. */
    @Transactional(propagation = Propagation.MANDATORY)
    void learn(JobCompleted job, JobCompleted.SeedDraft draft, Cause cause) {
        var pattern = patternHash(job, draft);
        var seedId = seeds.addOrCount(Ids.next(clock), pattern, job, draft, cause.correlationId(), clock.instant());
        audit.append(AuditEntry.internal(
                Ids.of("seed-draft", seedId, job.jobId()),
                "learning",
                ActorType.SYSTEM,
                "seed_emitted",
                "seed",
                seedId.toString(),
                Map.of("job_id", job.jobId().toString(), "action_type", draft.actionType(), "pattern", pattern),
                Result.SUCCEEDED,
                cause));
    }

    @Transactional(readOnly = true)
    public List<Seed> all(Optional<SeedStatus> status) {
        return seeds.all(status);
    }

    @Transactional(readOnly = true)
    public Seed seed(UUID id) {
        return seeds.find(id)
                .orElseThrow(() -> new WaooawException(LearningError.SEED_NOT_FOUND, "there is no seed " + id));
    }

    static String patternHash(JobCompleted job, JobCompleted.SeedDraft draft) {
        var conditions = draft.conditions().stream()
                .map(c -> c.fact() + " " + c.op() + " " + c.value())
                .sorted(Comparator.naturalOrder())
                .toList();
        return CanonicalJson.sha256(CanonicalJson.of(Map.of(
                "action_type", draft.actionType(),
                "industry", job.industry(),
                "job_role_id", job.jobRoleId(),
                "decision", draft.decision(),
                "conditions", conditions)));
    }
}
