package com.waooaw.governance.precedent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** domain.md 5.3: the conditions of a precedent, and what is told of them. */
class PrecedentTests extends PrecedentTest {

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
        assertThat(asked(good.reaching("critical")).yes()).isEmpty();
        assertThat(asked(good.reaching("wide")).yes()).isEmpty();
        assertThat(asked(good.reaching("low").costing("20.01")).yes()).isEmpty();
    }
}
