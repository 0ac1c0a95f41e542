package com.waooaw.governance.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMailUtil;
import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.Browser;
import com.waooaw.governance.CodeBox;
import com.waooaw.governance.PagesTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import jakarta.mail.MessagingException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A Governor with a passkey, on the pages; the device is made of software. */
class PasskeyIT extends PagesTest {

    private static final String PASSKEYS = "/approvals/passkeys";

    private final SoftwareKey key = new SoftwareKey();

    private String subject;

    @BeforeEach
    void somebodyNew() {
        subject = "governor-" + UUID.randomUUID();
        logIn(subject, null, Role.PLATFORM_GOVERNOR);
    }

    @Test
    void aPasskeyIsIntroducedWithACodeAndThenSaysYes() {
        var request = asked(Requests.grave());
        assertThat(browser.get(pageOf(request)).body()).doesNotContain("with your passkey");

        assertThat(introduce(key).statusCode()).isEqualTo(303);

        assertThat(browser.get(PASSKEYS).body()).contains("Telephone").contains("last used: <span>never</span>");
        assertThat(browser.get(pageOf(request)).body()).contains("Approve exactly this with your passkey");
        var answer = approve(request, key.signed(challenge(request)));
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.APPROVED);
        assertThat(browser.get(pageOf(request)).body()).contains("by " + subject + " on this page, with a passkey.");
        var log = json(get("/v1/audit/events?subject_id=" + request.approvalId(), TestTokens.as(Role.ADMIN)));
        assertThat(log.toString()).contains("\"strength\":\"passkey\"");
    }

    @Test
    void whoeverAddsOneTheGovernorIsTold() throws MessagingException {
        introduce(key);

        var added = JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("select id from governance.passkey where subject = :subject")
                .param("subject", subject)
                .query(UUID.class)
                .single();
        var told = CodeBox.mail("<announcement-" + Ids.of("announcement", added, "email"));
        assertThat(told.getSubject()).isEqualTo("[WAOOAW] A passkey was added in your name");
        assertThat(GreenMailUtil.getBody(told)).doesNotContain("http", "Telephone");
    }

    @Test
    void aLoginAloneIntroducesNone() {
        var credential = key.introduced(challenge(PASSKEYS + "/challenge", PASSKEYS));

        var without = browser.submit(PASSKEYS, PASSKEYS, Map.of("label", "Mine", "credential", credential));
        var guessed = browser.submit(
                PASSKEYS,
                PASSKEYS,
                Map.of("label", "Mine", "credential", credential, "code", "12345678", "number", "42"));

        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.body()).contains("No passkey was added").contains("GOV-0061");
        assertThat(guessed.statusCode()).isEqualTo(409);
        assertThat(guessed.body()).contains("GOV-0062");
        assertThat(browser.get(PASSKEYS).body()).contains("None yet.");
    }

    @Test
    void whatIsNoPasskeyIsNotKept() {
        for (var credential : new String[] {"", "{}", "[]", "null", "{\"id\":\"x\"}", "\0", "x".repeat(100_000)}) {
            var answer = browser.submit(
                    PASSKEYS,
                    PASSKEYS,
                    Map.of("label", "Mine", "credential", credential, "code", "12345678", "number", "42"));

            assertThat(answer.statusCode()).as(credential).isEqualTo(422);
            assertThat(answer.body()).contains("GOV-0069");
        }
        assertThat(introduce(key, "").statusCode()).isEqualTo(422);
        key.verifiesItsOwner = false;
        assertThat(introduce(key).statusCode()).isEqualTo(422);
        key.verifiesItsOwner = true;
        key.origin = "https://governance.evil.example";
        assertThat(introduce(key).statusCode()).isEqualTo(422);
        assertThat(browser.get(PASSKEYS).body()).contains("None yet.");
    }

    @Test
    void aSignatureIsGoodForOneApprovalOnceAndSoon() {
        introduce(key);
        var request = asked(Requests.grave());
        var other = asked(Requests.grave());

        var forOther = key.signed(challenge(other));
        refused(request, forOther);
        refused(other, key.signed("bm90IG9uZSBvZiBvdXIgY2hhbGxlbmdlcw"));
        var late = key.signed(challenge(other));
        TestTime.advance(Duration.ofMinutes(5).plusSeconds(1));
        refused(other, late);
        var good = key.signed(challenge(request));
        assertThat(approve(request, good).statusCode()).isEqualTo(303);
        refused(other, good);

        assertThat(statusOf(other)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aDeviceThatDidNotRecogniseItsOwnerAnotherOriginAndACopiedKeyAreRefused() {
        introduce(key);
        var request = asked(Requests.grave());

        key.verifiesItsOwner = false;
        refused(request, key.signed(challenge(request)));
        key.verifiesItsOwner = true;
        key.origin = "https://governance.evil.example";
        refused(request, key.signed(challenge(request)));
        key.origin = "http://localhost:8000";
        key.relyingParty = "evil.example";
        refused(request, key.signed(challenge(request)));
        key.relyingParty = "localhost";
        // a copy of the key has signed less often
        key.count = 0;
        refused(request, key.signed(challenge(request)));

        key.count = 50;
        assertThat(approve(request, key.signed(challenge(request))).statusCode())
                .isEqualTo(303);
    }

    @Test
    void aForgedSignatureAStrangersKeyAndGarbageAreRefused() {
        introduce(key);
        var request = asked(Requests.grave());
        var stranger = new SoftwareKey();

        refused(request, stranger.signed(challenge(request)));
        var signed = key.signed(challenge(request));
        int at = signed.indexOf("\"signature\":\"") + 40;
        refused(request, signed.substring(0, at) + (signed.charAt(at) == 'A' ? 'B' : 'A') + signed.substring(at + 1));
        for (var garbage : new String[] {"{}", "[1]", "true", "{\"id\":\"x\",\"response\":{}}", "x".repeat(50_000)}) {
            refused(request, garbage);
        }
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }

    @Test
    void aKeyThatIsForgottenOrAnothersSaysNothing() {
        introduce(key);
        var request = asked(Requests.grave());
        try (var colleague = new Browser(port)) {
            colleague.logIn(ISSUER, "/approvals", "colleague-" + UUID.randomUUID(), null, Role.PLATFORM_GOVERNOR);
            var asked = colleague.submit(pageOf(request), pageOf(request) + "/passkey-challenge", Map.of());
            var answer = colleague.submit(
                    pageOf(request), pageOf(request) + "/decision", decision(request, key.signed(challengeIn(asked))));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("GOV-0068");
            var forget = Pattern.compile("/approvals/passkeys/[0-9a-f-]{36}/forget")
                    .matcher(browser.get(PASSKEYS).body());
            assertThat(forget.find()).isTrue();
            // not theirs to forget
            colleague.submit(PASSKEYS, forget.group(), Map.of());
            assertThat(browser.get(PASSKEYS).body()).contains("Telephone");

            browser.submit(PASSKEYS, forget.group(), Map.of());
        }
        assertThat(browser.get(PASSKEYS).body()).contains("None yet.");
        refused(request, key.signed(challenge(request)));
    }

    @Test
    void nobodyIsChallengedAboutWhatIsNotTheirs() {
        var request = asked(Requests.grave(Requests.publication("Living well", "# Living well")));

        assertThat(browser.submit("/approvals", pageOf(request) + "/passkey-challenge", Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.post(PASSKEYS + "/challenge", Map.of()).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> introduce(SoftwareKey made) {
        return introduce(made, "Telephone");
    }

    private HttpResponse<String> introduce(SoftwareKey made, String label) {
        assertThat(browser.submit(PASSKEYS, PASSKEYS + "/code", Map.of()).statusCode())
                .isEqualTo(303);
        var number = CodeBox.numberOn(browser.get(PASSKEYS).body());
        return browser.submit(
                PASSKEYS,
                PASSKEYS,
                Map.of(
                        "label", label,
                        "code", CodeBox.newestAbout("a new passkey"),
                        "number", number.orElseThrow(),
                        "credential", made.introduced(challenge(PASSKEYS + "/challenge", PASSKEYS))));
    }

    private String challenge(ApprovalRequest request) {
        return challenge(pageOf(request) + "/passkey-challenge", pageOf(request));
    }

    private String challenge(String address, String page) {
        return challengeIn(browser.submit(page, address, Map.of()));
    }

    private static String challengeIn(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        return JsonMapper.shared().readTree(answer.body()).path("challenge").asString();
    }

    private HttpResponse<String> approve(ApprovalRequest request, String assertion) {
        return submit(request, decision(request, assertion));
    }

    private static Map<String, String> decision(ApprovalRequest request, String assertion) {
        return new HashMap<>(Map.of("decision", "approve", "act_hash", request.actHash(), "passkey", assertion));
    }

    private void refused(ApprovalRequest request, String assertion) {
        var answer = approve(request, assertion);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("GOV-0068");
        assertThat(statusOf(request)).isEqualTo(ApprovalStatus.PENDING);
    }
}
