package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A yes is used once, by one act, and soon. */
class UseOfAYesIT extends ApprovalApiTest {

    @Test
    void aYesIsUsedOnceByOneAct() {
        var request = asked(Requests.deployment());
        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("not_approved");
        approved(request);

        var changed = consume(request, another(request.actHash()), "act-1");
        var first = consume(request, request.actHash(), "act-1");
        var again = consume(request, request.actHash(), "act-1");
        var another = consume(request, request.actHash(), "act-2");

        assertThat(changed.refusal()).isEqualTo("act_changed");
        assertThat(first.refusal()).isNull();
        assertThat(again).isEqualTo(first);
        assertThat(another.refusal()).isEqualTo("already_used");
        assertThat(another.permit()).isNull();
        assertThat(governance.approval(request.approvalId()).status()).isEqualTo(ApprovalStatus.CONSUMED);
        assertThat(auditOf(request.approvalId()))
                .containsExactly(
                        "approval_request succeeded",
                        "deploy_agent refused",
                        "approval_granted succeeded",
                        "deploy_agent refused",
                        "deploy_agent intended",
                        "deploy_agent refused");
    }

    @Test
    void manyActsAtOnceGetOnePermit() {
        var request = asked(Requests.deployment());
        approved(request);

        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 12)
                    .mapToObj(i -> workers.submit(() -> consume(request, request.actHash(), "act-" + i)))
                    .toList();
            var permits = attempts.stream()
                    .filter(attempt -> resultOf(attempt).permit() != null)
                    .count();

            assertThat(permits).isEqualTo(1);
        }
    }

    @Test
    void aYesThatNobodyUsedForADayIsWorthNothing() {
        var request = asked(Requests.deployment());
        approved(request);

        TestTime.advance(Duration.ofHours(24));

        assertThat(consume(request, request.actHash(), "act-1").refusal()).isEqualTo("expired");
    }

    private static <T> T resultOf(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void approved(ApprovalRequest request) {
        decide(request.approvalId(), governor(), approve(request))
                .expectStatus()
                .isOk();
    }

    /** A hash that differs in one digit. */
    private static String another(String hash) {
        return (hash.startsWith("0") ? "1" : "0") + hash.substring(1);
    }
}
