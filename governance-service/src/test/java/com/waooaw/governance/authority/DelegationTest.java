package com.waooaw.governance.authority;

import static com.waooaw.governance.Answers.body;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

/** Governors, and the deputies they name; nobody stays named when a test has ended. */
abstract class DelegationTest extends GovernanceServiceTest {

    static final String DEPUTY = TestTokens.of(TestTokens.CUSTOMER, Role.DEPUTY_GOVERNOR, Role.CUSTOMER_USER);
    static final String DEPUTY_ID = "test-deputy-governor-" + TestTokens.CUSTOMER;
    static final String GOVERNOR_ID = "test-engagement-governor-" + TestTokens.CUSTOMER;
    static final String PLATFORM_DEPUTY = TestTokens.as(Role.DEPUTY_GOVERNOR);

    private static final JdbcClient ROWS = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @AfterEach
    void nobodyIsNamed() {
        ROWS.sql("update governance.delegation set ended_at = until, ended_by = 'tests' where ended_at is null")
                .update();
    }

    ApprovalRequest publication() {
        return asked(Requests.publication("Diabetes", "Text"));
    }

    void denied(ApprovalRequest request, String by) {
        json(decide(request.approvalId(), by, no(request)));
    }

    static Map<String, Object> yes(ApprovalRequest request) {
        return Map.of("decision", "approve", "act_hash", request.actHash());
    }

    static Map<String, Object> no(ApprovalRequest request) {
        return Map.of("decision", "deny", "reason", "not now", "act_hash", request.actHash());
    }

    String named(String governor, String deputy) {
        return created(name(governor, wish(deputy, false), null));
    }

    ResponseSpec name(String by, Map<String, Object> wish, String key) {
        return client.post()
                .uri("/v1/delegations")
                .headers(h -> {
                    h.setBearerAuth(by);
                    if (key != null) {
                        h.set("Idempotency-Key", key);
                    }
                })
                .body(wish)
                .exchange();
    }

    static String created(ResponseSpec response) {
        return body(response, 201).path("delegation_id").asString();
    }

    ResponseSpec end(String uri, String by) {
        return client.delete().uri(uri).headers(h -> h.setBearerAuth(by)).exchange();
    }

    /** What the log has about somebody or something. */
    String audit(String subjectId) {
        return json(get("/v1/audit/events?subject_id=" + subjectId, TestTokens.as(Role.ADMIN)))
                .toString();
    }

    static boolean mailed(String to, String subject) {
        return Arrays.stream(MAIL.getReceivedMessages())
                .anyMatch(mail -> GreenMailUtil.getWholeMessage(mail).contains(to)
                        && GreenMailUtil.getHeaders(mail)
                                .replaceAll("\\r?\\n\\s+", " ")
                                .contains(subject));
    }

    static Map<String, Object> wish(String deputy, boolean onSilence) {
        var until = TestTime.clock().instant().plus(Duration.ofDays(20));
        return Map.of("deputy", deputy, "on_silence", onSilence, "until", until.toString(), "reason", "On holiday");
    }
}
