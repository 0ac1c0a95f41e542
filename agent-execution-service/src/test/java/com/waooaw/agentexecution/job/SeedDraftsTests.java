package com.waooaw.agentexecution.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentexecution.job.JobExecution.Purpose;
import com.waooaw.agentexecution.job.JobExecution.Worker;
import com.waooaw.agentexecution.skill.Plan;
import com.waooaw.agentexecution.skill.Plan.Step;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.writing.BriefReader;
import com.waooaw.agentexecution.writing.Reading.Understood;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.kernel.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SeedDraftsTests {

    private static final String BRIEF = "Patient education article: foot care in type 2 diabetes, about 300 words";
    private static final Instant NOW = Instant.parse("2026-11-27T10:00:00Z");

    @Test
    void aHumansYesAndNoTeach() {
        assertThat(SeedDrafts.of(job(ApprovalStatus.APPROVED, "enzo"), List.of())
                        .decision())
                .isEqualTo("approved");
        assertThat(SeedDrafts.of(job(ApprovalStatus.DENIED, "enzo"), List.of()).decision())
                .isEqualTo("denied");
    }

    @Test
    void whatAnEmergencyAllowedTeachesNothing() {
        assertThat(SeedDrafts.of(job(ApprovalStatus.APPROVED, null), List.of())).isNull();
    }

    @Test
    void aYesToAnotherTextTeachesNothing() {
        var job = job(ApprovalStatus.APPROVED, "enzo");

        assertThat(SeedDrafts.of(job.with(job.progress().edited("ab".repeat(32))), List.of()))
                .isNull();
    }

    private static JobExecution job(ApprovalStatus status, @Nullable String by) {
        return new JobExecution(
                UUID.randomUUID(),
                Purpose.CUSTOMER,
                UUID.randomUUID(),
                UUID.randomUUID(),
                new Worker(UUID.randomUUID(), "AGT-1", "1.0.0", "ab".repeat(32), "healthcare", "JOB-HC-001"),
                BRIEF,
                ((Understood) BriefReader.read(BRIEF)).brief(),
                new Plan(List.of(new Step("SKILL-HC-004", SkillKind.PUBLISH, Map.of()))),
                UUID.randomUUID(),
                NOW,
                Cause.root(UUID.randomUUID()),
                JobProgress.NONE.decided(status, by, NOW));
    }
}
