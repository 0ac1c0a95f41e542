package com.waooaw.agentexecution.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.waooaw.agentexecution.ExecutionError;
import com.waooaw.agentexecution.dispatcher.Manifest;
import com.waooaw.platform.kernel.WaooawException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlanTests {

    @Test
    void ordersSkillsByWhatTheyNeedWhateverTheManifestsOrder() {
        var plan = Plan.of(manifest("SKILL-HC-004", "SKILL-HC-003", "SKILL-HC-002", "SKILL-HC-001"));

        assertThat(plan.steps())
                .extracting(Plan.Step::kind)
                .containsExactly(SkillKind.RESEARCH, SkillKind.DRAFT, SkillKind.FACT_CHECK_CLAIMS, SkillKind.PUBLISH);
    }

    @Test
    void refusesASkillThatIsNotInstalled() {
        assertRefused("SKILL-XX-999 is not installed", "SKILL-HC-001", "SKILL-XX-999");
    }

    @Test
    void refusesASkillWhoseNeedsNobodyGives() {
        assertRefused("SKILL-HC-003 needs what no skill gives", "SKILL-HC-001", "SKILL-HC-003");
    }

    @Test
    void refusesSkillsThatPublishNothing() {
        assertRefused("no skill publishes", "SKILL-HC-001", "SKILL-HC-002", "SKILL-HC-003");
    }

    @Test
    void refusesTwoSkillsForTheSame() {
        assertRefused("another skill does the same", "SKILL-HC-001", "SKILL-HC-001");
    }

    private static void assertRefused(String fault, String... skills) {
        assertThatExceptionOfType(WaooawException.class)
                .isThrownBy(() -> Plan.of(manifest(skills)))
                .withMessageContaining(fault)
                .extracting(WaooawException::code)
                .isEqualTo(ExecutionError.MANIFEST_INVALID);
    }

    private static Manifest manifest(String... skills) {
        return new Manifest(
                UUID.randomUUID(),
                "1.0.0",
                "Writer",
                "healthcare",
                "JOB-HC-001",
                Stream.of(skills).map(s -> new Manifest.Skill(s, Map.of())).toList(),
                "Article: feet");
    }
}
