package com.waooaw.agentexecution.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import com.waooaw.agentexecution.writing.Drafter.Draft.Written;
import com.waooaw.agentexecution.writing.Reading.Understood;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiabetesArticleTests {

    private static final String BRIEF = "Patient education article: living well with type 2 diabetes, about 600 words";

    @Test
    void theLengthIsNearWhatWasAskedFor() {
        Article article = article(Passages.of("type-2-diabetes"));

        assertThat(article.requestedWords()).isEqualTo(600);
        assertThat(article.actualWords()).isBetween(540, 640);
    }

    @Test
    void everyClaimIsASentenceOfAPassageItCites() {
        List<Passage> passages = Passages.of("type-2-diabetes");

        assertThat(article(passages).sentences())
                .filteredOn(s -> s.role() == Article.Role.CLAIM)
                .hasSizeGreaterThan(20)
                .allSatisfy(s -> assertThat(passages)
                        .anyMatch(p -> s.citations().contains(p.passageId())
                                && p.text().contains(s.text())));
    }

    private static Article article(List<Passage> passages) {
        Brief brief = ((Understood) BriefReader.read(BRIEF)).brief();
        return ((Written) new ExtractiveDrafter().draft(brief, passages)).article();
    }
}
