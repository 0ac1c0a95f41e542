package com.waooaw.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.platform.sample.SampleRuns;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A process that only works. */
@SampleTest
@TestPropertySource(properties = "waooaw.roles=worker")
class WorkerIT {

    @Autowired
    RestTestClient client;

    @Autowired
    SampleRuns runs;

    @Test
    void doesTheWork() {
        var id = "sample-" + UUID.randomUUID();
        runs.begin(id);
        await().until(() -> runs.starts(id) == 1);
        runs.wake(id);
        await().until(() -> runs.isFinished(id));
    }

    @Test
    void answersThoseWhoLookAfterItAndNobodyElse() {
        client.get().uri("/actuator/health/readiness").exchange().expectStatus().isOk();

        for (var path : new String[] {"/v1/notes", "/events/JobCompleted", "/v3/api-docs"}) {
            var body = client.get()
                    .uri(path)
                    .header("Authorization", "Bearer " + TestTokens.of(UUID.randomUUID(), Role.CUSTOMER_USER))
                    .exchange()
                    .expectStatus()
                    .isNotFound()
                    .expectBody(String.class)
                    .returnResult()
                    .getResponseBody();
            assertThat(body).contains("WEB-0005").contains("worker");
        }
    }
}
