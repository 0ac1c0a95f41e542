package com.waooaw.agentcreation.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.likeness.Polarity.Part;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Which way a statement reads, by its words alone. */
class PolarityTests {

    private static final Path CORPUS = Path.of(
            "..",
            "industry-knowledge-service",
            "src",
            "main",
            "resources",
            "corpus",
            "industry-knowledge",
            "constitution");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publishes without approval",
                "does not ask for approval",
                "no approval is needed",
                "skips the review",
                "approves its own articles",
                "self-approves its articles",
                "publishes on its own without asking",
                "publishes unless the Governor objects",
                "publishes until told otherwise",
                "publishes when nobody objects",
                "if nobody answers, the post goes out",
                "publishes even if nobody approved it",
                "if nobody answers the post goes out without approval",
                "does not tell people what it cannot do",
                "stops asking after a week",
                "refuses to ask the Governor",
                "publish_without_approval",
                "publishes before anybody could review it",
                "PUBLISHES WITH\u00adOUT APPROVAL"
            })
    void deniesIt(String statement) {
        assertThat(negative(statement)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "publishes only after approval",
                "never publishes without approval",
                "nothing is published unless a Governor approved it",
                "non_executing_unless_approved",
                "does not skip the review",
                "refuses to publish without approval",
                "rejects articles without a source",
                "rejects articles with no source",
                "waits until the Governor approves",
                "an article is held until it is approved",
                "stops when nobody approves",
                "if nobody answers, the article stays a draft",
                "asks the Governor when an approval is missing",
                "nothing is sent when the approval is missing",
                "never deletes or alters logs",
                "never publishes without approval and keeps its logs",
                "no more than ten articles a day",
                "silence is not approval",
                "when the review is missing the agent stops",
                "tells people what it cannot do",
                "reports articles that were published without approval",
                ""
            })
    void keepsToIt(String statement) {
        assertThat(negative(statement)).isEmpty();
    }

    @Test
    void isReadInParts() {
        assertThat(Polarity.parts("Deletes the draft and keeps the audit-trail. Never sleeps"))
                .containsExactly(
                        new Part("deletes the draft", Polarity.NEGATIVE),
                        new Part("keeps the audit trail", Polarity.POSITIVE),
                        new Part("never sleeps", Polarity.NEGATIVE));
        assertThat(Polarity.parts("does not publish, and then share without approval"))
                .containsExactly(
                        new Part("does not publish", Polarity.NEGATIVE),
                        new Part("share without approval", Polarity.POSITIVE));
    }

    static Stream<String> principles() {
        return LikenessFiles.constitution().principles().stream().flatMap(principle -> principle.wordings().stream());
    }

    @ParameterizedTest
    @MethodSource("principles")
    void everyPrincipleSaysWhatIsKept(String wording) {
        assertThat(negative(wording)).isEmpty();
    }

    @Test
    void thePrinciplesAreThoseOfTheConstitution() throws Exception {
        var yaml = new YAMLMapper();
        var immutable = yaml.readTree(Files.readString(CORPUS.resolve("principles.yaml")));
        var structure = yaml.readTree(Files.readString(CORPUS.resolve("structure.yaml")));
        var constitution = LikenessFiles.constitution();
        var articles = constitution.principles().stream()
                .map(LikenessFiles.Principle::article)
                .toList();

        assertThat(articles).doesNotHaveDuplicates();
        assertThat(articles).containsAll(immutable.path("chunks").findValuesAsString("id"));
        assertThat(articles.stream().filter(article -> article.startsWith("CON-L1")))
                .isNotEmpty()
                .allMatch(structure.path("chunks").findValuesAsString("id")::contains);
        assertThat(constitution.constitutionVersion())
                .isEqualTo(immutable.path("version").asString())
                .isEqualTo(structure.path("version").asString());
    }

    private static List<String> negative(String statement) {
        return Polarity.parts(statement).stream()
                .filter(part -> part.polarity() == Polarity.NEGATIVE)
                .map(Part::text)
                .collect(Collectors.toList());
    }
}
