package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.definitions.Samples.NOW;
import static com.waooaw.agentcreation.definitions.Samples.skill;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.Standing;
import com.waooaw.agentcreation.catalogue.Standing.Archived;
import com.waooaw.agentcreation.catalogue.Standing.Certificate;
import com.waooaw.agentcreation.catalogue.Standing.Draft;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The life of a definition; what is not here cannot be written. */
class StandingTests {

    private static final Duration THIRTY_DAYS = Duration.ofDays(30);
    private static final Standing.Certified CERTIFIED = new Draft("anna").certify("genesis", NOW);

    @Test
    void aCertifiedDefinitionRemembersWhoWroteAndWhoCertifiedIt() {
        assertThat(CERTIFIED).isEqualTo(new Standing.Certified("anna", new Certificate("genesis", NOW)));
        assertThat(CERTIFIED.use().certificate()).isEqualTo(CERTIFIED.certificate());
        assertThat(new Draft("anna").certifiedBy()).isNull();
    }

    @Test
    void usersOfADeprecatedOneHaveThirtyDaysAndNotAMillisecondMore() {
        var deprecated = CERTIFIED.use().succeededBy("SKILL-HC-101", NOW);

        assertThat(deprecated.migrateUntil()).isEqualTo(NOW.plus(THIRTY_DAYS));
        assertThat(deprecated.asOf(NOW.plus(THIRTY_DAYS).minusMillis(1))).isEqualTo(deprecated);
        assertThat(deprecated.asOf(NOW.plus(THIRTY_DAYS)))
                .isEqualTo(new Archived("anna", CERTIFIED.certificate(), "SKILL-HC-101", "improved by SKILL-HC-101"));
    }

    @Test
    void onlyTimeMovesADeprecatedOne() {
        assertThat(CERTIFIED.asOf(NOW.plus(Duration.ofDays(9999)))).isEqualTo(CERTIFIED);
        assertThat(new Draft("anna").asOf(NOW.plus(THIRTY_DAYS))).isEqualTo(new Draft("anna"));
    }

    static Stream<Standing> all() {
        return Stream.of(
                new Draft("anna"),
                CERTIFIED,
                CERTIFIED.use(),
                CERTIFIED.succeededBy("SKILL-HC-101", NOW),
                CERTIFIED.succeededBy("SKILL-HC-101", NOW).archive(),
                new Draft("anna").sameAs("SKILL-HC-001"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsStoredIsWhatIsRead(Standing standing) {
        var stored = skill("SKILL-HC-001").standing(standing, List.of());

        assertThat(stored.standing()).isEqualTo(standing);
        assertThat(stored.status()).isEqualTo(standing.status());
    }

    @Test
    void whetherItMayBeUsedDependsOnWhereItStandsAndWhen() {
        var skill = skill("SKILL-HC-001");
        var deprecated = skill.standing(CERTIFIED.succeededBy("SKILL-HC-101", NOW), List.of());

        assertThat(skill.standing(new Draft("anna"), List.of()).usableAt(NOW)).isFalse();
        assertThat(skill.standing(CERTIFIED, List.of()).usableAt(NOW)).isTrue();
        assertThat(skill.standing(CERTIFIED.use(), List.of()).usable()).isTrue();
        assertThat(deprecated.usable()).isFalse();
        assertThat(deprecated.usableAt(NOW.plus(THIRTY_DAYS).minusMillis(1))).isTrue();
        assertThat(deprecated.usableAt(NOW.plus(THIRTY_DAYS))).isFalse();
        assertThat(deprecated.asOf(NOW.plus(THIRTY_DAYS)).status()).isEqualTo(CatalogueStatus.ARCHIVED);
    }
}
