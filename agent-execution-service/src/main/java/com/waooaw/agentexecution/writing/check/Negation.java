package com.waooaw.agentexecution.writing.check;

import com.waooaw.agentexecution.writing.check.Lexicon.Term;
import com.waooaw.agentexecution.writing.text.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A "not" and what it denies.
 *
 * @param scope the concepts denied, nearest first
 * @param clause all concepts of its clause
 * @param elliptic whether what it denies stands before it: "metformin taken alone does not"
 * @param soft "avoid", "rarely", "without": it denies enough to answer a "not", not enough to need one
 */
record Negation(String word, List<String> scope, Set<String> clause, boolean elliptic, boolean soft) {

    private static final Set<String> STRONG =
            Set.of("not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "nowhere");
    private static final Set<String> SOFT = Set.of(
            "avoid",
            "avoids",
            "avoided",
            "avoiding",
            "without",
            "rarely",
            "seldom",
            "hardly",
            "unable",
            "fail",
            "fails",
            "instead",
            "rather",
            "stop",
            "stops",
            "quit",
            "lack",
            "unless",
            "unlikely",
            "unnecessary",
            "unsafe",
            "few");
    private static final Set<String> LIMITS = Set.of("more", "less", "fewer", "later", "longer", "earlier");
    private static final Set<String> ADDING = Set.of("only", "just", "matter");
    private static final Set<String> BREAKS =
            Set.of("but", "although", "though", "because", "if", "when", "while", "and", "so", "until", "than");
    private static final Set<String> LIGHT = Set.of("need", "requir", "hav", "do", "be", "mean", "tak", "mak", "get");
    private static final int REACH = 4;

    Negation {
        scope = List.copyOf(scope);
        clause = Set.copyOf(clause);
    }

    /** Whether this denies what the other denies. */
    boolean answers(Negation other) {
        return scope.stream().anyMatch(other.scope::contains)
                || (elliptic && scope.stream().anyMatch(other.clause::contains))
                || (other.elliptic && other.scope.stream().anyMatch(clause::contains));
    }

    static boolean isNegator(Token token) {
        return STRONG.contains(token.word());
    }

    static List<Negation> in(List<Term> terms) {
        List<Negation> negations = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            Token token = terms.get(i).first();
            boolean strong = STRONG.contains(token.word());
            boolean soft = SOFT.contains(token.word());
            if ((strong && !isLimit(terms, i)) || soft) {
                List<String> scope = after(terms, i);
                boolean elliptic = scope.isEmpty() && strong;
                negations.add(new Negation(
                        token.word(), elliptic ? before(terms, i) : scope, clause(terms, i), elliptic, soft));
            } else if (terms.get(i).concept().equals("fasting")
                    && terms.get(i).tokens().size() > 1) {
                // "nothing is eaten" is one concept; the denial is inside it
                negations.add(new Negation(token.word(), List.of("fasting"), clause(terms, i), false, true));
            }
        }
        return negations;
    }

    /** "no more than", "not only", "whether or not" deny nothing. */
    private static boolean isLimit(List<Term> terms, int i) {
        boolean limit =
                LIMITS.contains(word(terms, i + 1)) && word(terms, i + 2).equals("than");
        boolean whether = word(terms, i - 1).equals("or") && word(terms, i - 2).equals("whether");
        return limit || whether || ADDING.contains(word(terms, i + 1));
    }

    private static String word(List<Term> terms, int i) {
        return i >= 0 && i < terms.size() ? terms.get(i).first().word() : "";
    }

    private static List<String> after(List<Term> terms, int from) {
        List<String> scope = new ArrayList<>();
        for (int i = from + 1; i < terms.size() && scope.size() < REACH; i++) {
            Term term = terms.get(i);
            if (term.first().endsClause() || BREAKS.contains(term.first().word())) {
                break;
            }
            if (denies(term)) {
                scope.add(term.concept());
            }
        }
        return scope;
    }

    /** "…; metformin taken alone does not." */
    private static List<String> before(List<Term> terms, int from) {
        List<String> scope = new ArrayList<>();
        for (int i = from - 1; i >= 0 && scope.size() < REACH; i--) {
            Term term = terms.get(i);
            if (term.first().endsClause()) {
                break;
            }
            if (denies(term)) {
                scope.add(term.concept());
            }
        }
        return scope;
    }

    private static Set<String> clause(List<Term> terms, int at) {
        int from = at;
        while (from > 0 && !terms.get(from - 1).first().endsClause()) {
            from--;
        }
        Set<String> clause = new HashSet<>();
        for (int i = from; i < terms.size() && !terms.get(i).first().endsClause(); i++) {
            if (denies(terms.get(i))) {
                clause.add(terms.get(i).concept());
            }
        }
        return clause;
    }

    private static boolean denies(Term term) {
        return Profile.carries(term) && !LIGHT.contains(term.concept());
    }
}
