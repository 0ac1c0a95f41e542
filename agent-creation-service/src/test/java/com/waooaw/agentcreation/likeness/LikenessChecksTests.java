package com.waooaw.agentcreation.likeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import com.waooaw.platform.inference.ModelInfo;
import com.waooaw.platform.inference.TextEmbedder;
import com.waooaw.platform.inference.TextEmbedder.Embedded;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the checks make of a blueprint, and what they say where no model answers. */
@Against(Peer.MINILM)
class LikenessChecksTests {

    private static final String SCOPE = "/me_wow/scope/in/2/text";
    private static final String WITHOUT_APPROVAL = "\"publish articles without the Governor's approval\"";
    private static final String BIASED = "[\"Walk after meals. Women are too emotional to lead.\"]";

    private final LikenessChecks checks = new LikenessChecks(Labelled.MINILM);

    @ParameterizedTest
    @ValueSource(
            strings = {"healthcare-content-writer.yaml", "healthcare-daily-writer.yaml", "fails-health-check.yaml"})
    void inGoodExamplesNothingIsFound(String file) {
        var blueprint = ReviewFixtures.READER
                .read(ReviewFixtures.example(file), Format.YAML)
                .getFirst();

        for (var evidence : List.of(checks.contradictions(blueprint), checks.bias(blueprint))) {
            assertThat(evidence.findings()).isEmpty();
            assertThat(evidence.looked()).hasSize(1);
        }
    }

