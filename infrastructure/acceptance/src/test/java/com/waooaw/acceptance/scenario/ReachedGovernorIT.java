package com.waooaw.acceptance.scenario;

import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OTHER_GOVERNOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.acceptance.flow.AskingService;
import com.waooaw.acceptance.stack.NeedsMovableTime;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.local.issuer.LocalPeople;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A Governor with an app, a phone and a mailbox who does not look is told by one after the other; all three land in the mailbox. */
@OnTheStack
@NeedsMovableTime
@Order(75)
class ReachedGovernorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String APP = "the-app-of-olga-other-0001";
    private static final String NUMBER = "+12025550143";

    private static RunningStack stack;

    @BeforeAll
    static void start(RunningStack running) {
        stack = running;
    }

    @Test
    void aGovernorIsToldInTheAppThenByTextMessageThenByMail() {
        stack.origin()
                .post(OTHER_GOVERNOR, "/v1/devices/apps", Map.of("label", "Olga's phone", "token", APP))
                .expect(201);
        try (var service = new AskingService(stack.port("temporal"))) {
            var question =
                    service.asksToPublish(LocalPeople.OTHER_CUSTOMER, "Sleeping well", "# Sleeping well\n\nRest.");
            var id = question.approvalId().toString();

            await("the first message").atMost(PATIENCE).until(() -> told(id).size() == 1);
            assertThat(told(id)).containsExactly(APP);
            passUntilTold(id, 2, 8);
            assertThat(told(id)).containsExactlyInAnyOrder(APP, NUMBER);
            passUntilTold(id, 3, 12);
            assertThat(told(id)).containsExactlyInAnyOrder(APP, NUMBER, "other-governor@waooaw.local");

            // a text message says nothing that somebody else wrote
            assertThat(stack.mailbox().about(id))
                    .filteredOn(message -> message.to().contains(NUMBER))
                    .singleElement()
                    .satisfies(message -> assertThat(message.text())
                            .contains(question.displayId())
                            .doesNotContain("Sleeping"));
        }
    }

    private static void pass(Duration time) {
        stack.origin()
                .post(NOBODY, "/dev/clock/advance", Map.of("by", time.toString()))
                .expect(200);
    }

    /**
     * Lets minutes pass one by one: a jump between a message and the timer that is set after it would be slept through by
     * that timer.
     */
    private static void passUntilTold(String approvalId, int count, int atMostMinutes) {
        for (int minute = 0; minute < atMostMinutes && !isTold(approvalId, count); minute++) {
            pass(Duration.ofMinutes(1));
        }
        await("message " + count).atMost(PATIENCE).until(() -> told(approvalId).size() >= count);
    }

    private static boolean isTold(String approvalId, int count) {
        try {
            await().atMost(Duration.ofSeconds(2)).until(() -> told(approvalId).size() >= count);
            return true;
        } catch (ConditionTimeoutException _) {
            return false;
        }
    }

    /** Whom the messages about this are for. */
    private static List<String> told(String approvalId) {
        return stack.mailbox().about(approvalId).stream()
                .flatMap(message -> message.to().stream())
                .toList();
    }
}
