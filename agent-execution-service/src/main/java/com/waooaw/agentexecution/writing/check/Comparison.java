package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.check.Profile.Direction;
import com.waooaw.agentexecution.writing.check.Verdict.Difference;
import com.waooaw.agentexecution.writing.check.Verdict.Reason;
import com.waooaw.agentexecution.writing.text.Quantity;
import com.waooaw.agentexecution.writing.text.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds where a claim and its evidence part. */
final class Comparison {

    private static final Pattern CONTRAST = Pattern.compile("\\s*(?:;|, but|, while|, whereas|\\. )\\s*");
    private static final Set<String> CERTAIN = Set.of(
            "always",
            "never",
            "must",
            "all",
            "every",
            "everyone",
            "everybody",
            "guarantees",
            "guaranteed",
            "certainly",
            "definitely",
            "proven",
            "completely",
            "entirely",
            "cures",
            "cure",
            "cured",
            "only",
            "impossible",
            "eliminates");
    private static final Set<String> EXTREME = Set.of(
            "always",
            "everyone",
            "everybody",
            "guarantees",
            "guaranteed",
            "definitely",
            "cures",
            "completely",
            "eliminates",
            "proven",
            "best");
    private static final Set<String> HEDGES = Set.of(
            "may",
            "might",
            "could",
            "can",
            "some",
            "sometimes",
            "often",
            "usually",
            "many",
            "most",
            "likely",
            "possible",
            "possibly",
            "risk",
            "chance",
            "help",
            "helps",
            "perhaps",
            "tend",
            "should",
            "if",
            "when",
            "up");

    private final Profile claim;
    private final Profile window;
    private final Profile passage;
    private final Lexicon lexicon;
    private final List<Reason> reasons = new ArrayList<>();

    private Comparison(Profile claim, Profile window, Profile passage, Lexicon lexicon) {
        this.claim = claim;
        this.window = window;
        this.passage = passage;
        this.lexicon = lexicon;
    }

    /**
     * The differences between a claim and its evidence.
     *
     * @param window the words of the passage that come nearest
     * @param passage all of it with its titles
     */
    static List<Reason> of(Profile claim, Profile window, Profile passage, Lexicon lexicon) {
        Comparison comparison = new Comparison(claim, window, passage, lexicon);
        comparison.quantities();
        comparison.negations();
        comparison.populations();
        comparison.directions();
        comparison.families();
        comparison.modality();
        return List.copyOf(comparison.reasons);
    }

    private void add(Difference difference, String detail) {
        reasons.add(new Reason(difference, detail));
    }

    private void quantities() {
        for (Quantity quantity : claim.quantities()) {
            List<Quantity> same =
                    window.quantities().stream().filter(quantity::sameAs).toList();
            if (!same.isEmpty()) {
                if (same.stream().allMatch(quantity::opposes)) {
                    add(Difference.LIMIT, "the limit " + quantity.written() + " lies on the other side");
                }
                continue;
            }
            boolean implied = quantity.unit().equals(Unit.TIMES) && quantity.value() == 1;
            boolean once = quantity.unit().equals(Unit.PER)
                    && window.quantities().stream().anyMatch(q -> q.value() == quantity.value());
            if (implied || once) {
                continue;
            }
            Quantity other = window.quantities().stream()
                    .filter(quantity::sameDigits)
                    .findFirst()
                    .orElse(null);
            Quantity rival = window.quantities().stream()
                    .filter(q -> q.unit().dimension().equals(quantity.unit().dimension()))
                    .findFirst()
                    .orElse(null);
            if (other != null || quantity.unit().equals(Unit.PER)) {
                Quantity shown = other == null ? rival : other;
                add(
                        Difference.UNIT,
                        "\"" + quantity.written() + "\"; the passage has "
                                + (shown == null ? "no such period" : "\"" + shown.written() + "\""));
            } else if (rival != null) {
                add(Difference.NUMBER, "\"" + quantity.written() + "\"; the passage has \"" + rival.written() + "\"");
            } else {
                add(Difference.NUMBER, "\"" + quantity.written() + "\" is not in the passage");
            }
        }
    }

    /** A denial must be answered by a denial of the same thing. */
    private void negations() {
        for (Negation negation : claim.negations()) {
            if (!negation.soft() && !answered(negation, window) && meets(negation, window)) {
                add(Difference.NEGATION, "the claim says \"" + negation.word() + "\", the passage does not");
            }
        }
        for (Negation negation : window.negations()) {
            if (!negation.soft() && !answered(negation, claim) && meets(negation, claim)) {
                add(Difference.NEGATION, "the passage says \"" + negation.word() + "\", the claim does not");
            }
        }
    }

