package com.waooaw.governance.breakglass;

import static com.waooaw.governance.Answers.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.governance.Browser;
import com.waooaw.governance.veto.FakeCompensations;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whoever reviews an emergency reads whether its act was done, and what became of that. */
class BreakGlassActIT extends BreakGlassTest {

    @Test
    void whetherItsActWasDoneAndIsUndoneIsSaidWithTheTime() {
        try (var services = new FakeCompensations(temporal);
                var browser = new Browser(port)) {
            var request = asked(publication(requester()));
            var declared = body(declare(service, request), 201);
            var id = id(declared);
            var page = "/approvals/break-glass/" + id;
            browser.logIn(ISSUER, page, "enzo", TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
            assertThat(declared.at("/act/state").asString()).isEqualTo("not_done");
            assertThat(declared.at("/act").has("done_at")).isFalse();
            assertThat(browser.get(page).body()).contains("Not done yet.");
            assertThat(pageOf(Ids.of("break-glass-declared", id)))
                    .as("where its notices lead")
                    .isEqualTo(page);

            var before = TestTime.clock().instant().truncatedTo(ChronoUnit.MICROS);
            assertThat(consume(request, "act-1").permit()).isNotNull();

            var done = body(declare(service, request), 200).path("act");
            assertThat(done.path("state").asString()).isEqualTo("done");
            var doneAt = Instant.parse(done.path("done_at").asString());
            assertThat(doneAt).isBetween(before, TestTime.clock().instant());
            assertThat(browser.get("/approvals/break-glass").body()).contains("Done: begun on ");

            body(review(engagementGovernor(), id, "unjustified", "there was no outage"), 200);

            await().atMost(PATIENCE)
                    .until(() -> act(id).path("state").asString().equals("undone"));
            assertThat(services.asked(request.approvalId())).containsExactly("plan", "unpublish");
            assertThat(Instant.parse(act(id).path("undone_at").asString())).isAfterOrEqualTo(doneAt);
            assertThat(browser.get(page).body()).contains("Done: begun on ", "It was undone on ");
        }
    }

    private JsonNode act(UUID id) {
        return json(get("/v1/break-glass/" + id, engagementGovernor())).path("act");
    }

    private String pageOf(UUID announcement) {
        return database.sql("select page from governance.announcement where id = :id")
                .param("id", Ids.of("announcement", announcement, "email"))
                .query(String.class)
                .single();
    }
}
