package com.waooaw.governance.veto;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalDecided;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long what a precedent allowed can be taken back. */
class VetoWindowIT extends VetoTest {

    @Test
    void aMillisecondAfterTheWindowIsTooLateAndThenItIsConfirmed() {
        var request = asked(Requests.allowedDeployment());
        assertThat(consume(request, "act-1").permit()).isNotNull();
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());

        TestTime.advance(Duration.ofHours(24).plusMillis(1));

        problem(veto(governor(), veto(request)), 409, "GOV-0050");
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.CONFIRMED);
        assertThat(consume(request, "act-1").permit())
                .as("the same act, whose worker was down for a day")
                .isNotNull();
        await().untilAsserted(() ->
                assertThat(decisionsAbout(request)).containsExactly("auto_approved precedent", "confirmed precedent"));
        assertThat(auditOf(request)).contains("approval_confirmed succeeded", "approval_veto refused");
        assertThat(count("confirmed", "DEMO-001")).isEqualTo(1);
        problem(get("/v1/vetoes/" + request.approvalId(), governor()), 404, "GOV-0052");
        assertThat(services.asked(request.approvalId())).isEmpty();
    }

    @Test
    void aMinuteBeforeItsEndTheWindowIsOpen() {
        var request = asked(Requests.allowedDeployment());
        assertThat(consume(request, "act-1").permit()).isNotNull();
        TestTime.awaitTimer(temporal, "approval-" + request.approvalId());

        TestTime.advance(Duration.ofHours(24).minusMinutes(1));

        body(veto(governor(), veto(request)), 201);
        undone(request);
    }

    @Test
    void whatNobodyTakesBackIsConfirmedByTheClockAlone() {
        var used = asked(Requests.allowedDeployment());
        var unused = asked(Requests.allowedDeployment());
        assertThat(consume(used, "act-1").permit()).isNotNull();

        for (var request : List.of(used, unused)) {
            passes(
                    temporal,
                    request.approvalId(),
                    Duration.ofHours(24).plusSeconds(1),
                    () -> governance.approval(request.approvalId()).status() == ApprovalStatus.CONFIRMED);
        }

        assertThat(count("confirmed", "DEMO-001"))
                .as("what was allowed and never done proves nothing")
                .isEqualTo(1);
        assertThat(consume(unused, "act-2").refusal()).isEqualTo("expired");
        await().untilAsserted(() -> {
            assertThat(decisions(used)).extracting(ApprovalDecided::seedId).containsExactly("DEMO-001", "DEMO-001");
            assertThat(decisions(unused))
                    .as("and nobody else counts it")
                    .extracting(ApprovalDecided::seedId)
                    .containsExactly("DEMO-001", null);
        });
    }
}
