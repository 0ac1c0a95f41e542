package com.waooaw.local.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlMapTests {

    private final UrlMap map = new UrlMap(InfrastructureFile.of(InfrastructureFile.rootAbove(Path.of(""))));

    @ParameterizedTest
    @CsvSource({
        "/v1/agents, agent-creation, ''",
        "/v1/agents/1/versions, agent-creation, ''",
        "/v1/jobs, agent-execution, ''",
        "/v1/approvals/1/decision, governance, ''",
        "/approvals/1, governance, ''",
        "/login/oauth2/code/waooaw, governance, ''",
        "/assets/governance/style.css, governance, ''",
        "/v1/industries, industry-knowledge, ''",
        "/v1/seeds, learning, ''",
        "/v1/events/1, admin-gateway, ''",
        "/auth/oauth2/authorize, issuer, ''",
        "/dev/mailbox, mailbox, ''",
        "/dev/mailbox/messages/1, mailbox, ''",
        "/dev/clock/advance, control, ''",
        "/dev/relay/subscriptions/learning/pause, relay, ''",
        "/services/learning/v3/api-docs, learning, /services/learning",
        "/services/learning/v3/api-docs.yaml, learning, /services/learning",
        "/services/learning/swagger-ui/index.html, learning, /services/learning",
        "/services/governance/actuator/health/readiness, governance, /services/governance",
        "/services/governance/v1/events/1, governance, /services/governance"
    })
    void givesAPathToItsOwner(String path, String part, String strip) {
        assertThat(map.target(path)).contains(new UrlMap.Target(part, strip));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/events/decisions",
                "/v1",
                "/v1/agentsandmore",
                "/topics/decisions:publish",
                "/shutdown",
                "/status",
                "/services/learning",
                "/services/learning/events/decisions",
                "/services/learning/actuator/prometheus",
                "/services/learning/actuator/healthy",
                "/services/nobody/v3/api-docs",
                "/actuator/health"
            })
    void hasNothingElseInPublic(String path) {
        assertThat(map.target(path)).isEmpty();
    }
}
