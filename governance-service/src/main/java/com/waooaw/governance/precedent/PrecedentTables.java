package com.waooaw.governance.precedent;

import com.waooaw.platform.policy.table.DecisionTable;
import com.waooaw.platform.policy.table.Evaluation;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks the tables {@code precedent_exclusions} and {@code precedents}, as domain.md 5.3 says; knows no counts. */
final class PrecedentTables {

    static final String PRECEDENTS = "/tables/governance/precedents.yaml";
    private static final String EXCLUSIONS = "/tables/governance/precedent_exclusions.yaml";

    private static final Comparator<Evaluation<PrecedentRow>> NARROWEST_THEN_NEWEST =
            Comparator.<Evaluation<PrecedentRow>>comparingInt(
                            row -> row.outcome().narrowness())
                    .thenComparingInt(row -> row.outcome().version())
                    .reversed();

    private final DecisionTable<Exclusion> exclusions;
    private final DecisionTable<PrecedentRow> precedents;
    private final List<PrecedentRow> rows;

    /** Whether no precedent may say yes. */
    record Exclusion(boolean excluded) {}

    /**
     * What they say.
     *
     * @param exclusion why no precedent may say yes, or that nothing stands in the way
     * @param row of the precedent that says yes, or of what leaves it to a human; absent where nobody had to ask
     */
    record Found(Evaluation<Exclusion> exclusion, @Nullable Evaluation<PrecedentRow> row) {

        Optional<PrecedentRow> yes() {
            return Optional.ofNullable(row)
                    .map(Evaluation::outcome)
                    .filter(outcome -> outcome.effect() == PrecedentRow.Effect.AUTO_APPROVE);
        }

        List<Evaluation<?>> evaluations() {
            return row == null ? List.of(exclusion) : List.of(exclusion, row);
        }
    }

    PrecedentTables(
            DecisionTable<Exclusion> exclusions, DecisionTable<PrecedentRow> precedents, List<PrecedentRow> rows) {
        this.exclusions = exclusions;
        this.precedents = precedents;
        this.rows = List.copyOf(rows);
    }

    /** Those of the class path. */
    static PrecedentTables ofTheClassPath() {
        return new PrecedentTables(
                exclusionsOfTheClassPath(),
                DecisionTable.ofResource(PrecedentTables.class, PRECEDENTS, PrecedentRow.class),
                DecisionTable.outcomesOf(PrecedentTables.class, PRECEDENTS, PrecedentRow.class));
    }

    /** Keys of the precedents that are no candidates where these are named. */
    Set<String> outOfForce(Collection<String> named) {
        return rows.stream()
                .filter(row -> !row.isInForce(named))
                .map(PrecedentRow::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    static DecisionTable<Exclusion> exclusionsOfTheClassPath() {
        return DecisionTable.ofResource(PrecedentTables.class, EXCLUSIONS, Exclusion.class);
    }

    /**
     * Asks both.
     *
     * @param undoable whether somebody knows how to undo this kind of act
     * @param outOfForce keys of precedents that are no candidates: not named here, vetoed too often, or used up for the day
     */
    Found ask(Wish wish, boolean undoable, Set<String> outOfForce) {
        var exclusion = exclusions.decide(PrecedentFacts.atWorst(wish, undoable));
        if (exclusion.outcome().excluded()) {
            return new Found(exclusion, null);
        }
        var holding = precedents.holding(told(wish, outOfForce));
        return new Found(exclusion, chosen(wish, holding, outOfForce));
    }

    private static Map<String, Object> told(Wish wish, Set<String> outOfForce) {
        return PrecedentFacts.told(wish, String.join(" ", new TreeSet<>(outOfForce)));
    }

    private static Evaluation<PrecedentRow> chosen(
            Wish wish, List<Evaluation<PrecedentRow>> holding, Set<String> outOfForce) {
        var industry = PrecedentFacts.industry(wish);
        var applying = holding.stream()
                .filter(row -> row.outcome().appliesTo(wish, industry))
                .toList();
        return applying.stream()
                .filter(row -> row.outcome().effect() == PrecedentRow.Effect.ADD_GATE)
                .findFirst()
                .or(() -> applying.stream()
                        .filter(row -> row.outcome().effect() == PrecedentRow.Effect.AUTO_APPROVE)
                        .filter(row -> row.outcome().covers(wish))
                        .filter(row -> !outOfForce.contains(row.outcome().key()))
                        .min(NARROWEST_THEN_NEWEST))
                .orElseGet(holding::getLast);
    }
}
