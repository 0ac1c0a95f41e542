package com.waooaw.agentcreation.creation;

import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

/** Who asks, and how they are refused. */
final class Answers {

    private Answers() {}

    static Consumer<HttpHeaders> as(Role role) {
        return headers -> headers.setBearerAuth(TestTokens.as(role));
    }

    static void refused(RestTestClient.RequestHeadersSpec<?> request, int status, String code) {
        request.exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }
}
