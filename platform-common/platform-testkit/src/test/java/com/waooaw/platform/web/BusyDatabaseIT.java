package com.waooaw.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestTokens;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

/** A service whose connections are all in use says so, and is itself again afterwards. */
@SampleTest
class BusyDatabaseIT {

    @Autowired
    DataSource dataSource;

    @Autowired
    RestTestClient client;

    @Test
    void whoGetsNoConnectionIsToldToTryAgain() throws SQLException {
        var pool = dataSource.unwrap(HikariDataSource.class);
        var taken = new ArrayList<Connection>();
        try {
            while (taken.size() < pool.getMaximumPoolSize()) {
                taken.add(pool.getConnection());
            }

            note().expectStatus()
                    .isEqualTo(503)
                    .expectHeader()
                    .valueEquals("Retry-After", "2")
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("WEB-0013");
            // busy is not ill: another instance would be as busy
            readiness().expectStatus().isOk();
        } finally {
            closeAll(taken);
        }

        note().expectStatus().is2xxSuccessful();
        assertThat(pool.getHikariPoolMXBean().getThreadsAwaitingConnection()).isZero();
    }

    private RestTestClient.ResponseSpec readiness() {
        return client.get().uri("/actuator/health/readiness").exchange();
    }

    private RestTestClient.ResponseSpec note() {
        return client.post()
                .uri("/v1/notes")
                .headers(headers -> headers.setBearerAuth(TestTokens.of(UUID.randomUUID(), Role.CUSTOMER_USER)))
                .body(Map.of("text", "busy", "priority", 1))
                .exchange();
    }

    private static void closeAll(List<Connection> connections) throws SQLException {
        for (var connection : connections) {
            connection.close();
        }
    }
}
