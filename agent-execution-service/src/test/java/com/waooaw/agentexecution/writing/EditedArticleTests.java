package com.waooaw.agentexecution.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentexecution.writing.Article.Role;
import com.waooaw.agentexecution.writing.Article.Sentence;
import com.waooaw.agentexecution.writing.EditedArticle.Changed;
import com.waooaw.agentexecution.writing.Reading.Understood;
import com.waooaw.agentexecution.writing.check.FactChecker;
import com.waooaw.agentexecution.writing.check.HighRiskScan;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditedArticleTests {

    private static final List<com.waooaw.activities.knowledge.KnowledgeActivities.Passage> PASSAGES =
            Passages.retrieved("foot-care-in-type-2-diabetes");
    private static final Article WRITTEN = written();
    private static final String MARKDOWN = ArticleMarkdown.of(WRITTEN);

    private static Article written() {
        var reading = (Understood)
                BriefReader.read("Patient education article: foot care in type 2 diabetes, about 300 words");
        return ((Drafter.Draft.Written) new ExtractiveDrafter().draft(reading.brief(), PASSAGES)).article();
    }

    private static Changed edited(String markdown) {
        return EditedArticle.of(WRITTEN, MARKDOWN, WRITTEN.title(), markdown);
    }

    private static List<Sentence> sentences(String markdown) {
        return edited(markdown).article().sentences();
    }

    private static String with(String paragraph) {
        return MARKDOWN.replaceFirst("\n## ", "\n" + paragraph.replace("\\", "\\\\") + "\n\n## ");
    }

    @Test
    void whatStayedIsNotThere() {
        assertThat(sentences(MARKDOWN)).isEmpty();
        assertThat(sentences(MARKDOWN.replace("\n", "\r\n"))).isEmpty();
        assertThat(edited(MARKDOWN).sources()).isEmpty();
    }

    @Test
    void whatOnlyWentOrMovedIsNotThere() {
        var lines = MARKDOWN.lines().toList();
        var shorter = String.join("\n", lines.subList(0, 4));
        // each paragraph cut into lines, a sentence each, and the last one first
        var paragraph = WRITTEN.sections()
                .getFirst()
                .paragraphs()
                .getFirst()
                .sentences()
                .getLast();
        var number = WRITTEN.sources().stream()
                .filter(source -> source.passageIds().containsAll(paragraph.citations()))
                .findFirst();

        assertThat(sentences(shorter)).isEmpty();
        number.ifPresent(source -> assertThat(sentences(with(paragraph.text() + " [" + source.number() + "]")))
                .isEmpty());
    }

    @Test
    void whatIsNewIsReadWithItsSources() {
        var first = WRITTEN.sources().getFirst();

        assertThat(sentences(with("Look at **your** feet \\[daily\\]. [1] Dry them. [99] Rest.")))
                .containsExactly(
                        new Sentence("Look at your feet [daily].", Role.CLAIM, first.passageIds()),
                        new Sentence("Dry them.", Role.CLAIM, List.of("source 99")),
                        new Sentence(
                                "Rest.",
                                Role.TRANSITION,
                                sentences(with("Rest.")).getFirst().citations()));
        assertThat(sentences(with("- One\n- Two"))).extracting(Sentence::text).containsExactly("One", "Two");
        assertThat(edited(with("## <b>Cures</b> diabetes")).article().sections())
                .extracting(Article.Section::heading)
                .containsExactly("Cures diabetes");
    }

    @Test
    void whatATextSaysOfItsSourcesCannotBeRewritten() {
        assertThat(edited(MARKDOWN.replaceFirst("\n1\\. ", "\n1. Journal of Wishes and "))
                        .sources())
                .singleElement()
                .asString()
                .contains("Journal of Wishes");
        assertThat(edited(MARKDOWN + "\n[1]: https://elsewhere.example/").sources())
                .hasSize(1);
        assertThat(edited(with("## Sources\n\nFeet heal by themselves.")).sources())
                .isNotEmpty();
    }

    @Test
    void theChecksOfADraftReadIt() {
        var harmful = edited(with("Stop taking your insulin. Mr. Jonas Weber, born 3 May 1961, did. [1]"))
                .article();
        var checker = new FactChecker(PASSAGES);

        assertThat(HighRiskScan.scan(harmful))
                .extracting(HighRiskScan.Finding::risk)
                .contains(HighRiskScan.Risk.PRESCRIBES, HighRiskScan.Risk.PERSONAL_DATA);
        assertThat(checker.check(harmful).passed()).isFalse();
        assertThat(checker.check(edited(with("Gravel heals the nerves of the foot. [1]"))
                                .article())
                        .passed())
                .isFalse();
        // one sentence of a passage, without its number: it may rest on any source
        var said = WRITTEN.sections()
                .getFirst()
                .paragraphs()
                .getFirst()
                .sentences()
                .getFirst();
        assertThat(checker.check(edited(with(said.text())).article()).verdicts())
                .allMatch(v -> v.passed());
        assertThat(HighRiskScan.scan(edited(MARKDOWN).article())).isEmpty();
    }
}
