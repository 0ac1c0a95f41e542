package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;

class UnknownApprovalsIT extends GovernanceServiceTest {

    /** More than there are connections: a refusal that needed a second one would wait for itself. */
    private static final int AT_ONCE = 40;

    @Test
    void manyDecisionsAtOnceAboutWhatDoesNotExistAreAllAnswered() throws Exception {
        var decision =
                Map.of("decision", "approve", "act_hash", Requests.deployment().actHash());
        var together = new CyclicBarrier(AT_ONCE);
        var statuses = new ArrayList<HttpStatusCode>();
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<HttpStatusCode> one = () -> {
                together.await(30, TimeUnit.SECONDS);
                return decide(UUID.randomUUID(), governor(), decision)
                        .returnResult(String.class)
                        .getStatus();
            };
            for (var answer : Stream.generate(() -> one)
                    .limit(AT_ONCE)
                    .map(people::submit)
                    .toList()) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).hasSize(AT_ONCE).containsOnly(HttpStatusCode.valueOf(404));
    }
}
