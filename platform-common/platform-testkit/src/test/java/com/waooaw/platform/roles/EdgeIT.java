package com.waooaw.platform.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.worker.WorkerFactory;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A process that only answers HTTP. */
@SampleTest
@TestPropertySource(properties = "waooaw.roles=edge")
class EdgeIT {

    @Autowired
    RestTestClient client;

    @Autowired
    ApplicationContext context;

    @Test
    void answersRequests() {
        client.post()
                .uri("/v1/notes")
                .header("Authorization", "Bearer " + TestTokens.of(UUID.randomUUID(), Role.CUSTOMER_USER))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("text", "hello", "priority", 1))
                .exchange()
                .expectStatus()
                .isCreated();
    }

    @Test
    void doesNoWorkBetweenRequests() {
        assertThat(context.getBeansOfType(WorkerFactory.class)).isEmpty();
        assertThat(context.containsBean("outboxDispatcher")).isFalse();
        assertThat(context.containsBean("workflowReconciler")).isFalse();
    }
}
