package com.waooaw.agentexecution.writing;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.agentexecution.writing.Reading.Understood;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every text of an article carries, and an edit must not take out or hide. */
class CarriedTextTests {

    private static final Article WRITTEN = written();
    private static final String MARKDOWN = ArticleMarkdown.of(WRITTEN);
    private static final Kept KEPT = new Kept("/markdown", ArticleMarkdown.carried(WRITTEN));
    private static final String DISCLAIMER = "*" + WRITTEN.disclaimer() + "*";

    private static Article written() {
        var reading = (Understood)
                BriefReader.read("Patient education article: foot care in type 2 diabetes, about 300 words");
        return ((Drafter.Draft.Written) new ExtractiveDrafter()
                        .draft(reading.brief(), Passages.retrieved("foot-care-in-type-2-diabetes")))
                .article();
    }

    private static EditedArticle.Changed edited(String markdown) {
        return EditedArticle.of(WRITTEN, MARKDOWN, WRITTEN.title(), markdown);
    }

    @Test
    void itIsTheDisclaimerTheSourcesAndHowItWasMade() {
        assertThat(MARKDOWN).endsWith(ArticleMarkdown.carried(WRITTEN));
        assertThat(KEPT.lines())
                .startsWith(DISCLAIMER, "## Sources")
                .contains("## About this text", "- Written by: " + WRITTEN.generatedBy())
                .hasSizeGreaterThan(5 + WRITTEN.sources().size());
        assertThat(KEPT.missingIn(MARKDOWN)).isEmpty();
    }

    @Test
    void aTextWithoutAnyOfItLacksThatLine() {
        assertThat(KEPT.missingIn(MARKDOWN.replace(DISCLAIMER, ""))).containsExactly(DISCLAIMER);
        assertThat(KEPT.missingIn(MARKDOWN.replace("## Sources\n", "## Reading\n")))
                .containsExactly("## Sources");
        assertThat(KEPT.missingIn("# Feet\n\nWash them.")).isEqualTo(KEPT.lines());
        // said in passing, or cut in two, it is no line of its own any more
        assertThat(KEPT.missingIn(MARKDOWN.replace(DISCLAIMER, "Not so: " + DISCLAIMER)))
                .containsExactly(DISCLAIMER);
        assertThat(KEPT.missingIn(MARKDOWN.replace(DISCLAIMER, DISCLAIMER.replaceFirst(" ", "\n"))))
                .containsExactly(DISCLAIMER);
    }

    @Test
    void theRestMayGoAndLinesMayEndAsABrowserEndsThem() {
        var shorter = MARKDOWN.lines().limit(3).toList();

        assertThat(KEPT.missingIn(String.join("\n", shorter) + "\n\n" + ArticleMarkdown.carried(WRITTEN)))
                .isEmpty();
        assertThat(KEPT.missingIn(MARKDOWN.replace("\n", "\r\n"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<!--", "<div hidden>", "</details>", "Feet <b>hurt</b>.", "<?x", "<SCRIPT>", "\\\\<b hidden>"})
    void whatCouldHideItIsNoticed(String line) {
        var hiding = MARKDOWN.replace(DISCLAIMER, line + "\n\n" + DISCLAIMER);

        assertThat(KEPT.missingIn(hiding)).isEmpty();
        assertThat(edited(hiding).markup()).containsExactly(line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HbA1c < 7 %", "\\<b> is text", "See <https://example.org>.", "a<2 b"})
    void whatIsNoMarkupIsNot(String line) {
        assertThat(edited(MARKDOWN.replace(DISCLAIMER, line + "\n\n" + DISCLAIMER))
                        .markup())
                .isEmpty();
        assertThat(edited(MARKDOWN).markup()).isEmpty();
    }
}
