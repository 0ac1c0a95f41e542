package com.waooaw.governance.notification.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.approval.ApprovalSteps;
import com.waooaw.governance.notification.Channel;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The order of channels is learned from receipts, chosen once a round, and written down. */
class RouterIT extends GovernanceServiceTest {

    private static final UUID CUSTOMER = UUID.fromString("00000000-0000-7000-8000-0000000000f1");
    private static final Duration IN_TIME = Duration.ofMinutes(15);

    @Autowired
    RouterTraining training;

    @Autowired
    ApprovalSteps steps;

    private final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));

    @Autowired
    RouterRounds rounds;

    @BeforeEach
    void trainOnlyWhenAsked() {
        rounds.stop();
        nothingLearned();
        // rounds of other tests are no samples of these
        database.sql("update governance.route_choice set situation = '{}'").update();
    }

    @AfterEach
    void leaveNothing() {
        nothingLearned();
        rounds.start();
    }

    private void nothingLearned() {
        database.sql("delete from governance.router_model").update();
        database.sql("delete from governance.acknowledgement where customer_id = :id")
                .param("id", CUSTOMER)
                .update();
        database.sql("delete from governance.notification where customer_id = :id")
                .param("id", CUSTOMER)
                .update();
        database.sql("delete from governance.route_choice where customer_id = :id")
                .param("id", CUSTOMER)
                .update();
    }

    @Test
    void whatIsLearnedFromReceiptsOrdersTheNextRoundAndIsWrittenDown() {
        pastRounds(120, (channel, _) -> channel == Channel.EMAIL);

        var model = training.trainWhereDue().orElseThrow();

        assertThat(model.because()).isEqualTo("learned");
        assertThat(model.taken()).isTrue();
        assertThat(row("select auc > 0.9 and log_loss < base_log_loss and samples = 360 and held_out = 72 from"
                        + " governance.router_model where version = " + model.version()))
                .isEqualTo("t");

        var request = asked(Requests.deployment());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receipts(request)).hasSize(3));
        assertThat(receipts(request).getFirst().path("channel").asString()).isEqualTo("email");
        assertThat(receipts(request))
                .allSatisfy(receipt ->
                        assertThat(receipt.path("chosen_by").asString()).isEqualTo("model " + model.version()));
        // the turns stay where they are, whoever's they are
        var first = Instant.parse(receipts(request).getFirst().path("due_at").asString());
        assertThat(receipts(request).stream()
                        .map(receipt -> Duration.between(
                                first, Instant.parse(receipt.path("due_at").asString()))))
                .containsExactly(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(15));
        assertThat(row(
                        "select because = 'learned' and (odds->>'email')::float8 > 0.5 and situation->>'hour' is not null from"
                                + " governance.route_choice where approval_id = '" + request.approvalId() + "'"))
                .isEqualTo("t");
    }

    @Test
    void aRoundKeepsItsOrderWhateverIsLearnedMeanwhile() {
        var request = asked(Requests.deployment());
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receipts(request)).hasSize(3));
        pastRounds(120, (channel, _) -> channel == Channel.EMAIL);
        assertThat(training.trainWhereDue()).isPresent();

        steps.tellGovernor(request.approvalId());

        assertThat(receipts(request).stream()
                        .map(receipt -> receipt.path("channel").asString()))
                .containsExactly("push", "sms", "email");
        assertThat(receipts(request).getFirst().path("chosen_by").asString()).isEqualTo("push_first");
    }

    @Test
    void fewSamplesTeachNothing() {
        pastRounds(16, (channel, _) -> channel == Channel.EMAIL);

        var model = training.trainWhereDue().orElseThrow();

        assertThat(model.taken()).isFalse();
        assertThat(model.because()).isEqualTo("too_few_samples");
        assertThat(chosenFor(asked(Requests.deployment()))).isEqualTo("push_first too_few_samples");
    }

    @Test
    void whatIsNoBetterThanTheBaseRateIsKeptAndNotUsed() {
        // they changed their ways: what is true of the first rounds is false of the last
        pastRounds(60, (channel, round) -> channel == (round < 48 ? Channel.EMAIL : Channel.PUSH));

        var model = training.trainWhereDue().orElseThrow();

        assertThat(model.weights()).isNotEmpty();
        assertThat(model.because()).isEqualTo("not_better_than_base_rate");
        assertThat(chosenFor(asked(Requests.deployment()))).isEqualTo("push_first not_better_than_base_rate");
    }

    @Test
    void oneOutcomeAloneIsNoModel() {
        pastRounds(60, (_, _) -> false);

        assertThat(training.trainWhereDue().orElseThrow().because()).isEqualTo("no_fit");
    }

    @Test
    void itTrainsOnceADayAndAnOldModelIsNotUsed() {
        pastRounds(120, (channel, _) -> channel == Channel.EMAIL);
        assertThat(training.trainWhereDue()).isPresent();
        assertThat(training.trainWhereDue()).isEmpty();
        TestTime.advance(Duration.ofHours(23));
        assertThat(training.trainWhereDue()).isEmpty();

        TestTime.advance(Duration.ofHours(50));

        assertThat(chosenFor(asked(Requests.deployment()))).isEqualTo("push_first too_old");
        assertThat(training.trainWhereDue()).isPresent();
    }

    private String chosenFor(ApprovalRequest request) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(receipts(request)).hasSize(3));
        return row("select chosen_by || ' ' || because from governance.route_choice where approval_id = '"
                + request.approvalId() + "'");
    }

    private List<JsonNode> receipts(ApprovalRequest request) {
        return json(get("/v1/approvals/" + request.approvalId() + "/notifications", governor()))
                .path("items")
                .valueStream()
                .toList();
    }

    private String row(String sql) {
        return database.sql(sql).query((row, _) -> row.getString(1)).single();
    }

    private interface Came {
        boolean by(Channel channel, int round);
    }

    /** Rounds of the last days in which each channel was used, and somebody came by one of them within a minute, or not. */
    private void pastRounds(int rounds, Came came) {
        var now = TestTime.clock().instant();
        for (int i = 0; i < rounds; i++) {
            var at = now.minus(IN_TIME).minusSeconds(60).minus(Duration.ofHours(rounds - i));
            var approval = approval(at);
            var situation = new Situation(i % 24, 1 + i % 7, 60d, Map.of(), "execution", i % 5 == 0);
            database.sql("""
                            insert into governance.route_choice
                            values (:approval, 0, :customer, 'push,sms,email', 'push_first', 'no_model', '{}',
                                    :situation::jsonb, :at)
                            """)
                    .param("approval", approval)
                    .param("customer", CUSTOMER)
                    .param("situation", situation.toJson())
                    .param("at", at.atOffset(ZoneOffset.UTC))
                    .update();
            int position = 0;
            for (var channel : Channel.values()) {
                database.sql("""
                                insert into governance.notification (
                                    id, approval_id, round, customer_id, channel, position, message_id, due_at, state,
                                    attempts, sent_at)
                                values (:id, :approval, 0, :customer, :channel, :position, :message, :at, 'sent', 1, :at)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("approval", approval)
                        .param("customer", CUSTOMER)
                        .param("channel", channel.stored())
                        .param("position", position++)
                        .param("message", UUID.randomUUID().toString())
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .update();
                if (came.by(channel, i)) {
                    database.sql("""
                                    insert into governance.acknowledgement
                                    values (:approval, 0, :customer, :seen, 'somebody', :channel)
                                    on conflict do nothing
                                    """)
                            .param("approval", approval)
                            .param("customer", CUSTOMER)
                            .param("seen", at.plusSeconds(60).atOffset(ZoneOffset.UTC))
                            .param("channel", channel.stored())
                            .update();
                }
            }
        }
    }

    /** A question that was settled long ago. */
    private UUID approval(Instant at) {
        var id = UUID.randomUUID();
        database.sql("""
                        insert into governance.approval (
                            id, display_id, class, scope, engagement_id, customer_id, requester_id, requester_type,
                            subject_type, subject_id, action_type, act_json, act_hash, summary, evidence, risk_level,
                            blast_radius, reversible, estimated_cost_usd, correlation_id, causation_id, created_at,
                            expires_at, status, settled_at, version, due_at, on_silence, reason_required)
                        values (:id, 'APPR-00000000', 'execution', 'engagement', :id, :customer, 'AGT', 'agent', 'job',
                                'j', 'publish_content', '{}', :hash, 's', '{}', 'low', 'low', true, 0, :id, :id, :at, :at,
                                'expired', :at, 1, :at, 'deny', false)
                        """)
                .param("id", id)
                .param("customer", CUSTOMER)
                .param("hash", "ab".repeat(32))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }
}
