package com.waooaw.agentcreation.likeness;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import com.waooaw.agentcreation.likeness.LikenessFiles.Constitution;
import com.waooaw.agentcreation.likeness.LikenessFiles.Principle;
import com.waooaw.agentcreation.likeness.Meanings.Near;
import com.waooaw.agentcreation.rules.Explained;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * G-14: a statement whose nearest principle is near enough, and whose polarity is the opposite of the principle's, which is
 * always positive. Words are read first: only what is negative is compared.
 */
@Explained(
        protects = "That no agent is hired to do the opposite of what the constitution (L0, L1) says.",
        looksAt =
                "scope, decision rights, outcome, containment and escalations, compared by a model with the principles "
                        + "of the constitution; what it finds is evidence for the Governor and refuses nothing.",
        mend = "Say the same as the article, or leave the statement out.",
        onlyRunning = "whether a statement contradicts the constitution: a model compares them")
final class ConstitutionCheck {

    static final String CODE = "G-14";

    private final Constitution constitution;
    private final Meanings meanings;

    ConstitutionCheck(Constitution constitution, Meanings meanings) {
        this.constitution = constitution;
        this.meanings = meanings;
    }

    /** What in a statement says the opposite of a principle. */
    record Contradiction(String part, Principle principle, Near near) {}

    Evidence check(AgentBlueprint blueprint) {
        var statements = Statements.of(blueprint).stream()
                .filter(statement -> !negative(statement.name()).isEmpty())
                .toList();
        if (statements.isEmpty()) {
            return Evidence.nothingToCompare(CODE);
        }
        var reading = meanings.reading();
        var findings = new ArrayList<Finding>();
        try {
            for (var statement : statements) {
                nearest(statement.name(), reading)
                        .filter(nearest -> nearest.near().cosine() >= constitution.threshold())
                        .map(nearest -> finding(statement, nearest, reading))
                        .ifPresent(findings::add);
            }
        } catch (NoEmbedding e) {
            return Evidence.notLooked(CODE, statements.getFirst().pointer(), e.why(), findings);
        }
        return Evidence.compared(CODE, reading.model(), findings);
    }

    /** Of the negative parts of a statement the one nearest to a principle, however near that is. */
    Optional<Contradiction> nearest(String statement, Meanings.Reading reading) throws NoEmbedding {
        Contradiction nearest = null;
        for (var part : negative(statement)) {
            var embedding = reading.of(part);
            for (var principle : constitution.principles()) {
                nearest = nearer(nearest, part, principle, reading.nearest(embedding, principle.wordings(), 1));
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static @Nullable Contradiction nearer(
            @Nullable Contradiction nearest, String part, Principle principle, Near near) {
        return nearest == null || near.cosine() > nearest.near().cosine()
                ? new Contradiction(part, principle, near)
                : nearest;
    }

    private static List<String> negative(String statement) {
        return Polarity.parts(statement).stream()
                .filter(part -> part.polarity() == Polarity.NEGATIVE)
                .map(Polarity.Part::text)
                .toList();
    }

    private Finding finding(PlacedName statement, Contradiction nearest, Meanings.Reading reading) {
        return new Finding(
                CODE,
                Evidence.HIT,
                String.format(
                        Locale.ROOT,
                        "'%s' may say the opposite of %s: '%s' (cosine %.2f, from %.2f on; %s)",
                        Quote.of(Secrets.hidden(nearest.part())),
                        nearest.principle().article(),
                        nearest.near().sentence(),
                        nearest.near().cosine(),
                        constitution.threshold(),
                        reading.model()),
                statement.pointer(),
                "say what the agent does instead, or leave it to the Governor who sees this");
    }
}
