package com.waooaw.governance.notification;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.web.WebProperties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;

/** What the provider of text messages says became of one. */
class SmsDeliveryIT extends DeliveryTest {

    @Autowired
    WebProperties web;

    @Test
    void aTextMessageThatDidNotArriveHandsOnAtOnceAndSaysWhy() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", "undelivered", "30003").expectStatus().isNoContent();

        awaitStates(request, "push failed no_address", "sms failed undelivered_30003", "email sent");
    }

    @Test
    void whatTheProviderSaysItDidNotSendWasNeverSent() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        // as if the answer to it had not come yet
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql(
                        "update governance.notification set state = 'sending', sent_at = null, reference = null where id = :id")
                .param("id", idOf(request))
                .update();

        report(request, "SM1", "failed", "30001").expectStatus().isNoContent();

        awaitStates(request, "push failed no_address", "sms failed failed_30001", "email sent");
        assertThat(sms(request).has("sent_at")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "sending", "sent", "something_new"})
    void aMessageOnItsWayChangesNothing(String status) {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", status, null).expectStatus().isNoContent();

        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
        assertThat(sms(request).has("delivered_at")).isFalse();
    }

    @Test
    void theFirstFinalReportCountsAndALaterOneChangesNothing() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        report(request, "SM1", "delivered", null).expectStatus().isNoContent();
        var delivered = sms(request);
        report(request, "SM1", "delivered", null).expectStatus().isNoContent();
        report(request, "SM1", "undelivered", "30003").expectStatus().isNoContent();
        report(request, "SM1", "sent", null).expectStatus().isNoContent();

        assertThat(delivered.path("delivered_at").asString()).isNotEmpty();
        assertThat(sms(request)).isEqualTo(delivered);
        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
    }

    @Test
    void aReportThatIsNotSignedOrSignedForAnotherMessageIsNotBelieved() {
        var request = asked(publication());
        var other = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");
        awaitStates(other, "push failed no_address", "sms sent", "email planned");
        var fields = fields("SM1", "undelivered", "30003");
        var signature = sign(other, fields);
        var changed = new LinkedMultiValueMap<>(fields);
        changed.set("MessageStatus", "delivered");
        var foreign = new LinkedMultiValueMap<>(fields);
        foreign.set("AccountSid", "AC9");

        refused(posted(idOf(request), fields, null));
        refused(posted(idOf(request), fields, "bm9uc2Vuc2U="));
        // one that was seen on its way, replayed against another message
        refused(posted(idOf(request), fields, signature));
        refused(posted(idOf(other), changed, signature));
        refused(posted(idOf(request), foreign, sign(request, foreign)));
        refused(posted(
                idOf(request),
                fields("SM2", "undelivered", "30003"),
                sign(request, fields("SM2", "undelivered", "30003"))));
        refused(posted(UUID.randomUUID(), fields, signature));

        assertThat(states(request)).containsExactly("push failed no_address", "sms sent", "email planned");
        assertThat(states(other)).containsExactly("push failed no_address", "sms sent", "email planned");
    }

    @Test
    void everyRoundSaysWhoChoseItsOrder() {
        var request = asked(publication());
        awaitStates(request, "push failed no_address", "sms sent", "email planned");

        assertThat(json(notifications(request))
                        .path("items")
                        .valueStream()
                        .map(receipt -> receipt.path("chosen_by").asString()))
                .containsOnly("push_first");
    }

    private RestTestClient.ResponseSpec report(ApprovalRequest request, String sid, String status, String code) {
        var fields = fields(sid, status, code);
        return posted(idOf(request), fields, sign(request, fields));
    }

    private RestTestClient.ResponseSpec posted(UUID id, MultiValueMap<String, String> fields, String signature) {
        return client.post()
                .uri("/deliveries/sms/{id}", id)
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .headers(headers -> {
                    if (signature != null) {
                        headers.set("X-Twilio-Signature", signature);
                    }
                })
                .body(fields)
                .exchange();
    }

    private String sign(ApprovalRequest request, MultiValueMap<String, String> fields) {
        return TwilioSignature.of(web.publicOrigin() + "/deliveries/sms/" + idOf(request), fields, "twilio-secret");
    }

    private static MultiValueMap<String, String> fields(String sid, String status, String code) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("AccountSid", "AC0123456789");
        fields.add("MessageSid", sid);
        fields.add("MessageStatus", status);
        fields.add("To", "+491700000001");
        fields.add("From", "WAOOAW");
        fields.add("ApiVersion", "2010-04-01");
        if (code != null) {
            fields.add("ErrorCode", code);
        }
        return fields;
    }

    private static UUID idOf(ApprovalRequest request) {
        return CascadeStore.idOf(request.approvalId(), Channel.SMS, 0);
    }

    private JsonNode sms(ApprovalRequest request) {
        return json(notifications(request)).path("items").get(1);
    }

    private static void refused(RestTestClient.ResponseSpec response) {
        problem(response, 403, "GOV-0081");
    }
}
