package com.waooaw.governance;

import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.nimbusds.jose.jwk.ECKey;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.platform.audit.log.NoteSigner;
import com.waooaw.platform.policy.pdp.BundleSource;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.PolicyArchive;
import com.waooaw.platform.testkit.RecordingCarrier;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

/** The whole service with a mail server and an issuer's token endpoint; one context for all tests that extend it. */
@ServiceTest("governance")
public abstract class GovernanceServiceTest {

    protected static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    /** Speaks Twilio's API and Firebase's, and is a push service. */
    protected static final WireMockServer PROVIDERS =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    protected static final LoginIssuer ISSUER = new LoginIssuer();
    protected static final NoteSigner AUDIT_KEY = NoteSigner.generate("waooaw.test/audit-log", new SecureRandom());
    protected static final Path AUDIT_FOLDER = folder();
    /** What signs the policies of these tests. */
    protected static final ECKey POLICY_KEY = PolicyArchive.key("tests");

    protected static final Path POLICY_FOLDER = policies();

    static {
        MAIL.start();
        PROVIDERS.start();
        try {
            new ServiceAccount().write(AUDIT_FOLDER.resolve("fcm.json"), PROVIDERS.baseUrl() + "/token");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Autowired
    protected RestTestClient client;

    @Autowired
    protected GovernanceActivities governance;

    @Autowired
    protected RecordingCarrier carrier;

    @Autowired
    protected EventPush push;

    @LocalServerPort
    protected int port;

    private static Path folder() {
        try {
            var folder = Files.createTempDirectory("waooaw-audit-log");
            Files.writeString(folder.resolve("key"), AUDIT_KEY.secret());
            Files.writeString(folder.resolve("twilio"), "twilio-secret\n");
            Files.writeString(folder.resolve("pepper"), "a secret that no database knows of\n");
            PushKeys.write(folder.resolve("push"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path policies() {
        try {
            var folder = Files.createTempDirectory("waooaw-policies");
            Files.writeString(folder.resolve("key.pem"), PolicyArchive.pem(POLICY_KEY));
            Files.write(
                    folder.resolve(BundleSource.FILE),
                    PolicyArchive.committed().version(1).signedBy(POLICY_KEY));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void parts(DynamicPropertyRegistry registry) {
        registry.add("spring.mail.port", () -> MAIL.getSmtp().getPort());
        registry.add("waooaw.governance.login.client-secret", () -> "secret");
        registry.add("waooaw.governance.login.token-uri", ISSUER::tokenUri);
        registry.add("waooaw.governance.audit.signing-key-file", () -> AUDIT_FOLDER.resolve("key"));
        registry.add("waooaw.governance.audit.folder", () -> AUDIT_FOLDER);
        registry.add("waooaw.governance.audit.seal-every", () -> "100ms");
        registry.add("waooaw.governance.identity.pepper-file", () -> AUDIT_FOLDER.resolve("pepper"));
        // the Platform Governor has nothing but mail; CodesIT shows what is otherwise
        registry.add("waooaw.governance.identity.same-channel", () -> "true");
        registry.add("waooaw.governance.governors.platform.email", () -> "governor@waooaw.test");
        registry.add(
                "waooaw.governance.governors.engagements." + TestTokens.CUSTOMER + ".email",
                () -> "enzo@customer.test");
        // the Governor of this customer has a telephone, too
        var other = "waooaw.governance.governors.engagements." + TestTokens.OTHER_CUSTOMER;
        registry.add(other + ".email", () -> "olga@other.test");
        registry.add(other + ".phone", () -> "+491700000001");
        // who may stand in: for the Platform Governor, and for those of two customers
        var deputies = "waooaw.governance.governors.deputies";
        registry.add(deputies + "[0].subject", () -> "test-deputy-governor");
        registry.add(deputies + "[0].email", () -> "dora@waooaw.test");
        registry.add(deputies + "[1].subject", () -> "test-deputy-governor-" + TestTokens.CUSTOMER);
        registry.add(deputies + "[1].customer", TestTokens.CUSTOMER::toString);
        registry.add(deputies + "[1].email", () -> "dan@customer.test");
        registry.add(deputies + "[2].subject", () -> "test-deputy-governor-" + TestTokens.OTHER_CUSTOMER);
        registry.add(deputies + "[2].customer", TestTokens.OTHER_CUSTOMER::toString);
        registry.add(deputies + "[2].email", () -> "dee@other.test");
        registry.add("waooaw.governance.sms.base-url", PROVIDERS::baseUrl);
        registry.add("waooaw.governance.sms.account-sid", () -> "AC0123456789");
        registry.add("waooaw.governance.sms.auth-token-file", () -> AUDIT_FOLDER.resolve("twilio"));
        registry.add("waooaw.governance.sms.from", () -> "WAOOAW");
        registry.add("waooaw.governance.push.key-folder", () -> AUDIT_FOLDER.resolve("push"));
        registry.add("waooaw.governance.push.services[0]", PROVIDERS::baseUrl);
        registry.add("waooaw.governance.reach.fcm.credentials-file", () -> AUDIT_FOLDER.resolve("fcm.json"));
        registry.add("waooaw.governance.reach.fcm.base-url", PROVIDERS::baseUrl);
        registry.add("waooaw.governance.reach.fcm.services[0]", PROVIDERS::baseUrl);
        registry.add("waooaw.governance.precedents.in-force[0]", () -> "DEMO-001");
        registry.add("waooaw.policy.verification-key", () -> "file:" + POLICY_FOLDER.resolve("key.pem"));
        registry.add("waooaw.policy.folder", () -> POLICY_FOLDER);
    }

    /** Tests decide as many people for the same scopes, where one decides at a time. */
    @BeforeEach
    protected void nobodyIsDeciding() {
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("delete from governance.governor_session")
                .update();
    }

    protected static String governor() {
        return TestTokens.as(Role.PLATFORM_GOVERNOR);
    }

    protected static String engagementGovernor() {
        return TestTokens.of(TestTokens.CUSTOMER, Role.ENGAGEMENT_GOVERNOR);
    }

    /**
     * Time passes until something has come of it. A timer may be set just after the time was moved, from what a step had
     * worked out before; then it has to be moved once more.
     */
    protected void passes(WorkflowClient temporal, UUID approvalId, Duration by, Callable<Boolean> reached) {
        await().timeout(Duration.ofSeconds(40)).pollDelay(Duration.ZERO).until(() -> {
            if (reached.call()) {
                return true;
            }
            TestTime.awaitTimer(temporal, "approval-" + approvalId);
            TestTime.advance(by);
            return comesOfIt(reached);
        });
    }

    private static boolean comesOfIt(Callable<Boolean> reached) {
        try {
            await().atMost(Duration.ofSeconds(6)).until(reached);
            return true;
        } catch (ConditionTimeoutException _) {
            // the timer was set just after the time was moved
            return false;
        }
    }

    /** A question that waits. */
    protected ApprovalRequest asked(ApprovalRequest request) {
        governance.requestApproval(request);
        return request;
    }

    protected RestTestClient.ResponseSpec decide(UUID id, String token, Map<String, ?> body) {
        return client.post()
                .uri("/v1/approvals/{id}/decision", id)
                .headers(h -> h.setBearerAuth(token))
                .body(body)
                .exchange();
    }

    protected RestTestClient.ResponseSpec get(String uri, String token) {
        return client.get().uri(uri).headers(h -> h.setBearerAuth(token)).exchange();
    }

    protected JsonNode json(RestTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(JsonNode.class)
                .returnResult()
                .getResponseBody();
    }
}