    @Test
    void aContradictionIsShownWithItsEvidenceAndRefusesNothing() {
        var evidence = checks.contradictions(with(SCOPE, WITHOUT_APPROVAL));

        assertThat(evidence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("G-14");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.pointer()).isEqualTo(SCOPE);
            assertThat(finding.message())
                    .contains("publish articles without the governor's approval", "CON-L0-05", "cosine 0.", "MiniLM");
        });
        assertThat(evidence.looked()).containsExactly("G-14");
        assertThat(evidence.models())
                .containsEntry("G-14", Labelled.MINILM.model().toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/purpose | Publishes health articles without asking the Governor for approval",
                "/me_wow/outcome/stop_conditions/0 | the article is published without approval",
                "/me_wow/outcome/metrics/0/metric | articles published without approval",
                "/me_wow/containment/default_posture | publishes_without_approval",
                "/me_wow/escalations/0/trigger | never: approval of the Governor is not asked for",
                "/me_wow/decision_rights/1/operation | cms.publish-without-approval"
            })
    void whateverSaysWhatTheAgentDoesIsRead(String pointer, String text) {
        assertThat(checks.contradictions(with(pointer, "\"" + text + "\"")).findings())
                .extracting(Finding::pointer)
                .containsExactly(pointer);
    }

    @Test
    void whatIsExcludedOrPromisedNotToHappenIsNoStatement() {
        var blueprint = ReviewFixtures.changed(tree -> {
            ReviewFixtures.set(tree, "/me_wow/scope/out/0", WITHOUT_APPROVAL);
            ReviewFixtures.set(tree, "/me_wow/scope/refusal_classes/0", WITHOUT_APPROVAL);
            ReviewFixtures.set(tree, "/me_wow/outcome/metrics/0/metric", "\"articles published without approval\"");
            ReviewFixtures.set(tree, "/me_wow/outcome/metrics/0/target", "0");
            ReviewFixtures.set(tree, "/me_wow/escalations/0/trigger", "\"no approval by the Governor within a day\"");
        });

        assertThat(checks.contradictions(blueprint).findings()).isEmpty();
    }

    @Test
    void aBiasedSentenceIsShownWithItsEvidenceAndRefusesNothing() {
        var evidence = checks.bias(with("/sample_outputs", BIASED));

        assertThat(evidence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("V-10");
            assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
            assertThat(finding.pointer()).isEqualTo("/sample_outputs/0");
            assertThat(finding.message()).contains("Women are too emotional to lead", "gender", "cosine 0.", "MiniLM");
        });
    }

    @Test
    void withoutSamplesAHumanLearnsThatNothingWasRead() {
        var evidence = checks.bias(ReviewFixtures.changed(tree -> ReviewFixtures.remove(tree, "/sample_outputs")));

        assertThat(evidence.looked()).isEmpty();
        assertThat(evidence.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.LOW);
            assertThat(finding.message()).isEqualTo("not looked at: there are no sample outputs");
        });
    }

    @Test
    void noFindingRepeatsASecret() {
        var secret = "AKIA" + "ABCDEFGHIJKLMNOP";
        var blueprint = ReviewFixtures.changed(tree -> ReviewFixtures.set(
                tree, "/sample_outputs", "[\"Women are too emotional to lead, says " + secret + ".\"]"));

        assertThat(checks.bias(blueprint).findings())
                .singleElement()
                .extracting(Finding::message)
                .asString()
                .contains("[secret]")
                .doesNotContain(secret);

        assertThat(checks.contradictions(with(SCOPE, "\"publishes without approval using " + secret + "\""))
                        .findings())
                .singleElement()
                .extracting(finding -> finding.message().toLowerCase(Locale.ROOT))
                .asString()
                .contains("secret")
                .doesNotContain(secret.toLowerCase(Locale.ROOT));
    }

    @Test
    void whatWasFoundBeforeTheModelFailedIsKept() {
        var last = "Older people cannot learn anything new.";
        var failing = new LikenessChecks(new Asked(
                new ArrayList<>(),
                text -> text.equals(last) ? new TextEmbedder.Unavailable("it is gone") : Labelled.MINILM.embed(text)));

        var evidence = failing.bias(ReviewFixtures.changed(tree -> ReviewFixtures.set(
                tree, "/sample_outputs", "[\"Women are too emotional to lead.\", \"" + last + "\"]")));

        assertThat(evidence.looked()).isEmpty();
        assertThat(evidence.findings()).extracting(Finding::severity).containsExactly(Severity.MEDIUM, Severity.LOW);
        assertThat(evidence.findings().getLast().message()).startsWith("not looked at all of it: ");
    }

    @ParameterizedTest
    @CsvSource({
        "MISSING, the model does not answer",
        "SLOW, the model took longer than 20 seconds",
        "BROKEN, the model failed"
    })
    void whereNoModelAnswersAHumanLearnsThatNothingWasLookedAt(Fault fault, String why) {
        var checks = new LikenessChecks(fault);

        for (var evidence : List.of(
                checks.contradictions(with(SCOPE, WITHOUT_APPROVAL)), checks.bias(with("/sample_outputs", BIASED)))) {
            assertThat(evidence.looked()).isEmpty();
            assertThat(evidence.models()).isEmpty();
            assertThat(evidence.findings()).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.LOW);
                assertThat(finding.message()).isEqualTo("not looked at: " + why);
            });
        }
    }

    @Test
    void whereWordsShowThatThereIsNothingToCompareNoModelIsAsked() {
        var asked = new ArrayList<String>();
        var checks = new LikenessChecks(new Asked(asked, text -> new TextEmbedder.Unavailable("never")));
        var blueprint = ReviewFixtures.changed(tree -> {
            ReviewFixtures.set(tree, "/me_wow/outcome/stop_conditions", "[\"the article is published\"]");
            ReviewFixtures.set(tree, "/sample_outputs", "[\"Walk after meals.\"]");
        });

        assertThat(checks.contradictions(blueprint).looked()).containsExactly("G-14");
        assertThat(checks.bias(blueprint).looked()).containsExactly("V-10");
        assertThat(asked).isEmpty();
    }

    @Test
    void theCommittedSentencesAreEmbeddedOnce() {
        var asked = new ArrayList<String>();
        var checks = new LikenessChecks(new Asked(asked, Labelled.MINILM::embed));
        var blueprint = with(SCOPE, WITHOUT_APPROVAL);
        checks.contradictions(blueprint);
        asked.clear();

        checks.contradictions(blueprint);

        assertThat(asked)
                .contains("publish articles without the governor's approval")
                .hasSizeLessThan(5);
    }

    @Test
    void evidenceThatRefusesCannotBeMade() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Evidence(
                        List.of(new Finding("G-14", Severity.HIGH, "m", "/p", "r")), List.of(), java.util.Map.of()));
    }

    private static AgentBlueprint with(String pointer, String json) {
        return ReviewFixtures.changed(tree -> ReviewFixtures.set(tree, pointer, json));
    }

    /** Embedders that do not do what they should. */
    enum Fault implements TextEmbedder {
        MISSING,
        SLOW,
        BROKEN;

        @Override
        public Result embed(String text) {
            return switch (this) {
                case MISSING -> new Unavailable("the model cannot be loaded");
                case SLOW -> new Embedded(((Embedded) Labelled.MINILM.embed(text)).embedding(), model(), 20_001);
                case BROKEN -> throw new IllegalStateException("a fault");
            };
        }

        @Override
        public ModelInfo model() {
            return new ModelInfo("none", "0");
        }
    }

    private record Asked(List<String> texts, Function<String, TextEmbedder.Result> answers) implements TextEmbedder {

        @Override
        public Result embed(String text) {
            texts.add(text);
            return answers.apply(text);
        }

        @Override
        public ModelInfo model() {
            return Labelled.MINILM.model();
        }
    }
}
