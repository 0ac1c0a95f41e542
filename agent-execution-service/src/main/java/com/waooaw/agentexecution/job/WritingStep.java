package com.waooaw.agentexecution.job;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.skill.CheckReport.CheckedClaim;
import com.waooaw.agentexecution.skill.CpuMeter;
import com.waooaw.agentexecution.skill.SkillKind;
import com.waooaw.agentexecution.skill.SkillRun.Account;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.Drafter;
import com.waooaw.agentexecution.writing.Drafter.Draft;
import com.waooaw.platform.kernel.WaooawException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Draft and fact-check: pure work between two looks at the ledger. */
@Component
class WritingStep {

    private final JobLedger ledger;
    private final Drafter drafter;
    private final ArticleCheck checker;

    WritingStep(JobLedger ledger, Drafter drafter, ArticleCheck checker) {
        this.ledger = ledger;
        this.drafter = drafter;
        this.checker = checker;
    }

    void draft(JobRef ref) {
        if (ledger.done(ref, SkillKind.DRAFT)) {
            return;
        }
        var job = ledger.job(ref);
        var passages = ledger.result(ref, SkillKind.RESEARCH, Passages.class);
        ledger.start(ref, SkillKind.DRAFT);
        var drafted = CpuMeter.measure(() -> drafter.draft(job.reading(), passages.found()));
        Map<String, Object> think = Map.of(
                "goal", "compose an article from the passages, each claim with its source",
                "audience", job.reading().audience(),
                "requested_words", job.reading().requestedWords());
        switch (drafted.value()) {
            case Draft.Written(var article) ->
                ledger.complete(
                        ref,
                        SkillKind.DRAFT,
                        new Account(
                                think,
                                Map.of(
                                        "generated_by", article.generatedBy(),
                                        "passages_offered", passages.found().size(),
                                        "passages_left_out", article.leftOut().size()),
                                Map.of(
                                        "outcome", "SUCCESS",
                                        "actual_words", article.actualWords(),
                                        "sources", article.sources().size(),
                                        "notes", article.notes()),
                                drafted.cpuSeconds(),
                                drafted.millis(),
                                0,
                                BigDecimal.ZERO),
                        article);
            case Draft.Declined(var cause, var detail, var leftOut) ->
                ledger.fail(
                        ref,
                        SkillKind.DRAFT,
                        new Account(
                                think,
                                Map.of("generated_by", drafter.id(), "passages_left_out", leftOut.size()),
                                Map.of("outcome", "FAILURE", "cause", cause.name()),
                                drafted.cpuSeconds(),
                                drafted.millis(),
                                0,
                                BigDecimal.ZERO),
                        null,
                        new WaooawException(ExecutionError.TOO_FEW_SOURCES, detail));
        }
    }

    void factCheck(JobRef ref) {
        if (ledger.done(ref, SkillKind.FACT_CHECK_CLAIMS)) {
            return;
        }
        var article = ledger.result(ref, SkillKind.DRAFT, Article.class);
        var passages = ledger.result(ref, SkillKind.RESEARCH, Passages.class);
        ledger.start(ref, SkillKind.FACT_CHECK_CLAIMS);
        var checked = CpuMeter.measure(() -> checker.check(article, passages.found()));
        var report = checked.value();
        var account = new Account(
                Map.of(
                        "goal",
                        "tie each claim to a passage verified in its source, with the same number, unit and population"),
                Map.of(
                        "checked_by",
                        report.checkedBy(),
                        "claims",
                        report.claims().size()),
                Map.of(
                        "outcome", report.passed() ? "SUCCESS" : "FAILURE",
                        "supported", report.supported(),
                        "flagged", flags(report.flagged())),
                checked.cpuSeconds(),
                checked.millis(),
                0,
                BigDecimal.ZERO);
        if (!report.passed()) {
            ledger.fail(
                    ref,
                    SkillKind.FACT_CHECK_CLAIMS,
                    account,
                    report,
                    new WaooawException(
                            ExecutionError.FACT_CHECK_FAILED,
                            "%d of %d claims are not supported by a verified source: %s"
                                    .formatted(
                                            report.flagged().size(),
                                            report.claims().size(),
                                            flags(report.flagged()))));
        }
        ledger.complete(ref, SkillKind.FACT_CHECK_CLAIMS, account, report);
    }

    private static List<String> flags(List<CheckedClaim> claims) {
        return claims.stream().map(c -> c.flag() + ": " + c.text()).limit(10).toList();
    }
}
