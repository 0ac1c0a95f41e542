package com.waooaw.governance.precedent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.precedent.PrecedentTables.Found;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.policy.table.DecisionTable;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain.md 5.3, step by step. */
class PrecedentTests {

    private static final PrecedentTables TABLES = PrecedentTables.ofTheClassPath();

    private static final Map<String, Object> DEPLOYMENT = Map.of(
            "expected_runs_per_day",
            1,
            "sandbox_only",
            true,
            "estimated_cost_per_day_usd",
            "0.10",
            "findings_open",
            0,
            "industry",
            "healthcare");

    private static final Map<String, Object> PUBLICATION = Map.of(
            "trial", false,
            "fact_check_passed", true,
            "hipaa_check_passed", true,
            "medical_claims_verified", true,
            "high_risk_claim", false,
            "industry", "healthcare");

    /** A wish that differs from the good one in one thing. */
    private record Draft(
            ApprovalClass approvalClass,
            String action,
            String risk,
            String radius,
            boolean reversible,
            boolean compensation,
            String cost,
            boolean watched,
            boolean approvalOnly,
            Map<String, Object> facts) {

        Draft(
                ApprovalClass approvalClass,
                String action,
                String risk,
                String radius,
                boolean reversible,
                boolean compensation,
                String cost,
                Map<String, Object> facts) {
            this(approvalClass, action, risk, radius, reversible, compensation, cost, false, false, facts);
        }

        static Draft deployment() {
            return new Draft(
                    ApprovalClass.EXECUTION, "deploy_agent", "medium", "medium", true, true, "3.00", DEPLOYMENT);
        }

        static Draft publication() {
            return new Draft(ApprovalClass.EXECUTION, "publish_content", "low", "low", true, true, "0.01", PUBLICATION);
        }

        Draft with(String name, @Nullable Object value) {
            var changed = new HashMap<>(facts);
            if (value == null) {
                changed.remove(name);
            } else {
                changed.put(name, value);
            }
            return new Draft(approvalClass, action, risk, radius, reversible, compensation, cost, changed);
        }

        Wish wish() {
            return new Wish(
                    approvalClass,
                    action,
                    risk,
                    radius,
                    reversible,
                    compensation,
                    new BigDecimal(cost),
                    watched,
                    approvalOnly,
                    facts);
        }
    }

    @Test
    void whatFitsAPrecedentIsAnsweredByIt() {
        assertThat(asked(Draft.deployment()).yes().orElseThrow().key()).isEqualTo("DEMO-001/1");
        assertThat(asked(Draft.publication()).yes().orElseThrow().key()).isEqualTo("GEN-004/1");
    }

