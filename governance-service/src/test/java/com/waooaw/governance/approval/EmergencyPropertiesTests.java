package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmergencyPropertiesTests {

    private static final EmergencyProperties NAMED =
            new EmergencyProperties(Map.of("agent-execution", List.of("1084", "1085")));

    @Test
    void aServiceIsKnownByItsNameWhereTheIssuerHasNoOther() {
        assertThat(NAMED.is("agent-creation", "agent-creation")).isTrue();
        assertThat(NAMED.is("agent-creation", "agent-execution")).isFalse();
    }

    @Test
    void whereTheIssuerCallsItOtherwiseItsNameIsNoSubject() {
        assertThat(NAMED.is("agent-execution", "1085")).isTrue();
        assertThat(NAMED.is("agent-execution", "agent-execution")).isFalse();
        assertThat(NAMED.is("agent-creation", "1085")).isFalse();
    }
}
