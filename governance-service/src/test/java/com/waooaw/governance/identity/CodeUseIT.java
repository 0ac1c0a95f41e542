package com.waooaw.governance.identity;

import static com.waooaw.governance.Answers.acts;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a one-time code is good for: once, soon, and for one person and one act. */
class CodeUseIT extends StepUpTest {

    @Test
    void aSlipIsNoTryAndBlanksDoNotMatter() {
        var request = asked(Requests.grave());
        var sent = send(request, somebody);
        var code = sent.code();

        for (var slip : List.of("1234567", "123456789", "12e45678", "        ", "١٢٣٤٥٦٧٨")) {
            refused(request, somebody, slip, sent.number(), 403, "GOV-0061");
        }
        refused(request, somebody, code, "", 403, "GOV-0061");
        accepted(request, somebody, code.substring(0, 4) + " " + code.substring(4), " " + sent.number());
    }

    @Test
    void aCodeIsGoodForOneApprovalAndOnePersonAlone() {
        var request = asked(Requests.grave());
        var other = asked(Requests.grave());
        var colleague = TestTokens.named("colleague-" + UUID.randomUUID(), Role.PLATFORM_GOVERNOR);
        var sent = send(request, somebody);
        send(other, somebody);
        var code = sent.code();

        refused(other, somebody, code, sent.number(), 403, "GOV-0061");
        refused(request, colleague, code, sent.number(), 409, "GOV-0062");
        send(request, colleague);
        refused(request, colleague, code, sent.number(), 403, "GOV-0061");

        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
        assertThat(statusOf(other)).isEqualTo(ApprovalStatus.PENDING);
        accepted(request, somebody, code, sent.number());
    }

    @Test
    void aRowMovedToAnotherApprovalFitsNothingThere() {
        var request = asked(Requests.grave());
        var other = asked(Requests.grave());
        var sent = send(request, somebody);
        var code = sent.code();
        ROWS.sql("update governance.one_time_code set approval_id = :other, act_hash = :hash where id = :id::uuid")
                .param("other", other.approvalId())
                .param("hash", other.actHash())
                .param("id", sent.id())
                .update();

        refused(other, somebody, code, sent.number(), 403, "GOV-0061");
    }

    @Test
    void aCodeIsUsedOnceReplacedByANewerOneAndTooOldAfterTenMinutes() {
        var request = asked(Requests.grave());
        var old = send(request, somebody);
        var sent = send(request, somebody);
        var code = sent.code();

        refused(request, somebody, old.code(), old.number(), 403, "GOV-0061");
        TestTime.advance(Duration.ofMinutes(10).plusSeconds(1));
        refused(request, somebody, code, sent.number(), 409, "GOV-0062");

        var again = send(request, somebody);
        var good = with(request, again.code(), again.number());
        var first = json(decide(request.approvalId(), somebody, good));
        // a double click
        assertThat(json(decide(request.approvalId(), somebody, good))).isEqualTo(first);
    }

    @Test
    void aCodeDoesNotHelpADecisionAboutAnotherActAndIsNotUsedUpByIt() {
        var request = asked(Requests.grave());
        var sent = send(request, somebody);
        var body = with(request, sent.code(), sent.number());
        var forged = new HashMap<>(body);
        forged.put("act_hash", "0".repeat(64));

        problem(decide(request.approvalId(), somebody, forged), 409, "GOV-0006");
        decide(request.approvalId(), somebody, body).expectStatus().isOk();
    }

    @Test
    void manyAtOnceWithOneCodeAreOneDecision() {
        var request = asked(Requests.grave());
        var sent = send(request, somebody);
        var body = with(request, sent.code(), sent.number());

        try (var devices = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 8)
                    .mapToObj(_ -> devices.submit(() -> decide(request.approvalId(), somebody, body)
                            .returnResult(JsonNode.class)
                            .getStatus()
                            .value()))
                    .toList();
            assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isEqualTo(200));
        }
        assertThat(acts(audit(request)))
                .filteredOn("approval_granted succeeded"::equals)
                .hasSize(1);
    }
}
