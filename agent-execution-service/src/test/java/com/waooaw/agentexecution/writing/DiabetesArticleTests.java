package com.waooaw.agentexecution.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Drafter.Draft;
import com.waooaw.agentexecution.writing.Drafter.Draft.Declined;
import com.waooaw.agentexecution.writing.Drafter.Draft.Written;
import com.waooaw.agentexecution.writing.Reading.Understood;
import com.waooaw.agentexecution.writing.check.FactCheck;
import com.waooaw.agentexecution.writing.check.FactChecker;
import com.waooaw.agentexecution.writing.check.HighRiskScan;
import com.waooaw.agentexecution.writing.check.Verdict;
import com.waooaw.agentexecution.writing.text.ReadingLevel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From a brief to a checked article, on what research returned for it. */
class DiabetesArticleTests {

    private static final String BRIEF = "Patient education article: living well with type 2 diabetes, about 600 words";
    private static final String NAME = "living-well-with-type-2-diabetes";

    private final List<Passage> passages = Passages.retrieved(NAME);

    @Test
    void theArticleReadsAsItShould() throws IOException {
        try (InputStream golden =
                Objects.requireNonNull(getClass().getResourceAsStream("/agent-execution/golden/" + NAME + ".md"))) {
            assertThat(ArticleMarkdown.of(written(BRIEF, passages)))
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theLengthIsNearWhatWasAskedFor() {
        Article article = written(BRIEF, passages);

        assertThat(article.requestedWords()).isEqualTo(600);
        assertThat(article.actualWords()).isBetween(570, 630);
    }

    @Test
    void itReadsAsEasilyAsPatientEducationAsksFor() {
        Article article = written(BRIEF, passages);

        assertThat(article.readingLevel().grade()).isLessThanOrEqualTo(ReadingLevel.PATIENT_GRADE);
        assertThat(article.notes()).noneMatch(note -> note.contains("reading level"));
    }

    @Test
    void everyClaimIsASentenceOfAPassageItCites() {
        assertThat(written(BRIEF, passages).sentences())
                .filteredOn(s -> s.role() == Article.Role.CLAIM)
                .hasSizeGreaterThan(20)
                .allSatisfy(s -> assertThat(passages)
                        .anyMatch(p -> s.citations().contains(p.passageId())
                                && p.text().contains(s.text())));
    }

    @Test
    void theFactCheckPasses() {
        FactCheck check = new FactChecker(passages).check(written(BRIEF, passages));

        assertThat(check.verdicts()).filteredOn(v -> !v.passed()).isEmpty();
        assertThat(check.passed()).isTrue();
        assertThat(check.claims()).isGreaterThan(20);
        assertThat(check.verdicts()).extracting(Verdict::passageId).doesNotContainNull();
    }

    @Test
    void nothingInItIsOfHighRisk() {
        assertThat(HighRiskScan.scan(written(BRIEF, passages))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Patient education article: living well with type 2 diabetes, about 600 words | living-well-with-type-2-diabetes-by-words
            Article about foot care in type 2 diabetes, 300 words                         | foot-care-in-type-2-diabetes
            Write a 400-word article on managing high blood pressure                      | managing-high-blood-pressure
            Patient leaflet about asthma                                                  | asthma
            Article about vaccines for adults, 300 words                                  | vaccines-for-adults
            """)
    void otherArticlesPassToo(String brief, String retrieved) {
        List<Passage> found = Passages.retrieved(retrieved);
        Article article = written(brief, found);

        assertThat(new FactChecker(found).check(article).passed()).isTrue();
        assertThat(HighRiskScan.scan(article)).isEmpty();
        assertThat(article.actualWords()).isGreaterThan(200);
    }

    @Test
    void whatTheCorpusDoesNotHoldIsDeclined() {
        assertThat(draft("Blog post: living with gout", Passages.retrieved("living-with-gout")))
                .isInstanceOf(Declined.class);
    }

    private static Article written(String brief, List<Passage> passages) {
        Draft draft = draft(brief, passages);
        assertThat(draft).isInstanceOf(Written.class);
        return ((Written) draft).article();
    }

    private static Draft draft(String text, List<Passage> passages) {
        return new ExtractiveDrafter().draft(((Understood) BriefReader.read(text)).brief(), passages);
    }
}