    private static boolean answered(Negation negation, Profile other) {
        return other.negations().stream().anyMatch(negation::answers);
    }

    /** What is denied nearest to the "not" is said by the other side. */
    private static boolean meets(Negation negation, Profile other) {
        return negation.scope().stream().limit(2).anyMatch(other.content()::contains);
    }

    private void populations() {
        Set<String> wrong = new HashSet<>(Population.swapped(claim.populations(), window.populations()));
        wrong.addAll(Population.added(claim.populations(), window.populations(), passage.populations()));
        wrong.addAll(saidOfOthers());
        for (String group : wrong) {
            add(Difference.POPULATION, "the passage does not say this of: " + Population.name(group));
        }
        boolean everyone = claim.has("everyone") || claim.has("everybody");
        if (everyone
                && !window.has("everyone")
                && !window.has("everybody")
                && !window.populations().isEmpty()) {
            add(Difference.POPULATION, "the passage does not say this of everyone");
        }
    }

    /** Where a sentence speaks of two groups, the claim must keep to what it says of its own. */
    private Set<String> saidOfOthers() {
        Set<String> wrong = new HashSet<>();
        List<Profile> clauses = CONTRAST.splitAsStream(window.text())
                .map(clause -> Profile.of(clause, lexicon))
                .toList();
        for (String group : claim.populations()) {
            boolean compares = claim.populations().stream()
                    .anyMatch(g -> !g.equals(group) && Population.dimension(g).equals(Population.dimension(group)));
            if (compares) {
                continue;
            }
            int own = 0;
            int others = 0;
            for (Profile clause : clauses) {
                int shared = (int) claim.terms().stream()
                        .filter(t -> t.first().isWord() && !Population.is(t.concept()))
                        .filter(t -> clause.has(t.first().word()))
                        .count();
                if (clause.populations().contains(group)) {
                    own = Math.max(own, shared);
                } else if (!Population.swapped(Set.of(group), clause.populations())
                        .isEmpty()) {
                    others = Math.max(others, shared);
                }
            }
            if ((others >= own + 2 && own > 0)
                    || (own == 0 && others > 2 && window.populations().contains(group))) {
                wrong.add(group);
            }
        }
        return wrong;
    }

    /** Of the same thing, the claim says up where the passage says down. */
    private void directions() {
        for (Direction direction : claim.directions()) {
            int best = window.directions().stream()
                    .filter(d -> d.pole().axis().equals(direction.pole().axis()))
                    .mapToInt(d -> shared(d, direction))
                    .max()
                    .orElse(0);
            List<Direction> rivals = window.directions().stream()
                    .filter(d -> d.pole().axis().equals(direction.pole().axis()) && shared(d, direction) == best)
                    .toList();
            boolean opposite = best > 0
                    && rivals.stream()
                            .allMatch(d -> d.pole().up() != direction.pole().up());
            if (opposite && !negated(direction)) {
                add(
                        Difference.DIRECTION,
                        "\"" + direction.word() + "\"; the passage says \""
                                + rivals.getFirst().word() + "\"");
            }
        }
    }

    /** "not worse" against "better" is no contradiction. */
    private boolean negated(Direction direction) {
        return claim.negations().stream().anyMatch(n -> n.scope().stream().anyMatch(direction.of()::contains))
                || window.negations().stream().anyMatch(n -> n.scope().stream().anyMatch(direction.of()::contains));
    }

    private static int shared(Direction a, Direction b) {
        return (int) a.of().stream().filter(b.of()::contains).count();
    }

    private void families() {
        for (String concept : claim.content()) {
            String family = lexicon.family(concept);
            if (family != null && !window.content().contains(concept)) {
                window.content().stream()
                        .filter(other -> family.equals(lexicon.family(other))
                                && !claim.content().contains(other))
                        .findFirst()
                        .ifPresent(other -> add(
                                Difference.SUBSTITUTION, "\"" + concept + "\"; the passage says \"" + other + "\""));
            }
        }
    }

    private void modality() {
        for (String word : CERTAIN) {
            boolean certain = claim.has(word) && CERTAIN.stream().noneMatch(window::has);
            boolean denied = claim.negations().stream().anyMatch(n -> n.word().equals("never"))
                    && window.negations().stream().anyMatch(n -> !n.soft());
            if (certain && (EXTREME.contains(word) || (!window.unsureOf().isEmpty() && !denied))) {
                add(Difference.MODALITY, "\"" + word + "\" is more than the passage says");
            }
        }
        boolean unsure = window.unsureOf().stream().anyMatch(claim.content()::contains);
        if (unsure && HEDGES.stream().noneMatch(claim::has) && claim.negations().isEmpty()) {
            add(Difference.MODALITY, "the passage says only that it may be so");
        }
    }
}
