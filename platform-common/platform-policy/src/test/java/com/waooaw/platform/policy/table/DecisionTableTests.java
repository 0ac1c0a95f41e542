package com.waooaw.platform.policy.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.platform.audit.CanonicalJson;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionTableTests {

    private static final String TABLE = """
            table: terms
            version: 1.2.0
            facts: { operation: string, records: int, share: double, reversible: bool }
            rows:
              - row: T-10
                because: many records at once cannot be looked at one by one
                when: operation == 'delete' || records > 100
                then: { within: PT2H, step_up: true }
              - row: T-20
                because: what cannot be undone is decided while somebody is awake
                when: "!reversible && share >= 0.5"
                then: { within: PT6H, step_up: true }
              - row: T-90
                because: everything else
                when: "true"
                then: { within: PT24H, step_up: false }
            """;

    private final DecisionTable<Terms> table = DecisionTable.read(TABLE, Terms.class);

    record Terms(Duration within, boolean stepUp) {}

    @ParameterizedTest
    @CsvSource({
        "delete, 1, 0.0, true, T-10",
        "write, 101, 0.0, true, T-10",
        "write, 100, 0.5, false, T-20",
        "write, 100, 0.49, false, T-90",
        "write, 100, 0.5, true, T-90"
    })
    void theFirstRowThatHoldsDecides(String operation, long records, double share, boolean reversible, String row) {
        var facts = Map.of("operation", operation, "records", records, "share", share, "reversible", reversible);

        assertThat(table.decide(facts).row()).isEqualTo(row);
    }

    @Test
    void anEvaluationSaysWhatWasDecidedOnWhatAndWhy() {
        var decided = table.decide(Map.of("operation", "delete", "records", 3L));

        assertThat(decided.table()).isEqualTo("terms");
        assertThat(decided.version()).isEqualTo("1.2.0");
        assertThat(decided.tableHash()).isEqualTo(CanonicalJson.sha256(TABLE));
        assertThat(decided.facts()).isEqualTo("{\"operation\":\"delete\",\"records\":3}");
        assertThat(decided.factsHash()).isEqualTo(CanonicalJson.sha256(decided.facts()));
        assertThat(decided.outcome()).isEqualTo(new Terms(Duration.ofHours(2), true));
    }

    @Test
    void whoChoosesForThemselvesGetsEveryRowThatHoldsAndWhatWasMissing() {
        var all = table.holding(Map.of("operation", "delete", "records", 3L));

        assertThat(all).extracting(Evaluation::row).containsExactly("T-10", "T-90");
        assertThat(all).allSatisfy(row -> assertThat(row.missing()).containsExactly("T-20"));
        assertThat(all.getFirst().facts()).isEqualTo("{\"operation\":\"delete\",\"records\":3}");
        assertThat(table.holding(Map.of())).extracting(Evaluation::row).containsExactly("T-90");
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        assertThatThrownBy(
                        () -> DecisionTable.outcomesOf(DecisionTableTests.class, "/tables/nowhere.yaml", Terms.class))
                .isInstanceOf(DecisionTableException.class)
                .hasMessageContaining("/tables/nowhere.yaml");
    }

    @Test
    void aRowThatAsksForAFactNobodyToldDoesNotHold() {
        var decided = table.decide(Map.of("records", 500L));

        assertThat(decided.row()).isEqualTo("T-90");
        assertThat(decided.missing()).containsExactly("T-10", "T-20");
    }

    @Test
    void aFactTheTableDoesNotKnowIsAMistakeOfTheCaller() {
        assertThatThrownBy(() -> table.decide(Map.of("operatoin", "delete")))
                .isInstanceOf(DecisionTableException.class)
                .hasMessageContaining("operatoin");
    }

    @Test
    void aFactOfAnotherTypeIsRefused() {
        assertThatThrownBy(() -> table.decide(Map.of("records", "many")))
                .isInstanceOf(DecisionTableException.class)
                .hasMessageContaining("records");
    }

    @Test
    void aConditionThatFailsDecidesNothing() {
        var dividing = DecisionTable.read(TABLE.replace("records > 100", "100 / records > 1"), Terms.class);

        assertThatThrownBy(() -> dividing.decide(Map.of("operation", "write", "records", 0L)))
                .isInstanceOf(DecisionTableException.class)
                .hasMessageContaining("T-10");
    }

    @Test
    void everythingThatIsNoTableIsRefusedWhenItIsRead() {
        for (var mistake : List.of(
                List.of("operation == 'delete'", "operation == 7", "T-10"),
                List.of("operation == 'delete'", "operation = 'delete'", "T-10"),
                List.of("operation == 'delete'", "opperation == 'delete'", "opperation"),
                List.of("operation == 'delete' || records > 100", "records", "T-10"),
                List.of("within: PT2H", "within: soon", "T-10"),
                List.of("step_up: true }", "stepup: true }", "T-10"),
                List.of("step_up: true }", "}", "T-10"),
                List.of("row: T-20", "row: T-10", "two rows"),
                List.of("because: everything else", "because: everything else\n    when: reversible", "uplicate"),
                List.of("records: int", "records: int, records: string", "uplicate"),
                List.of("when: \"true\"", "when: reversible", "open"),
                List.of("version: 1.2.0", "versoin: 1.2.0", "version"),
                List.of("because: everything else", "comment: everything else", "because"),
                List.of("records: int", "records: number", "number"))) {
            var broken = TABLE.replace(mistake.get(0), mistake.get(1));
            assertThat(broken).isNotEqualTo(TABLE);

            assertThatThrownBy(() -> DecisionTable.read(broken, Terms.class))
                    .as(mistake.get(1))
                    .isInstanceOf(DecisionTableException.class)
                    .hasMessageContaining(mistake.get(2));
        }
    }
}
