package com.waooaw.governance.escalation;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.waooaw.activities.governance.EscalationActivities;
import com.waooaw.activities.governance.EscalationActivities.EscalationRequest;
import com.waooaw.activities.governance.EscalationActivities.Option;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.failure.ApplicationFailure;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the workflow of another service puts to the Platform Governor. */
class ServiceEscalationIT extends EscalationTest {

    @Autowired
    EscalationActivities escalations;

    @Test
    void aServiceEscalatesOnceReadsTheChoiceAndAnEndedMatterIsClosed() {
        var request = request(UUID.randomUUID(), "deny", "another_round");

        var opened = escalations.escalate(request);
        assertThat(escalations.escalate(request)).isEqualTo(opened);
        assertThat(opened.state()).isEqualTo("open");
        assertThat(opened.chosen()).isNull();
        var shown = json(get("/v1/escalations/" + request.escalationId(), governor()));
        assertThat(shown.path("assigned_to").asString()).isEqualTo("platform_governor");

        json(choose(request.escalationId(), governor(), "another_round", "They are close."));
        assertThat(escalations.escalation(request.escalationId())).satisfies(ticket -> {
            assertThat(ticket.state()).isEqualTo("decided");
            assertThat(ticket.chosen()).isEqualTo("another_round");
            assertThat(ticket.reason()).isEqualTo("They are close.");
        });
        escalations.close(request.escalationId(), "withdrawn");
        assertThat(escalations.escalation(request.escalationId()).state()).isEqualTo("decided");

        var other = request(UUID.randomUUID(), "deny", "another_round");
        escalations.escalate(other);
        escalations.close(other.escalationId(), "withdrawn");
        escalations.close(other.escalationId(), "withdrawn");
        escalations.close(UUID.randomUUID(), "withdrawn");
        assertThat(escalations.escalation(other.escalationId()).state()).isEqualTo("closed");
        problem(choose(other.escalationId(), governor(), "deny", "No."), 409, "GOV-0108");
        assertThat(auditOf(other.escalationId())).contains("escalation succeeded", "escalation_closed succeeded");
    }

    @Test
    void whoseMatterItIsDoesNotChoose() {
        var request = request(UUID.randomUUID(), "deny", "another_round");
        escalations.escalate(request);

        var themselves = TestTokens.named("operator-1", Role.PLATFORM_GOVERNOR);
        problem(choose(request.escalationId(), themselves, "another_round", "It is mine."), 403, "GOV-0005");
        assertThat(escalations.escalation(request.escalationId()).state()).isEqualTo("open");
    }

    @Test
    void whatNobodyCouldDecideIsRefused() {
        assertThatThrownBy(() -> escalations.escalate(request(UUID.randomUUID(), "go_on", "another_round")))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("GOV-0104"));
        assertThatThrownBy(() -> escalations.escalation(UUID.randomUUID()))
                .isInstanceOfSatisfying(
                        ApplicationFailure.class,
                        failure -> assertThat(failure.getType()).isEqualTo("GOV-0103"));
    }

    private static EscalationRequest request(UUID id, String... options) {
        return new EscalationRequest(
                id,
                "operator-1",
                "conflict",
                "A blueprint was refused three times.",
                List.of("operator-1"),
                List.of("agent-creation-1"),
                List.of(options).stream()
                        .map(option -> new Option(option, "What it means"))
                        .toList(),
                "deny",
                "low",
                "low",
                Cause.root(UUID.randomUUID()));
    }
}
