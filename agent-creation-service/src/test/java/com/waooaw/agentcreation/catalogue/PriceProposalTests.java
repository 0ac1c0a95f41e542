package com.waooaw.agentcreation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The formula of domain.md 4.6, by its numbers. */
class PriceProposalTests {

    private static final CatalogueFiles FILES = new CatalogueFiles();
    private static final PricePolicy POLICY = FILES.pricePolicy();

    @ParameterizedTest
    @CsvSource({
        // the example the formula is calibrated by: 4 x 1400 x 1.2 x 1.5 x 1.2 = 12 096
        "4, 90, healthcare, north_america, specialized, 12000",
        // 5 x 1400 x 1.2 x 1.5 x 1.3 = 16 380
        "5, 90, healthcare, europe, specialized, 16500",
        // 5 x 1400 x 1.5 x 1.5 x 1.2 = 18 900
        "5, 50, healthcare, north_america, specialized, 19000",
        // 5 x 1400 x 1.5 x 1.5 x 1.0 = 15 750: half a step goes up
        "5, 50, finance, india, generic, 16000",
        // 10 x 1400 x 1.0 x 1.2 x 1.0 = 16 800
        "10, 100, education, india, generic, 17000",
        // 10 x 1400 x 1.0 x 1.0 x 1.0 = 14 000
        "10, 100, sales, india, generic, 14000",
        "10, 100, an_industry_without_a_factor, india, generic, 14000",
        // below the floors
        "1, 100, sales, india, generic, 8000",
        "1, 100, sales, india, specialized, 12000",
        "1, 100, sales, india, expert, 18000",
        "0, 100, sales, india, generic, 8000",
        // 20 x 1400 x 1.5 x 1.5 x 1.3 = 81 900, and no more than the most
        "20, 50, finance, europe, expert, 50000",
        // global is as dear as the dearest place: 10 x 1400 x 1.3 = 18 200
        "10, 100, sales, global, generic, 18000",
    })
    void anAgentByWhatItCanDoHowAloneAndWhere(
            int skills, int autonomy, String industry, String geography, String expertise, int price) {
        var proposal = PriceProposal.ofAgent(
                POLICY, Collections.nCopies(skills, skill(autonomy)), industry, geography, expertise);

        assertThat(proposal.priceInr()).isEqualTo(price);
        assertThat(proposal.geography()).isEqualTo(geography);
        assertThat(proposal.lockedDuringTrial()).isTrue();
    }

    @Test
    void theLeastAutonomousSkillCounts() {
        var mixed = List.of(skill(100), skill(50), skill(90), skill(100), skill(100));

        // 5 x 1400 x 1.5 x 1.5 x 1.2 = 18 900
        assertThat(PriceProposal.ofAgent(POLICY, mixed, "healthcare", "north_america", "specialized")
                        .priceInr())
                .isEqualTo(19_000);
    }

    @Test
    void theHealthcareWriterOfTheStarterCatalogueCostsTwelveThousand() {
        var skills = FILES.skills().stream()
                .filter(skill -> skill.industry().equals("healthcare"))
                .toList();

        var proposal = PriceProposal.ofAgent(POLICY, skills, "healthcare", "north_america", "specialized");

        assertThat(proposal)
                .isEqualTo(new PriceProposal(
                        "north_america",
                        12_000,
                        "4 skills x 1400 x autonomy 1.2 x healthcare 1.5 x north_america 1.2, at least 12000 for specialized",
                        true));
        assertThat(proposal.evidence()).containsEntry("price_inr", 12_000).containsEntry("locked_during_trial", true);
    }

    @ParameterizedTest
    @CsvSource({"3, 19000", "4, 24500", "5, 30000", "0, 8000"})
    void aTeamByItsMembers(int members, int price) {
        assertThat(PriceProposal.ofTeam(POLICY, members).priceInr()).isEqualTo(price);
        assertThat(PriceProposal.ofTeam(POLICY, members).lockedDuringTrial()).isTrue();
    }

    private static Skill skill(int autonomy) {
        return new Skill(
                "SKILL-HC-900",
                "1.0.0",
                "A skill",
                "healthcare",
                "",
                CatalogueStatus.CERTIFIED,
                autonomy,
                600,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                Map.of(),
                null,
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                null);
    }
}
