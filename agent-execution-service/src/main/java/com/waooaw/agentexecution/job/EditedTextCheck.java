package com.waooaw.agentexecution.job;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.skill.CheckReport;
import com.waooaw.agentexecution.skill.CheckReport.CheckedClaim;
import com.waooaw.agentexecution.writing.Article;
import com.waooaw.agentexecution.writing.EditedArticle;
import com.waooaw.agentexecution.writing.check.HighRiskScan.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Checks what a Governor wrote into an article like what an agent writes: each new claim, and what may never be published. */
@Component
class EditedTextCheck {

    private static final int MOST = 5;
    private static final String PERSONAL_DATA = Risk.PERSONAL_DATA.name().toLowerCase(Locale.ROOT);

    private final ArticleCheck checker;

    EditedTextCheck(ArticleCheck checker) {
        this.checker = checker;
    }

    /** What there is to say of the changes; passed where nothing is flagged. */
    CheckReport check(Article written, PublishAct asked, PublishAct edited, List<Passage> passages) {
        var changed = EditedArticle.of(written, asked.markdown(), edited.postTitle(), edited.markdown());
        var report = checker.check(changed.article(), passages);
        var claims = new ArrayList<>(report.claims());
        changed.sources().stream()
                .map(line -> new CheckedClaim(
                        line, false, List.of(), "source_changed", "is no source the text was checked against"))
                .forEach(claims::add);
        changed.markup().stream()
                .map(line -> new CheckedClaim(
                        line, false, List.of(), "markup", "holds HTML, which could hide what the text has to carry"))
                .forEach(claims::add);
        return new CheckReport(claims.stream().allMatch(CheckedClaim::supported), report.checkedBy(), claims);
    }

    /** Of a text with these changes: what was found before, of what is still there, and what was found now. */
    static CheckReport together(CheckReport before, CheckReport changes, String markdown) {
        var claims = new ArrayList<>(before.claims().stream()
                .filter(claim -> markdown.contains(claim.text()))
                .toList());
        claims.addAll(changes.claims());
        return new CheckReport(true, changes.checkedBy(), claims);
    }

    /**
     * What stands in the way, for people. Where it is data of a person, nothing else is quoted: a sentence that is flagged for
     * another reason may hold it, too.
     */
    static List<String> words(CheckReport report) {
        var flagged = report.flagged();
        var personal = flagged.stream()
                .filter(claim -> PERSONAL_DATA.equals(claim.flag()))
                .toList();
        return (personal.isEmpty() ? flagged : personal)
                .stream()
                        .map(claim -> claim.flag() + ": " + claim.text())
                        .limit(MOST)
                        .toList();
    }

    /** The same as codes, for the record. */
    static List<String> codes(CheckReport report) {
        return report.flagged().stream()
                .map(claim -> String.valueOf(claim.flag()))
                .distinct()
                .sorted()
                .toList();
    }
}
