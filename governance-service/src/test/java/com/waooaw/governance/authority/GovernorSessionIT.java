package com.waooaw.governance.authority;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** One person decides at a time. */
class GovernorSessionIT extends DelegationTest {

    @Test
    void whileTheGovernorIsAtWorkTheDeputyIsRefusedAndThatIsAViolation() {
        named(engagementGovernor(), DEPUTY_ID);
        var second = publication();
        denied(publication(), engagementGovernor());

        problem(decide(second.approvalId(), DEPUTY, no(second)), 409, "GOV-0095");

        var session = json(get("/v1/governor-session", DEPUTY));
        assertThat(session.path("subject").asString()).isEqualTo(GOVERNOR_ID);
        assertThat(audit(DEPUTY_ID))
                .contains("constitutional_violation")
                .contains("\"active\":\"" + GOVERNOR_ID + "\"");
        problem(end("/v1/governor-session", DEPUTY), 404, "GOV-0096");
        // the Governor stops, and the deputy decides; the Governor is back, and the deputy stops
        end("/v1/governor-session", engagementGovernor()).expectStatus().isNoContent();
        problem(get("/v1/governor-session", engagementGovernor()), 404, "GOV-0096");
        denied(second, DEPUTY);
        assertThat(json(get("/v1/governor-session", DEPUTY)).path("deputy_of").asString())
                .isEqualTo(GOVERNOR_ID);
        denied(publication(), engagementGovernor());
        var last = publication();
        problem(decide(last.approvalId(), DEPUTY, no(last)), 409, "GOV-0095");
        // half an hour without a sign of the Governor
        TestTime.advance(Duration.ofMinutes(30).plusSeconds(1));
        denied(last, DEPUTY);
    }

    @Test
    void ofTwoWhoGovernTheSameAndDecideAtOnceOneDoes() {
        var customer = UUID.randomUUID();
        var one = TestTokens.of(customer, Role.ENGAGEMENT_GOVERNOR);
        var other = TestTokens.of(customer, Role.CUSTOMER_USER, Role.ENGAGEMENT_GOVERNOR);
        var ofOne = Stream.generate(() -> asked(Requests.publication(customer, "One", "Text")))
                .limit(3)
                .toList();
        var ofOther = Stream.generate(() -> asked(Requests.publication(customer, "Other", "Text")))
                .limit(3)
                .toList();

        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = ofOne.stream()
                    .map(request -> people.submit(() -> status(decide(request.approvalId(), one, no(request)))))
                    .toList();
            var second = ofOther.stream()
                    .map(request -> people.submit(() -> status(decide(request.approvalId(), other, no(request)))))
                    .toList();

            var answers = Stream.of(first, second)
                    .map(of -> of.stream()
                            .map(answer -> answered(answer))
                            .distinct()
                            .toList())
                    .toList();
            assertThat(answers).containsExactlyInAnyOrder(List.of(200), List.of(409));
        }
    }

    private static int status(ResponseSpec response) {
        return response.returnResult(JsonNode.class).getStatus().value();
    }

    private static int answered(Future<Integer> answer) {
        try {
            return answer.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
