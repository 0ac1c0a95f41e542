package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.skill.CheckReport.CheckedClaim;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.check.FactChecker;
import com.waooaw.agentexecution.writing.check.HighRiskScan;
import com.waooaw.agentexecution.writing.check.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The fact-checker that needs no model, and the scan for what may never be published, as one report. */
@Component
class LexicalArticleCheck implements ArticleCheck {

    @Override
    public CheckReport check(Article article, List<Passage> passages) {
        var check = new FactChecker(passages).check(article);
        var risks = HighRiskScan.scan(article).stream()
                .map(f -> new CheckedClaim(
                        f.excerpt(),
                        false,
                        List.of(),
                        lower(f.risk()),
                        "may never be published; found in: " + f.place()))
                .toList();
        return new CheckReport(
                check.passed() && risks.isEmpty(),
                check.checkedBy(),
                Stream.concat(check.verdicts().stream().map(LexicalArticleCheck::claim), risks.stream())
                        .toList());
    }

    private static String lower(Enum<?> code) {
        return code.name().toLowerCase(Locale.ROOT);
    }

    private static CheckedClaim claim(Verdict verdict) {
        var passage = verdict.passageId();
        return new CheckedClaim(
                verdict.claim(),
                verdict.passed(),
                passage == null ? List.of() : List.of(passage),
                verdict.passed() ? null : lower(verdict.status()),
                verdict.passed()
                        ? null
                        : verdict.reasons().stream().map(Verdict.Reason::detail).collect(Collectors.joining("; ")));
    }
}
