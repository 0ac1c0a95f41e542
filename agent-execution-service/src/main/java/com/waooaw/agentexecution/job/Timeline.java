package com.waooaw.agentexecution.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.waooaw.agentexecution.skill.SkillRun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened in a job, oldest first.
 *
 * @param entries what was thought, done and seen
 */
record Timeline(UUID jobId, List<Entry> entries) {

    static Timeline of(JobExecution job, List<SkillRun> runs) {
        var entries = new ArrayList<Entry>();
        var progress = job.progress();
        add(entries, job.createdAt(), "job", null, "accepted", null);
        add(entries, progress.startedAt(), "job", null, "begun", null);
        runs.forEach(run -> {
            add(entries, run.startedAt(), "think", run.skillId(), run.kind().wireName(), run.think());
            add(entries, run.endedAt(), "act", run.skillId(), run.kind().wireName(), run.act());
            add(entries, run.endedAt(), "observe", run.skillId(), run.kind().wireName(), run.observe());
        });
        add(
                entries,
                progress.waitingSince(),
                "approval",
                null,
                "requested",
                Map.of("approval_id", job.approvalId().toString()));
        var decision = progress.approvalStatus();
        if (decision != null) {
            add(
                    entries,
                    progress.decidedAt(),
                    "approval",
                    null,
                    decision.name().toLowerCase(Locale.ROOT),
                    progress.editedHash() == null
                            ? Map.of("approval_id", job.approvalId().toString())
                            : Map.of("approval_id", job.approvalId().toString(), "edited", true));
        }
        var outcome = progress.outcome();
        if (outcome != null) {
            add(entries, progress.endedAt(), "job", null, outcome.stored(), null);
        }
        // stable: what happened at one instant stays in the order it was added
        entries.sort(Comparator.comparing(Entry::at));
        return new Timeline(job.id(), entries);
    }

    private static void add(
            List<Entry> entries,
            @Nullable Instant at,
            String phase,
            @Nullable String skillId,
            String what,
            @Nullable Map<String, Object> facts) {
        boolean said = facts != null || !(phase.equals("think") || phase.equals("act") || phase.equals("observe"));
        if (at != null && said) {
            entries.add(new Entry(at, phase, skillId, what, Objects.requireNonNullElse(facts, Map.of())));
        }
    }

    /**
     * Something that happened.
     *
     * @param phase {@code job}, {@code think}, {@code act}, {@code observe} or {@code approval}
     * @param what the skill, or what happened
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(Instant at, String phase, @Nullable String skillId, String what, Map<String, Object> facts) {}
}
