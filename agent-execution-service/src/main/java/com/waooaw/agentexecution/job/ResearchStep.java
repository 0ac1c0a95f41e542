package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchRequest;
import com.waooaw.activities.knowledge.KnowledgeActivities.SearchResult;
import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.job.JobSteps.Question;
import com.waooaw.agentexecution.skill.CpuMeter;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Research: puts the brief's questions to the corpus, one by one, and gathers what comes back. */
@Component
class ResearchStep {

    /** Passages wanted per question. */
    private static final int PER_QUESTION = 8;

    /** Fewest verified passages to write from, where the manifest says nothing. */
    private static final int FEWEST = 3;

    private final JobLedger ledger;
    private final JobSpending spending;

    ResearchStep(JobLedger ledger, JobSpending spending) {
        this.ledger = ledger;
        this.spending = spending;
    }

    List<Question> openQuestions(JobRef ref) {
        if (ledger.done(ref, SkillKind.RESEARCH)) {
            return List.of();
        }
        var job = ledger.job(ref);
        ledger.start(ref, SkillKind.RESEARCH);
        return ledger.questions(ref).stream()
                .filter(q -> q.answer() == null)
                .map(q -> new Question(
                        q.position(),
                        new SearchRequest(
                                q.queryId(),
                                job.worker().agentId(),
                                job.worker().industry(),
                                q.question(),
                                PER_QUESTION,
                                job.next())))
                .toList();
    }

    void gather(JobRef ref) {
        if (ledger.done(ref, SkillKind.RESEARCH)) {
            return;
        }
        var job = ledger.job(ref);
        int fewest = job.plan().step(SkillKind.RESEARCH).number("min_passages").orElse(FEWEST);
        var asked = ledger.questions(ref);
        var answers = asked.stream()
                .map(SkillRunRows.Asked::answer)
                .filter(Objects::nonNull)
                .toList();
        if (answers.size() < asked.size()) {
            throw new WaooawException(ExecutionError.STEP_OUT_OF_ORDER, "not every question is answered");
        }
        spending.settle(ref);
        var gathered = CpuMeter.measure(() -> gathered(answers));
        var passages = gathered.value();
        var account = new Account(
                Map.of(
                        "goal", "find passages that answer the brief",
                        "topic", job.reading().topic(),
                        "questions",
                                asked.stream().map(SkillRunRows.Asked::question).toList()),
                Map.of(
                        "queries", asked.size(),
                        "answered_by", passages.answeredBy(),
                        "corpus_versions", passages.corpusVersions()),
                Map.of(
                        "outcome",
                        passages.verified() >= fewest ? "SUCCESS" : "FAILURE",
                        "passages",
                        passages.found().size(),
                        "verified_passages",
                        passages.verified(),
                        "fewest_wanted",
                        fewest),
                gathered.cpuSeconds(),
                answers.stream().mapToLong(SearchResult::millis).sum() + gathered.millis(),
                asked.size(),
                answers.stream().map(SearchResult::costUsd).reduce(BigDecimal.ZERO, BigDecimal::add));
        if (passages.verified() < fewest) {
            ledger.fail(
                    ref,
                    SkillKind.RESEARCH,
                    account,
                    passages,
                    new WaooawException(
                            ExecutionError.TOO_FEW_SOURCES,
                            "the corpus holds %d verified passages on this; %d are needed"
                                    .formatted(passages.verified(), fewest)));
        }
        ledger.complete(ref, SkillKind.RESEARCH, account, passages);
    }

    /** Each passage once, with the best score it got. */
    private static Passages gathered(List<SearchResult> answers) {
        var best = new LinkedHashMap<String, Passage>();
        for (var answer : answers) {
            for (var passage : answer.passages()) {
                best.merge(passage.passageId(), passage, (a, b) -> a.score() >= b.score() ? a : b);
            }
        }
        return new Passages(
                best.values().stream()
                        .sorted(Comparator.comparingDouble(Passage::score)
                                .reversed()
                                .thenComparing(Passage::passageId))
                        .toList(),
                answers.stream().map(SearchResult::answeredBy).distinct().toList(),
                answers.stream().map(SearchResult::corpusVersion).distinct().toList());
    }
}
