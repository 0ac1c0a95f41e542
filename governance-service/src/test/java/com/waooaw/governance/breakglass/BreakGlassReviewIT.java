package com.waooaw.governance.breakglass;

import static com.waooaw.governance.Answers.body;
import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.veto.FakeCompensations;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a Governor finds of an emergency afterwards, and what follows. */
class BreakGlassReviewIT extends BreakGlassTest {

    @Test
    void foundJustifiedItStandsAndTheReviewIsWrittenOnce() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));
        assertThat(consume(request, "act-1").permit()).isNotNull();

        for (int i = 0; i < 2; i++) {
            var reviewed = body(review(engagementGovernor(), id, "justified", "the site was down"), 200);
            assertThat(reviewed.path("state").asString()).isEqualTo("justified");
            assertThat(reviewed.path("review").path("undone").asBoolean()).isFalse();
        }

        problem(review(engagementGovernor(), id, "unjustified", "it was not"), 409, "GOV-0002");
        problem(review(engagementGovernor(), id, "justified", " "), 422, "GOV-0004");
        assertThat(auditOf(request).stream().filter("break_glass_review succeeded"::equals))
                .hasSize(1);
        assertThat(consume(request, "act-1").permit()).isNotNull();
    }

    @Test
    void foundUnjustifiedItIsUndoneAndWhoeverItWasForIsToBeCertifiedAgain() {
        try (var services = new FakeCompensations(temporal)) {
            var requester = requester();
            var request = asked(publication(requester));
            var id = id(body(declare(service, request), 201));
            assertThat(consume(request, "act-1").permit()).isNotNull();

            var reviewed = body(review(engagementGovernor(), id, "unjustified", "there was no outage"), 200);

            assertThat(reviewed.path("review").path("undone").asBoolean()).isTrue();
            assertThat(reviewed.path("open").asBoolean()).isFalse();
            assertThat(consume(request, "act-1").refusal()).isEqualTo("expired");
            await().atMost(PATIENCE)
                    .until(() -> json(get("/v1/vetoes/" + request.approvalId(), engagementGovernor()))
                            .path("undo")
                            .path("state")
                            .asString()
                            .equals("done"));
            assertThat(services.asked(request.approvalId())).containsExactly("plan", "unpublish");
            assertThat(services.acts(request.approvalId()).getFirst().actKey()).isEqualTo("act-1");
            assertThat(auditOf(request))
                    .contains("break_glass_review succeeded", "recertification_due intended", "undo succeeded");
            await().atMost(PATIENCE)
                    .until(() ->
                            told(Ids.of("break-glass-recertify", id), "email").equals(List.of("sent")));
            await().atMost(PATIENCE).until(() -> count("veto-undone", request) == 1);

            // a person may still say that it is one, a service may not
            problem(declare(service, asked(publication(requester))), 403, "GOV-0115");
            var known = asked(publication(requester));
            body(declare(governor(), known), 201);
        }
    }

    @Test
    void foundUnjustifiedBeforeItWasUsedItAllowsNothingAndThereIsNothingToUndo() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));

        var reviewed = body(review(engagementGovernor(), id, "unjustified", "there was no outage"), 200);

        assertThat(reviewed.path("review").path("undone").asBoolean()).isFalse();
        assertThat(consume(request, "act-1").refusal()).isEqualTo("expired");
        problem(get("/v1/vetoes/" + request.approvalId(), engagementGovernor()), 404, "GOV-0052");
    }

    @Test
    void aReviewNobodyWritesIsNotedAndToldAgainAndStillDue() {
        var request = asked(publication(requester()));
        var id = id(body(declare(service, request), 201));
        TestTime.advance(Duration.ofHours(24).plusMillis(1));

        await().atMost(PATIENCE)
                .until(() -> json(get("/v1/break-glass/" + id, engagementGovernor()))
                        .path("state")
                        .asString()
                        .equals("overdue"));

        assertThat(auditOf(request)).contains("break_glass_review_overdue failed");
        await().atMost(PATIENCE)
                .until(() ->
                        told(Ids.of("break-glass-review-overdue", id), "email").equals(List.of("sent")));
        assertThat(body(review(engagementGovernor(), id, "justified", "late, sorry"), 200)
                        .path("state")
                        .asString())
                .isEqualTo("justified");
    }

    private int count(String notice, ApprovalRequest request) {
        return database.sql("select count(*) from governance.announcement where id = :id and kind = 'informational'")
                .param("id", Ids.of(notice, request.approvalId()))
                .query(Integer.class)
                .single();
    }
}
