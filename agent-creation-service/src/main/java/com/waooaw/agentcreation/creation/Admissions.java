package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import com.waooaw.activities.governance.PolicyActivities.PolicyTicket;
import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the policies say before a stage begins, and before a Governor is asked (domain.md 2.1). */
@Service
class Admissions {

    private final Creations creations;
    private final CreationStore store;
    private final StageStore stages;
    private final Rejections rejections;
    private final Trail trail;
    private final Clock clock;

    Admissions(
            Creations creations,
            CreationStore store,
            StageStore stages,
            Rejections rejections,
            Trail trail,
            Clock clock) {
        this.creations = creations;
        this.store = store;
        this.stages = stages;
        this.rejections = rejections;
        this.trail = trail;
        this.clock = clock;
    }

    /** What they are asked; taken again before the stage has a result, it is the same question. */
    @Transactional(readOnly = true)
    public PolicyQuestion question(Run run, Stage stage) {
        return Duty.of(creations.creation(run), stage, stages.results(run));
    }

    /** Lets a question go to the Governor, or ends the creation: no other blueprint would change who asks. */
    @Transactional
    public Phase admit(Run run, PolicyTicket policy) {
        var creation = creations.locked(run);
        if (creation.phase() != Phase.ASK) {
            return creation.phase();
        }
        trail.write(
                creation,
                creation.requestedBy(),
                ActorType.OPERATOR,
                "question_admitted",
                Map.of("policy_attestation", policy.decisionId().toString()),
                policy.allowed() ? Result.SUCCEEDED : Result.REFUSED,
                policy);
        if (!policy.allowed()) {
            stages.add(run, denied(Stage.GOVERNOR, policy, now()));
            stages.revokeReviews(run, now());
            rejections.reject(creation, "POLICY", "not-admitted");
            store.ended(run, Outcome.DENIED, now());
        }
        return creations.creation(run).phase();
    }

    /** A stage that may not be performed: nobody has looked at anything. */
    static StageResult denied(Stage stage, PolicyTicket policy, Instant now) {
        return attested(
                new StageResult(
                        stage,
                        false,
                        List.of(new Finding(
                                "POLICY",
                                Severity.CRITICAL,
                                "the policies do not allow it: " + String.join(", ", policy.rules()),
                                "",
                                "have it requested by somebody who performs none of its other duties")),
                        Map.of(),
                        "policies " + policy.bundleVersion(),
                        now,
                        null,
                        null),
                policy);
    }

    /** The same result, which says by which attestation the stage was allowed. */
    static StageResult attested(StageResult result, PolicyTicket policy) {
        var detail = new HashMap<>(result.detail());
        detail.put("policy_attestation", policy.decisionId().toString());
        return new StageResult(
                result.stage(),
                result.passed(),
                result.findings(),
                detail,
                result.ruleSetVersion(),
                result.finishedAt(),
                result.revokedAt(),
                result.revokedReason());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
