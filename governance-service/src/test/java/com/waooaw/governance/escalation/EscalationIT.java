package com.waooaw.governance.escalation;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Who raises what they cannot decide, and who may decide it. */
class EscalationIT extends EscalationTest {

    @Test
    void aGovernorsOwnGoesToTheOneAboveAndIsNotTheirsToDecide() {
        var own = created(post("/v1/escalations", itsGovernor, packet("ambiguity", Map.of())));
        assertThat(own.path("assigned_to").asString()).isEqualTo("platform_governor");
        assertThat(own.path("customer_id").asString()).isEqualTo(customer.toString());
        problem(choose(uuid(own), itsGovernor, "go_on", "mine"), 403, "GOV-0105");

        var ofService = created(post("/v1/escalations", SERVICE, packet("conflict", Map.of("customer_id", customer))));
        assertThat(ofService.path("assigned_to").asString()).isEqualTo("engagement_governor");
        problem(
                get("/v1/escalations/" + uuid(ofService), TestTokens.named("another-service", Role.SERVICE)),
                404,
                "GOV-0103");
        json(choose(uuid(ofService), itsGovernor, "go_on", "Go on."));

        var platforms = created(post("/v1/escalations", governor(), packet("constitutional_risk", Map.of())));
        problem(choose(uuid(platforms), governor(), "go_on", "mine"), 403, "GOV-0005");
        problem(
                post("/v1/escalations", governor(), packet("conflict", Map.of("customer_id", customer))),
                404,
                "GOV-0109");
        json(choose(uuid(own), governor(), "deny", "No."));
        json(choose(uuid(platforms), TestTokens.named("gita", Role.PLATFORM_GOVERNOR), "deny", "No."));
    }

    @Test
    void theSameRequestUnderOneKeyIsOneEscalation() {
        var key = UUID.randomUUID().toString();
        var first = created(keyed(key, packet("conflict", Map.of())));

        assertThat(created(keyed(key, packet("conflict", Map.of())))).isEqualTo(first);
        problem(keyed(key, packet("ambiguity", Map.of())), 409, "WEB-0011");
        json(choose(uuid(first), governor(), "deny", "No."));
    }

    @ParameterizedTest
    @CsvSource({
        "type,           approval_timeout,  GOV-0104",
        "description,    ' ',               GOV-0104",
        "options,        none,              GOV-0104",
        "options,        without_deny,      GOV-0104",
        "options,        twice,             GOV-0104",
        "recommendation, something_else,    GOV-0104",
        "blast_radius,   enormous,          GOV-0104",
        "urgency,        now,               GOV-0104",
        "deadline,       2020-01-01T00:00:00Z, GOV-0104",
        "deadline,       2120-01-01T00:00:00Z, GOV-0104"
    })
    void whatNobodyCouldDecideIsRefused(String field, String value, String code) {
        var options =
                switch (value) {
                    case "none" -> List.of();
                    case "without_deny" -> List.of(option("go_on"), option("stop"));
                    case "twice" -> List.of(option("deny"), option("deny"));
                    default -> value;
                };

        problem(post("/v1/escalations", SERVICE, packet("conflict", Map.of(field, options))), 422, code);
    }

    @Test
    void aTypeNobodyKnowsIsRefusedAndSoIsWhoIsNeitherServiceNorGovernor() {
        post("/v1/escalations", SERVICE, packet("panic", Map.of()))
                .expectStatus()
                .isEqualTo(422);
        for (var role : List.of(Role.ADMIN, Role.VIEWER)) {
            post("/v1/escalations", TestTokens.as(role), packet("conflict", Map.of()))
                    .expectStatus()
                    .isForbidden();
            get("/v1/escalations", TestTokens.as(role)).expectStatus().isForbidden();
        }
        get("/v1/escalations?status=lost", governor()).expectStatus().isBadRequest();
    }

    private ResponseSpec keyed(String key, Map<String, ?> body) {
        return client.post()
                .uri("/v1/escalations")
                .headers(h -> h.setBearerAuth(SERVICE))
                .header("Idempotency-Key", key)
                .body(body)
                .exchange();
    }
}
