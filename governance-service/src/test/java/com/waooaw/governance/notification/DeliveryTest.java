package com.waooaw.governance.notification;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.ServiceAccount;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Olga is told, by providers that take everything. */
abstract class DeliveryTest extends GovernanceServiceTest {

    static final String OLGA = TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    static final String FCM = "/v1/projects/" + ServiceAccount.PROJECT + "/messages:send";

    @BeforeEach
    void answering() {
        PROVIDERS.stubFor(post(urlPathMatching(".*/Messages.json"))
                .willReturn(aResponse().withStatus(201).withBody("{\"sid\":\"SM1\",\"status\":\"queued\"}")));
        PROVIDERS.stubFor(
                post("/token").willReturn(aResponse().withBody("{\"access_token\":\"access\",\"expires_in\":3600}")));
        PROVIDERS.stubFor(post(FCM)
                .willReturn(aResponse()
                        .withBody("{\"name\":\"projects/%s/messages/1\"}".formatted(ServiceAccount.PROJECT))));
    }

    @AfterEach
    void forget() {
        for (var device : json(get("/v1/devices", OLGA)).path("items")) {
            client.delete()
                    .uri("/v1/devices/{id}", device.path("device_id").asString())
                    .headers(h -> h.setBearerAuth(OLGA))
                    .exchange()
                    .expectStatus()
                    .isNoContent();
        }
        PROVIDERS.resetAll();
    }

    static ApprovalRequest publication() {
        return Requests.publication(TestTokens.OTHER_CUSTOMER, "Living well", "# Living well");
    }

    RestTestClient.ResponseSpec notifications(ApprovalRequest request) {
        return get("/v1/approvals/" + request.approvalId() + "/notifications", OLGA);
    }

    void awaitStates(ApprovalRequest request, String... expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(states(request)).containsExactly(expected));
    }

    List<String> states(ApprovalRequest request) {
        var states = new ArrayList<String>();
        for (var receipt : json(notifications(request)).path("items")) {
            var failure = receipt.path("failure").asString("");
            states.add(receipt.path("channel").asString() + " "
                    + receipt.path("state").asString() + (failure.isEmpty() ? "" : " " + failure));
        }
        return states;
    }
}
