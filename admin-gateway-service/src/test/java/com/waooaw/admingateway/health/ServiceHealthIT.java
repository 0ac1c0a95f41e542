package com.waooaw.admingateway.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.ServiceCatalogue;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("admin-gateway")
class ServiceHealthIT {

    @Autowired
    RestTestClient client;

    @Autowired
    HealthProperties properties;

    @Test
    void whoIsThereAnswersAndWhoIsNotIsNamed() {
        var health = client.get()
                .uri("/v1/admin/health/services")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.VIEWER)))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();

        assertThat(health.path("total").asInt()).isEqualTo(6);
        assertThat(health.path("healthy").asInt()).isEqualTo(1);
        var answered = health.path("services")
                .valueStream()
                .filter(s -> s.path("answered").asBoolean())
                .map(s ->
                        s.path("service").asString() + " " + s.path("database").asBoolean())
                .toList();
        assertThat(answered).containsExactly("admin-gateway true");
    }

    @Test
    void aCustomerMayNotAsk() {
        client.get()
                .uri("/v1/admin/health/services")
                .headers(h -> h.setBearerAuth(TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER)))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void everyServiceOfThePlatformIsAskedOnItsOwnQueue() {
        assertThat(properties.services().stream()
                        .collect(Collectors.toMap(
                                PulseFanOutWorkflow.Service::name, PulseFanOutWorkflow.Service::taskQueue)))
                .isEqualTo(ServiceCatalogue.taskQueues());
    }
}
