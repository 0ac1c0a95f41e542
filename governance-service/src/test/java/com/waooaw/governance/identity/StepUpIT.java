package com.waooaw.governance.identity;

import static com.waooaw.governance.Answers.acts;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which yes takes a one-time code, and whose. */
class StepUpIT extends StepUpTest {

    @Test
    void aYesOfHighRiskTakesACodeAndItsNumberAndTheRecordSaysSo() {
        var request = asked(Requests.grave());

        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");
        var sent = send(request, somebody);
        var code = sent.code();

        assertThat(sent.channel()).isEqualTo("email");
        assertThat(sent.answer().path("sent_to").asString()).isEqualTo("g•••@waooaw.test");
        assertThat(sent.answer().toString()).doesNotContain(code);
        decide(request.approvalId(), somebody, with(request, code, sent.number()))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.status")
                .isEqualTo("approved")
                .jsonPath("$.decision.strength")
                .isEqualTo("one_time_code");
        var log = audit(request);
        assertThat(acts(log))
                .containsExactly(
                        "approval_request succeeded",
                        "approval_decision refused",
                        "step_up_code intended",
                        "step_up_code succeeded",
                        "approval_granted succeeded");
        var granted = log.path("items").get(4).path("action_detail");
        assertThat(granted.path("strength").asString()).isEqualTo("one_time_code");
        assertThat(granted.path("channel").asString()).isEqualTo("api");
        assertThat(granted.path("seen").asString()).isEqualTo(request.actHash());
        assertThat(log.toString()).doesNotContain(code);
        assertThat(ROWS.sql("select row_to_json(c)::text from governance.one_time_code c where approval_id = :id")
                        .param("id", request.approvalId())
                        .query(String.class)
                        .single())
                .doesNotContain(code);
    }

    @Test
    void lowAndMediumRiskTakeALoginAndGetNoCode() {
        var request = asked(Requests.deployment());

        problem(askForCode(request, somebody), 409, "GOV-0067");
        // a code that nobody asked for does not refuse what a login may do
        decide(request.approvalId(), somebody, with(request, "12345678", "42"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.decision.strength")
                .isEqualTo("login");
        problem(askForCode(request, somebody), 409, "GOV-0067");
    }

    @Test
    void aNoNeverTakesMoreThanALogin() {
        var request = asked(Requests.withRisk(Requests.deployment(), "critical", true));

        denied(request);
    }

    @Test
    void aDeletionTakesAReasonAndACode() {
        var request = asked(Requests.about(ApprovalClass.EXECUTION, "bulk_update"));
        var sent = send(request, somebody);
        var body = with(request, sent.code(), sent.number());

        problem(decide(request.approvalId(), somebody, body), 422, "GOV-0004");
        body.put("reason", "the customer asked for it");
        decide(request.approvalId(), somebody, body).expectStatus().isOk();
    }

    @Test
    void strangersAndRequestersGetNoCode() {
        var request = asked(Requests.grave());
        problem(askForCode(request, engagementGovernor()), 404, "GOV-0001");
        problem(askForCode(request, TestTokens.as(Role.ADMIN)), 403, "WEB-0007");
        problem(askForCode(request, TestTokens.named(request.requesterId(), Role.PLATFORM_GOVERNOR)), 409, "GOV-0067");
    }

    @Test
    void whoSaysYesAHundredTimesAnHourShowsMoreUntilItIsOver() {
        var one = asked(Requests.deployment());
        decide(one.approvalId(), somebody, yes(one)).expectStatus().isOk();
        ROWS.sql("""
                insert into governance.approval
                select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid()))).*
                from governance.approval a, generate_series(1, 99) where a.id = :id
                """).param("id", one.approvalId()).update();
        var request = asked(Requests.deployment());

        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");
        problem(decide(request.approvalId(), somebody, yes(request)), 403, "GOV-0060");

        var noticed = json(get("/v1/audit/events?subject_id=" + subject, TestTokens.as(Role.ADMIN)));
        assertThat(acts(noticed)).containsExactly("suspicious_pattern succeeded");
        assertThat(noticed.at("/items/0/action_detail/approvals").asInt()).isEqualTo(100);
        var rush = ROWS.sql("select id from governance.rush where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
        assertThat(CodeBox.mail("<announcement-" + Ids.of("announcement", rush, "email")))
                .isNotNull();
        var sent = send(request, somebody);
        accepted(request, somebody, sent.code(), sent.number());
        TestTime.advance(Duration.ofHours(1).plusSeconds(1));
        var later = asked(Requests.deployment());
        decide(later.approvalId(), somebody, yes(later)).expectStatus().isOk();
    }
}
