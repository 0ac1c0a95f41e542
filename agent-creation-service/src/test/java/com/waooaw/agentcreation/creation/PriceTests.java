package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.PricePolicy;
import com.waooaw.agentcreation.registry.Agent;
import com.waooaw.agentcreation.review.ReviewFixtures;
import com.waooaw.contracts.agentcreation.AgentState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the Governor reads of a price, and what of a team a yes is bound to. */
class PriceTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final PricePolicy POLICY = new CatalogueFiles().pricePolicy();

    @Test
    void theGovernorReadsWhatGenesisProposes() {
        var proposal = Price.proposed(POLICY, ReviewFixtures.changed(_ -> {}), ReviewFixtures.facts());

        assertThat(Price.sentence(List.of(
                        result(Stage.SPECIFICATION, Map.of()),
                        result(Stage.GENESIS, Map.of("price_proposal", proposal.evidence())))))
                .startsWith(" Genesis proposes a price of INR 12000 a month (4 skills x 1400")
                .endsWith("it stands still during a trial.");
    }

    @Test
    void aReviewFromBeforeHasNoPrice() {
        assertThat(Price.sentence(List.of(result(Stage.GENESIS, Map.of("decision", "certified")))))
                .isEmpty();
    }

    @Test
    void aTeamCostsByItsMembersAndIsPartOfTheManifest() {
        var team = team();

        assertThat(Price.proposed(POLICY, team, ReviewFixtures.facts()).priceInr())
                .isEqualTo(13_500);
        var manifest = ManifestContent.of(agent(), team, ReviewFixtures.facts().skills(), 13_500);
        assertThat(manifest.json())
                .contains("\"monthly_price_inr\":13500")
                .contains("\"team\":{\"daily_budget_usd\":\"1.5\",\"members\":[{\"job_role_id\":\"JOB-IN-001\"")
                .contains("\"role\":\"manager\"");
        assertThat(ManifestContent.of(
                                agent(),
                                ReviewFixtures.changed(_ -> {}),
                                ReviewFixtures.facts().skills(),
                                null)
                        .json())
                .doesNotContain("\"team\"")
                .doesNotContain("price");
    }

    private static AgentBlueprint team() {
        return ReviewFixtures.changed(tree -> ReviewFixtures.set(tree, "/team", """
                {"plan_inr_per_month": 20000, "daily_budget_usd": 1.5, "members": [
                  {"name": "M", "role": "manager", "job_role_id": "JOB-IN-001",
                   "primary_skill_id": "SKILL-IN-001", "skill_ids": ["SKILL-IN-001"]},
                  {"name": "W", "role": "specialist", "job_role_id": "JOB-HC-001",
                   "primary_skill_id": "SKILL-HC-002", "skill_ids": ["SKILL-HC-002"]}]}
                """));
    }

    private static StageResult result(Stage stage, Map<String, Object> detail) {
        return new StageResult(stage, true, List.of(), detail, "3", NOW, null, null);
    }

    private static Agent agent() {
        return new Agent(
                UUID.randomUUID(),
                "AGT-WRITER-HC-001",
                "Writer",
                "writes",
                "healthcare",
                "north_america",
                "JOB-HC-001",
                AgentState.DRAFT,
                "1.0.0",
                null,
                null,
                "anna",
                BigDecimal.ONE,
                BigDecimal.ONE,
                List.of(),
                BigDecimal.ZERO,
                List.of(),
                NOW,
                NOW,
                0);
    }
}
