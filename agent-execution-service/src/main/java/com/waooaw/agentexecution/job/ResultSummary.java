package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.skill.SkillRun;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A job's result as facts about it: counts and codes, no text of the customer. */
final class ResultSummary {

    private static final List<String> FACTS = List.of(
            "passages", "verified_passages", "actual_words", "sources", "supported", "post_id", "reason", "cause");

    private ResultSummary() {}

    static String of(JobExecution job, List<SkillRun> done) {
        var skills = done.stream()
                .map(run -> run.kind().wireName() + " " + run.state().name().toLowerCase(java.util.Locale.ROOT)
                        + facts(run.observe()))
                .collect(Collectors.joining("; "));
        var failure = job.progress().failure();
        return failure == null ? skills : skills + "; ended by " + failure;
    }

    private static String facts(@org.jspecify.annotations.Nullable Map<String, Object> observed) {
        return observed == null
                ? ""
                : FACTS.stream()
                        .filter(observed::containsKey)
                        .map(f -> f + "=" + Objects.requireNonNull(observed.get(f)))
                        .collect(Collectors.joining(", ", " (", ")"))
                        .replace(" ()", "");
    }
}
