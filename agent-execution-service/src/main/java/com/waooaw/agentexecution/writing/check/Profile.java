package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.check.Lexicon.Pole;
import com.waooaw.agentexecution.writing.check.Lexicon.Term;
import com.waooaw.agentexecution.writing.text.Content;
import com.waooaw.agentexecution.writing.text.Quantities;
import com.waooaw.agentexecution.writing.text.Quantity;
import com.waooaw.agentexecution.writing.text.Token;
import com.waooaw.agentexecution.writing.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A sentence (or a few) taken apart for comparison. */
final class Profile {

    private static final Set<String> UNSURE = Set.of("may", "might", "could");

    private final String text;
    private final List<Term> terms;
    private final Set<String> content = new LinkedHashSet<>();
    private final Set<String> populations = new HashSet<>();
    private final Set<String> words;
    private final List<Quantity> quantities;
    private final List<Negation> negations;
    private final List<Direction> directions = new ArrayList<>();

    private Profile(String text, Lexicon lexicon) {
        this.text = text;
        List<Token> tokens = Tokens.of(text);
        this.terms = lexicon.terms(tokens);
        this.quantities = Quantities.of(tokens);
        this.words = tokens.stream().map(Token::word).collect(Collectors.toSet());
        for (int i = 0; i < terms.size(); i++) {
            Term term = terms.get(i);
            if (Population.is(term.concept())) {
                populations.add(term.concept());
            }
            Pole pole = pole(term, lexicon);
            if (!Population.is(term.concept()) && carries(term) && (pole == null || !isLimit(i))) {
                content.add(term.concept());
            }
            if (pole != null && !isLimit(i)) {
                directions.add(new Direction(term.first().word(), term.concept(), pole, around(i, lexicon)));
            }
        }
        this.negations = Negation.in(terms);
    }

    static Profile of(String text, Lexicon lexicon) {
        return new Profile(text, lexicon);
    }

    String text() {
        return text;
    }

    List<Term> terms() {
        return terms;
    }

    /** The concepts that carry content, each once, without numbers, units and populations. */
    Set<String> content() {
        return content;
    }

    Set<String> populations() {
        return populations;
    }

    List<Quantity> quantities() {
        return quantities;
    }

    List<Negation> negations() {
        return negations;
    }

    List<Direction> directions() {
        return directions;
    }

    /** What the sentence says only may be so: the first concept after each "may". */
    Set<String> unsureOf() {
        Set<String> unsure = new HashSet<>();
        for (int i = 0; i < terms.size(); i++) {
            if (UNSURE.contains(terms.get(i).first().word())) {
                terms.stream()
                        .skip(i + 1L)
                        .filter(Profile::carries)
                        .findFirst()
                        .ifPresent(t -> unsure.add(t.concept()));
            }
        }
        return unsure;
    }

    boolean has(String word) {
        return words.contains(word);
    }

    /** Whether a term counts for what a sentence is about. */
    static boolean carries(Term term) {
        Token token = term.first();
        boolean known = term.tokens().size() > 1 || !term.concept().equals(token.stem());
        return token.isWord()
                && !Negation.isNegator(token)
                && (known || (Content.carries(token) && !Quantities.isNumeric(token)));
    }

    private static @Nullable Pole pole(Term term, Lexicon lexicon) {
        if (term.tokens().size() > 1) {
            return lexicon.pole(term.concept());
        }
        Pole byWord = lexicon.pole(term.first().stem());
        return byWord == null ? lexicon.pole(term.concept()) : byWord;
    }

    /** "or above", "below 70": part of a quantity. */
    private boolean isLimit(int i) {
        boolean after = i > 0 && terms.get(i - 1).first().word().equals("or");
        boolean before = i + 1 < terms.size()
                && (terms.get(i + 1).first().isNumber()
                        || terms.get(i + 1).first().word().equals("than"));
        return after || before;
    }

    /** The content next to a word, up to three on each side within the clause: what it is said of. */
    private Set<String> around(int index, Lexicon lexicon) {
        Set<String> around = new HashSet<>();
        for (int step : new int[] {-1, 1}) {
            int taken = 0;
            for (int i = index + step; i >= 0 && i < terms.size() && taken < 3; i += step) {
                Term term = terms.get(i);
                if (term.first().endsClause()) {
                    break;
                }
                if (carries(term) && pole(term, lexicon) == null) {
                    around.add(term.concept());
                    taken++;
                }
            }
        }
        return around;
    }

    /** Whether this says the same or the opposite of something the other speaks of. */
    boolean turns(String concept, Profile other) {
        return directions.stream()
                .filter(d -> d.concept().equals(concept))
                .anyMatch(mine -> other.directions.stream()
                        .anyMatch(d -> d.pole().axis().equals(mine.pole().axis())
                                && shared(mine, d)
                                        >= Math.min(2, Math.max(1, mine.of().size()))));
    }

    private static long shared(Direction one, Direction other) {
        return one.of().stream().filter(other.of()::contains).count();
    }

    /** A word with an opposite, and what it is said of. */
    record Direction(String word, String concept, Pole pole, Set<String> of) {}
}
