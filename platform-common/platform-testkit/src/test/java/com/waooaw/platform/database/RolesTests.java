package com.waooaw.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class RolesTests {

    private static final String DISCOVERY = "spring.temporal.workers-auto-discovery.workflow-packages";

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("waooaw.service", "governance")
            .withProperty("waooaw.workflow.package", "com.waooaw.governance");

    private void process() {
        new Roles().postProcessEnvironment(environment, new SpringApplication());
    }

    @ParameterizedTest
    @CsvSource({"'edge,worker',true,true", "'worker, edge',true,true", "edge,true,false", "worker,false,true"})
    void becomeConditions(String roles, boolean edge, boolean worker) {
        environment.setProperty("waooaw.roles", roles);

        process();

        assertThat(environment.getProperty("waooaw.edge.enabled", Boolean.class))
                .isEqualTo(edge);
        assertThat(environment.getProperty("waooaw.worker.enabled", Boolean.class))
                .isEqualTo(worker);
        assertThat(environment.containsProperty(DISCOVERY)).isEqualTo(worker);
    }

    @Test
    void areBothWhereNothingIsSaid() {
        process();

        assertThat(environment.getProperty("waooaw.edge.enabled")).isEqualTo("true");
        assertThat(environment.getProperty(DISCOVERY)).isEqualTo("com.waooaw.governance,com.waooaw.platform.workflow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "egde", "edge,boss"})
    void refuseWhatIsNoRole(String roles) {
        environment.setProperty("waooaw.roles", roles);

        assertThatIllegalStateException().isThrownBy(this::process).withMessageContaining("edge, worker");
    }

    @Test
    void areNobodysBusinessWhereThereIsNoService() {
        var issuer = new MockEnvironment();

        new Roles().postProcessEnvironment(issuer, new SpringApplication());

        assertThat(issuer.containsProperty("waooaw.edge.enabled")).isFalse();
    }
}