    @Test
    void anEvaluationOfEachTableSaysWhichRowFired() {
        assertThat(asked(Draft.deployment()).evaluations())
                .extracting(evaluation -> evaluation.table() + " " + evaluation.version() + " " + evaluation.row())
                .containsExactly("precedent_exclusions 1.1.0 PX-99", "precedents 1.0.0 DEMO-001/1");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "financial,       PX-10",
        "constitutional,  PX-10",
        "unknown class,   PX-10",
        "high risk,       PX-20",
        "critical risk,   PX-20",
        "unknown risk,    PX-20",
        "delete,          PX-30",
        "bulk_update,     PX-30",
        "irreversible,    PX-40",
        "no compensation, PX-50",
        "no owner,        PX-50",
        "trial,           PX-60",
        "trial unknown,   PX-60",
        "unchecked,       PX-70",
        "watched,         PX-80",
        "nearly spent,    PX-85"
    })
    void whatIsExcludedIsAHumansWhateverItsConditionsSay(String why, String row) {
        var good = Draft.deployment();
        boolean undoable = !why.equals("no owner");
        var draft =
                switch (why) {
                    case "financial" -> of(ApprovalClass.FINANCIAL, good);
                    case "constitutional" -> of(ApprovalClass.CONSTITUTIONAL, good);
                    case "unknown class" -> of(ApprovalClass.UNKNOWN, good);
                    case "high risk" -> risk("high", good);
                    case "critical risk" -> risk("critical", good);
                    case "unknown risk" -> risk("enormous", good);
                    case "delete", "bulk_update" -> action(why, good);
                    case "irreversible" ->
                        new Draft(
                                good.approvalClass,
                                good.action,
                                good.risk,
                                good.radius,
                                false,
                                true,
                                good.cost,
                                good.facts);
                    case "no compensation" ->
                        new Draft(
                                good.approvalClass,
                                good.action,
                                good.risk,
                                good.radius,
                                true,
                                false,
                                good.cost,
                                good.facts);
                    case "no owner" -> good;
                    case "trial" -> Draft.publication().with("trial", true);
                    case "trial unknown" -> Draft.publication().with("trial", null);
                    case "unchecked" -> Draft.publication().with("hipaa_check_passed", null);
                    case "watched", "nearly spent" ->
                        new Draft(
                                good.approvalClass,
                                good.action,
                                good.risk,
                                good.radius,
                                true,
                                true,
                                good.cost,
                                why.equals("watched"),
                                why.equals("nearly spent"),
                                good.facts);
                    default -> throw new IllegalArgumentException(why);
                };

        var found = TABLES.ask(draft.wish(), undoable, Set.of());

        assertThat(found.yes()).isEmpty();
        assertThat(found.exclusion().row()).isEqualTo(row);
        assertThat(found.evaluations()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"expected_runs_per_day", "sandbox_only", "estimated_cost_per_day_usd", "findings_open"})
    void aFactNobodyToldCountsAsFalse(String fact) {
        assertThat(asked(Draft.deployment().with(fact, null)).yes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"fact_check_passed", "hipaa_check_passed", "medical_claims_verified", "high_risk_claim"})
    void aCheckNobodyToldOfHasNotPassed(String fact) {
        assertThat(asked(Draft.publication().with(fact, null)).yes()).isEmpty();
    }

    @Test
    void aFactThatIsNotWhatItShouldBeWasNotTold() {
        assertThat(asked(Draft.deployment().with("expected_runs_per_day", "1")).yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("expected_runs_per_day", -1)).yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("expected_runs_per_day", 0.5)).yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("sandbox_only", "true")).yes()).isEmpty();
        assertThat(asked(Draft.deployment().with("estimated_cost_per_day_usd", "cheap"))
                        .yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("estimated_cost_per_day_usd", "1e-3"))
                        .yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("estimated_cost_per_day_usd", 0.1))
                        .yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("findings_open", List.of())).yes())
                .isEmpty();
        assertThat(asked(Draft.deployment().with("something_else", Map.of("a", 1)))
                        .yes())
                .isPresent();
    }

    @ParameterizedTest(name = "{0}={1}: {2}")
    @CsvSource({
        "expected_runs_per_day, 0, true",
        "expected_runs_per_day, 2, false",
        "findings_open, 1, false",
        "estimated_cost_per_day_usd, 0.50, true",
        "estimated_cost_per_day_usd, 0.5000001, false",
        "estimated_cost_per_day_usd, 0.51, false"
    })
    void theConditionsAreTheirBounds(String fact, String value, boolean fits) {
        Object told = fact.endsWith("usd") ? value : Integer.valueOf(value);

        assertThat(asked(Draft.deployment().with(fact, told)).yes().isPresent()).isEqualTo(fits);
    }

    @Test
    void aHighRiskClaimOrAnotherIndustryIsAHumans() {
        assertThat(asked(Draft.publication().with("high_risk_claim", true)).yes())
                .isEmpty();
        var found = asked(Draft.publication().with("industry", "education"));
        assertThat(found.yes()).isEmpty();
        assertThat(found.row()).isNotNull();
        assertThat(found.row().row()).isEqualTo("NONE");
    }

    @Test
    void whatCostsMoreOrReachesFurtherThanThePrecedentIsAHumans() {
        var good = Draft.deployment();
        assertThat(asked(new Draft(
                                good.approvalClass,
                                good.action,
                                "medium",
                                "critical",
                                true,
                                true,
                                good.cost,
                                good.facts))
                        .yes())
                .isEmpty();
        assertThat(asked(new Draft(
                                good.approvalClass, good.action, "medium", "wide", true, true, good.cost, good.facts))
                        .yes())
                .isEmpty();
        assertThat(asked(new Draft(good.approvalClass, good.action, "medium", "low", true, true, "20.01", good.facts))
                        .yes())
                .isEmpty();
    }

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

    /** Word for word what Agent Execution tells, as long as every engagement is a trial. */
    @Test
    void whatATrialPublishesIsAHumansHoweverWellItWasChecked() {
        var found = asked(new Draft(
                ApprovalClass.EXECUTION,
                "publish_content",
                "low",
                "low",
                true,
                true,
                "0.0123",
                Map.of(
                        "trial", true,
                        "fact_check_passed", true,
                        "hipaa_check_passed", true,
                        "medical_claims_verified", true,
                        "high_risk_claim", false,
                        "industry", "healthcare")));

        assertThat(found.yes()).isEmpty();
        assertThat(found.exclusion().row()).isEqualTo("PX-60");
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

    private static Found asked(Draft draft) {
        return TABLES.ask(draft.wish(), true, Set.of());
    }

    private static Draft of(ApprovalClass approvalClass, Draft d) {
        return new Draft(approvalClass, d.action, d.risk, d.radius, d.reversible, d.compensation, d.cost, d.facts);
    }

    private static Draft risk(String risk, Draft d) {
        return new Draft(d.approvalClass, d.action, risk, d.radius, d.reversible, d.compensation, d.cost, d.facts);
    }

    private static Draft action(String action, Draft d) {
        return new Draft(d.approvalClass, action, d.risk, d.radius, d.reversible, d.compensation, d.cost, d.facts);
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
