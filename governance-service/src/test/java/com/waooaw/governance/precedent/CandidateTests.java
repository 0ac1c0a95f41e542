package com.waooaw.governance.precedent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.table.DecisionTable;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain.md 5.3: which precedents are candidates, and which of them decides. */
class CandidateTests extends PrecedentTest {

    @Test
    void aPrecedentOutOfForceIsNoCandidateAndTheEvaluationSaysSo() {
        var found = TABLES.ask(Draft.deployment().wish(), true, Set.of("DEMO-001/1"));

        assertThat(found.yes()).isEmpty();
        assertThat(found.row()).isNotNull();
        assertThat(found.row().row()).isEqualTo("NONE");
        assertThat(found.row().facts()).contains("\"out_of_force\":\"DEMO-001/1\"");
    }

    @Test
    void aDemonstrationIsInForceWhereItIsNamedAndNowhereElse() {
        assertThat(TABLES.outOfForce(List.of())).containsExactly("DEMO-001/1");
        assertThat(TABLES.outOfForce(List.of("GEN-004", "DEMO-002"))).containsExactly("DEMO-001/1");
        assertThat(TABLES.outOfForce(List.of("DEMO-001"))).isEmpty();
    }

    @Test
    void theNarrowestDecidesAndOfThoseTheNewest() {
        var wide = row("W-1", 9, "auto_approve", "[]", "[deploy_agent, publish_content]");
        var narrow = row("N-1", 1, "auto_approve", "[healthcare]", "[deploy_agent]");
        var newer = row("N-1", 2, "auto_approve", "[healthcare]", "[deploy_agent]");
        var elsewhere = row("E-1", 7, "auto_approve", "[finance]", "[deploy_agent]");

        assertThat(chosen(wide, narrow)).isEqualTo("N-1/1");
        assertThat(chosen(narrow, newer, wide)).isEqualTo("N-1/2");
        assertThat(chosen(newer, narrow, elsewhere)).isEqualTo("N-1/2");
        assertThat(chosen(elsewhere, wide)).isEqualTo("W-1/9");
        assertThat(chosen(elsewhere)).isEqualTo("ask");
    }

    @Test
    void aGateLeavesItToAHumanHoweverNarrowAPrecedentIs() {
        var narrow = row("N-1", 1, "auto_approve", "[healthcare]", "[deploy_agent]");
        var gate = row("G-1", 1, "add_gate", "[]", "[deploy_agent]");
        var gateElsewhere = row("G-2", 1, "add_gate", "[finance]", "[deploy_agent]");

        assertThat(chosen(narrow, gate)).isEqualTo("ask");
        assertThat(chosen(narrow, gateElsewhere)).isEqualTo("N-1/1");
    }

    @Test
    void aServiceDoesNotStartWithAPrecedentForWhatNobodyCanUndo() {
        var nobody = new UndoOwners(Map.of("publish_content", "agent-execution"));

        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(new PrecedentConfiguration().precedentsCanBeUndone(nobody)::afterSingletonsInstantiated)
                .withMessageContaining("DEMO-001/1")
                .withMessageContaining("deploy_agent")
                .satisfies(e -> assertThat(e.code()).isEqualTo(GovernanceError.PRECEDENT_WITHOUT_UNDO));
        new PrecedentConfiguration().precedentsCanBeUndone(new UndoOwners()).afterSingletonsInstantiated();
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({"1, 9, false", "1, 10, false", "2, 10, true", "2, 20, false", "3, 20, true", "9, 9, false"})
    void moreThanOneVetoInTenIsTold(int vetoed, int autoApproved, boolean told) {
        assertThat(Precedents.vetoedMoreThanTolerated(new PrecedentCounts.Standing("GEN-004/1", autoApproved, vetoed)))
                .isEqualTo(told);
    }

    private static String row(String precedent, int version, String effect, String industries, String actions) {
        return """
                  - row: %s/%d
                    because: a test
                    when: "true"
                    then:
                      precedent: %s
                      version: %d
                      effect: %s
                      in_force: always
                      industries: %s
                      action_types: %s
                      max_cost_usd: "50"
                      max_per_day: 10
                      max_blast_radius: high
                      veto_window: PT24H
                      false_positive_limit: 3
                """.formatted(precedent, version, precedent, version, effect, industries, actions);
    }

    private static String chosen(String... rows) {
        var table =
                """
                table: precedents
                version: 0.0.1
                facts:
                  approval_class: string
                  action_type: string
                  risk_level: string
                  industry: string
                  domain_tier: string
                  expected_runs_per_day: int
                  estimated_cost_per_day_micros: int
                  findings_open: int
                  sandbox_only: bool
                  out_of_force: string
                rows:
                """ + String.join("", rows) + row("none", 1, "ask", "[]", "[]").replace("row: none/1", "row: NONE");
        var tables = new PrecedentTables(
                PrecedentTables.exclusionsOfTheClassPath(), DecisionTable.read(table, PrecedentRow.class), List.of());
        return tables.ask(Draft.deployment().wish(), true, Set.of())
                .yes()
                .map(PrecedentRow::key)
                .orElse("ask");
    }
}
