package com.waooaw.governance.identity;

import static com.waooaw.governance.Answers.acts;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;

/** How many codes are sent, and how many wrong ones are taken, one by one and all at once. */
class CodeLimitsIT extends StepUpTest {

    @Test
    void fiveWrongCodesEndItAndNothingIsDecided() {
        var request = asked(Requests.grave());
        var sent = send(request, somebody);
        var code = sent.code();

        problem(decide(request.approvalId(), somebody, with(request, code, another(sent.number()))), 403, "GOV-0061");
        for (int i = 0; i < 3; i++) {
            refused(request, somebody, wrong(code), sent.number(), 403, "GOV-0061");
        }
        decide(request.approvalId(), somebody, with(request, wrong(code), sent.number()))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).contains("that was the last try"));
        refused(request, somebody, code, sent.number(), 409, "GOV-0062");

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(acts(audit(request)))
                .filteredOn("approval_decision refused"::equals)
                .hasSize(6);
    }

    @Test
    void fiveCodesAnHourAboutOneApprovalAreEnough() {
        var request = asked(Requests.grave());
        for (int i = 0; i < 5; i++) {
            send(request, somebody);
        }

        problem(askForCode(request, somebody), 429, "GOV-0064");
        send(asked(Requests.grave()), somebody);
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        send(request, somebody);
    }

    @Test
    void manyAskingAtOnceGetNoMoreCodesThanOneByOne() {
        var request = asked(Requests.grave());

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 12)
                    .mapToObj(_ -> devices.submit(() -> status(askForCode(request, somebody))))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .containsOnly(202, 429)
                    .filteredOn(status -> status == 202)
                    .hasSizeLessThanOrEqualTo(5);
        }
        assertThat(ROWS.sql("select count(*) from governance.one_time_code where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
    }

    @Test
    void wrongOnesAreCountedOverAllCodesAndLockThemForAnHourAfterTheLast() {
        var first = asked(Requests.grave());
        for (int i = 0; i < 3; i++) {
            if (i > 0) {
                TestTime.advance(Duration.ofMinutes(20));
            }
            var sent = send(first, somebody);
            var code = sent.code();
            for (int j = 0; j < 5; j++) {
                refused(first, somebody, wrong(code), sent.number(), 403, "GOV-0061");
            }
        }
        var request = asked(Requests.grave());

        askForCode(request, somebody)
                .expectStatus()
                .isEqualTo(429)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0063")
                .jsonPath("$.detail")
                .value(
                        String.class,
                        detail -> assertThat(detail).contains("locked until").contains("UTC"));
        refused(request, somebody, "12345678", "42", 429, "GOV-0063");
        denied(request);
        // the first five are older than an hour now, the last are not
        TestTime.advance(Duration.ofMinutes(50));
        problem(askForCode(first, somebody), 429, "GOV-0063");
        TestTime.advance(Duration.ofMinutes(10).plusSeconds(1));
        send(first, somebody);
    }

    @Test
    void manyTriesAtOnceAboutSeveralQuestionsAreNoMoreThanOneByOne() {
        var bodies = new ArrayList<Map.Entry<ApprovalRequest, Map<String, String>>>();
        for (int i = 0; i < 4; i++) {
            var request = asked(Requests.grave());
            var sent = send(request, somebody);
            var wrong = wrong(sent.code());
            for (int j = 0; j < 5; j++) {
                bodies.add(Map.entry(request, with(request, wrong, sent.number())));
            }
        }

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = bodies.stream()
                    .map(body ->
                            devices.submit(() -> status(decide(body.getKey().approvalId(), somebody, body.getValue()))))
                    .toList();
            assertThat(answers)
                    .extracting(answer -> answer.get())
                    .as("nobody is told that there is no connection, though there are fewer than tries")
                    .containsOnly(403, 429)
                    .filteredOn(status -> status == 403)
                    .hasSizeLessThanOrEqualTo(15);
        }
        assertThat(ROWS.sql("select sum(tries) from governance.one_time_code where subject = :subject")
                        .param("subject", subject)
                        .query(Long.class)
                        .single())
                .isEqualTo(15);
    }

    private static int status(ResponseSpec response) {
        return response.returnResult(JsonNode.class).getStatus().value();
    }

    private static String wrong(String code) {
        return (code.startsWith("0") ? "1" : "0") + code.substring(1);
    }

    private static String another(String number) {
        return number.equals("42") ? "43" : "42";
    }
}
