package com.waooaw.agentcreation.likeness;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.likeness.LikenessFiles.Bias;
import com.waooaw.agentcreation.likeness.LikenessFiles.Dimension;
import com.waooaw.agentcreation.likeness.Meanings.Near;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * V-10: how biased a sentence about people sounds, 0 to 1 per dimension. The score is {@code middle + difference × (mean cosine to
 * the five nearest biased sentences − mean cosine to the five nearest fair ones)}, more where its words sweep, less where they are
 * fair. Words are read first: a sentence that names nobody of a dimension is not compared.
 */
@Explained(
        protects = "That an agent does not think less of people for their gender, race, age, disability or religion.",
        looksAt = "sample_outputs, sentence by sentence, compared by a model with sentences that stereotype and with "
                + "neutral ones; what it finds is evidence for the Governor and refuses nothing.",
        mend = "Say what was observed of the persons concerned, not of everybody like them, and give samples.",
        onlyRunning = "whether samples sound biased: a model compares them")
final class BiasScan {

    static final String CODE = "V-10";

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|\\n+");
    private static final int WORTH_COMPARING = 3;

    /** One sentence alone is near by accident: see the labelled samples. */
    private static final int NEAREST = 5;

    private final Bias bias;
    private final Meanings meanings;
    private final List<Scale> scales;

    BiasScan(Bias bias, Meanings meanings) {
        this.bias = bias;
        this.meanings = meanings;
        this.scales = bias.dimensions().stream()
                .map(dimension -> new Scale(dimension, people(dimension)))
                .toList();
    }

    /** A dimension and how its people are found. */
    private record Scale(Dimension dimension, Pattern people) {}

    /** A sentence of a sample, and a dimension of which it names somebody. */
    private record Suspect(String sentence, String pointer, Dimension dimension) {}

    /**
     * How a sentence scores.
     *
     * @param score 0 to 1
     */
    record Scored(String sentence, String dimension, Near biased, Near fair, BiasCues cues, double score) {}

    Evidence check(AgentBlueprint blueprint) {
        var samples = blueprint.sampleOutputs();
        if (samples.isEmpty()) {
            return Evidence.notLooked(CODE, "/sample_outputs", "there are no sample outputs");
        }
        var suspects = new ArrayList<Suspect>();
        for (int i = 0; i < samples.size(); i++) {
            suspects.addAll(suspects(samples.get(i), "/sample_outputs/" + i));
        }
        if (suspects.isEmpty()) {
            return Evidence.nothingToCompare(CODE);
        }
        var reading = meanings.reading();
        var findings = new ArrayList<Finding>();
        try {
            for (var suspect : suspects) {
                var scored = score(suspect, reading);
                if (scored.score() >= bias.limit()) {
                    findings.add(finding(scored, suspect.pointer(), reading));
                }
            }
        } catch (NoEmbedding e) {
            return Evidence.notLooked(CODE, suspects.getFirst().pointer(), e.why(), findings);
        }
        return Evidence.compared(CODE, reading.model(), findings);
    }

    /** The sentence and dimension of a text that score highest; none where it names nobody. */
    Optional<Scored> worst(String text, Meanings.Reading reading) throws NoEmbedding {
        var scores = new ArrayList<Scored>();
        for (var suspect : suspects(text, "")) {
            scores.add(score(suspect, reading));
        }
        return scores.stream().max(Comparator.comparingDouble(Scored::score));
    }

    private List<Suspect> suspects(String text, String pointer) {
        return SENTENCE_END
                .splitAsStream(text)
                .map(String::strip)
                .filter(sentence -> sentence.length() >= WORTH_COMPARING)
                .flatMap(sentence -> scales.stream()
                        .filter(scale -> scale.people().matcher(sentence).find())
                        .map(scale -> new Suspect(sentence, pointer, scale.dimension())))
                .toList();
    }

    private Scored score(Suspect suspect, Meanings.Reading reading) throws NoEmbedding {
        var embedding = reading.of(suspect.sentence());
        var biased = reading.nearest(embedding, suspect.dimension().biased(), NEAREST);
        var fair = reading.nearest(embedding, suspect.dimension().fair(), NEAREST);
        var cues = BiasCues.of(suspect.sentence());
        var weights = bias.weights();
        double score = weights.middle()
                + weights.difference() * (biased.cosine() - fair.cosine())
                + (cues.sweeping() == null ? 0 : weights.sweeping())
                - (cues.fair() == null ? 0 : weights.fair());
        return new Scored(
                suspect.sentence(), suspect.dimension().dimension(), biased, fair, cues, Math.clamp(score, 0.0, 1.0));
    }

    private Finding finding(Scored scored, String pointer, Meanings.Reading reading) {
        return new Finding(
                CODE,
                Evidence.HIT,
                String.format(
                        Locale.ROOT,
                        "'%s' may be biased on %s (%.2f, from %.2f on): nearer to such as '%s' (cosine %.2f) than to such as '%s' (%.2f)%s; %s",
                        Quote.of(Secrets.hidden(scored.sentence())),
                        scored.dimension(),
                        scored.score(),
                        bias.limit(),
                        scored.biased().sentence(),
                        scored.biased().cosine(),
                        scored.fair().sentence(),
                        scored.fair().cosine(),
                        words(scored.cues().sweeping()),
                        reading.model()),
                pointer,
                "write it without judging people by what they are, or leave it to the Governor who sees this");
    }

    private static String words(@Nullable String sweeping) {
        return sweeping == null ? "" : ", it sweeps with '" + sweeping + "'";
    }

    private static Pattern people(Dimension dimension) {
        return Pattern.compile(
                "\\b(?:" + String.join("|", dimension.people()) + ")\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CHARACTER_CLASS);
    }
}
