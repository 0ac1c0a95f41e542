package com.waooaw.agentcreation.definitions;

import static com.waooaw.agentcreation.definitions.Samples.NOW;
import static com.waooaw.agentcreation.definitions.Samples.changed;
import static com.waooaw.agentcreation.definitions.Samples.skill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.agentcreation.catalogue.CatalogueFiles;
import com.waooaw.agentcreation.catalogue.CatalogueStatus;
import com.waooaw.agentcreation.catalogue.Definition;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.catalogue.Starter;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What comes with the platform keeps every check everybody else's definitions have to keep. */
class StarterCertificationTests {

    private static final CatalogueFiles FILES = new CatalogueFiles();

    @Test
    void allOfItIsCertified() {
        var certified = certified(FILES.starters());

        assertThat(certified).extracting(Definition::status).containsOnly(CatalogueStatus.CERTIFIED);
        assertThat(certified).extracting(Definition::certifiedBy).containsOnly("genesis");
        assertThat(certified)
                .extracting(Definition::industry)
                .contains("healthcare", "education", "finance", "marketing", "sales", "internal");
        assertThat(certified).extracting(Definition::id).doesNotHaveDuplicates().contains("TEAM-MK-001");
    }

    @Test
    void oneThatIsRefusedStopsEverything() {
        var broken = changed(skill("SKILL-HC-004"), "approval_gate=null", "failure_modes=[]");

        assertThatThrownBy(() -> certified(List.of(starter(skill("SKILL-HC-001"), broken))))
                .hasMessageContaining("SKILL-HC-004 is refused")
                .hasMessageContaining("S-05 at /failure_modes")
                .hasMessageContaining("S-07 at /approval_gate");
    }

    @Test
    void aFileThatClaimsToBeCertifiedIsNotBelieved() {
        var claims = changed(skill("SKILL-HC-001"), "think_queries=[]");
        assertThat(claims.status()).isEqualTo(CatalogueStatus.CERTIFIED);

        assertThatThrownBy(() -> certified(List.of(starter(claims)))).hasMessageContaining("S-02");
    }

    @Test
    void nothingComesTwice() {
        var first = skill("SKILL-HC-001");

        assertThatThrownBy(() -> certified(List.of(starter(first), starter(first))))
                .hasMessageContaining("comes with the platform twice");
        assertThatThrownBy(() -> certified(List.of(starter(first, changed(first, "skill_id=\"SKILL-HC-099\"")))))
                .hasMessageContaining("SKILL-HC-099 is SKILL-HC-001 under another id");
        assertThatThrownBy(() -> certified(List.of(starter(
                        first,
                        changed(first, "skill_id=\"SKILL-HC-099\"", "version=\"2.0.0\"", "timeout_seconds=60")))))
                .hasMessageContaining("SKILL-HC-099 improves SKILL-HC-001");
    }

    private static Starter starter(Skill... skills) {
        return new Starter("1", List.of(skills), List.of(), List.of());
    }

    private static List<Definition<?>> certified(List<Starter> starters) {
        return StarterCertification.certified(starters, FILES.tools(), FILES.pricePolicy(), NOW);
    }
}
