package com.waooaw.governance.precedent;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.platform.policy.table.DecisionTable;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Precedents for a kind of act, to be shown with a question about one; whether they fit it, {@link Precedents} says. */
@Service
public class SimilarPrecedents {

    private static final int MOST = 3;

    private final PrecedentCounts counts;
    private final List<String> named;

    SimilarPrecedents(PrecedentCounts counts, GovernanceProperties settings) {
        this.counts = counts;
        this.named = settings.precedents().inForce();
    }

    /** Read when the first page comes. */
    private static final class Rows {

        private static final List<PrecedentRow> OF_THE_CLASS_PATH =
                DecisionTable.outcomesOf(PrecedentTables.class, PrecedentTables.PRECEDENTS, PrecedentRow.class);
    }

    /**
     * A precedent and how it stands.
     *
     * @param precedent for example {@code GEN-004}
     * @param gate whether it wants a human, whatever others say; otherwise it may say yes at once
     * @param yeses how often it said yes
     * @param vetoes how often a Governor took that back
     */
    public record Similar(String precedent, int version, boolean gate, int yeses, int vetoes) {

        /** Id and version. */
        public String named() {
            return precedent + "/" + version;
        }

        /** What it does, in words. */
        public String effect() {
            return gate ? "wants a human" : "may say yes at once";
        }

        /** How often it was used, in words. */
        public String used() {
            return switch (yeses) {
                case 0 -> "has said yes to nothing yet";
                case 1 -> "said yes once";
                default -> "said yes %,d times".formatted(yeses);
            };
        }

        /** How often it was wrong, in words. */
        public String takenBack() {
            return switch (vetoes) {
                case 0 -> "never taken back";
                case 1 -> "taken back once";
                default -> "taken back %,d times".formatted(vetoes);
            };
        }
    }

    /** Those in force here that name this kind of act, at most {@value #MOST}: the most used first. */
    @Transactional(readOnly = true)
    public List<Similar> to(String actionType) {
        return Rows.OF_THE_CLASS_PATH.stream()
                .filter(row -> row.effect() != PrecedentRow.Effect.ASK && row.isInForce(named))
                .filter(row -> row.actionTypes().contains(actionType))
                .map(row -> {
                    var standing = counts.standing(row.precedent(), row.version());
                    return new Similar(
                            row.precedent(),
                            row.version(),
                            row.effect() == PrecedentRow.Effect.ADD_GATE,
                            standing.autoApproved(),
                            standing.vetoed());
                })
                .sorted(Comparator.comparingInt(Similar::yeses).reversed().thenComparing(Similar::named))
                .limit(MOST)
                .toList();
    }
}
