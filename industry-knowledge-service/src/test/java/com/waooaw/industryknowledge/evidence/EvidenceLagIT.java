package com.waooaw.industryknowledge.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Severity;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.contracts.governance.SloBreached.State;
import com.waooaw.platform.testkit.EventPush;
import com.waooaw.platform.testkit.ServiceTest;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;

@ServiceTest("industry-knowledge")
class EvidenceLagIT {

    @Autowired
    RestTestClient client;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventPush push;

    @Test
    void aQuestionIsNotAnsweredWhileEvidenceHasWaitedForAMinuteAndIsAfterThat() {
        assertThat(ask()).isEqualTo("200");
        long entries = entries();
        await("its evidence to leave")
                .atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from outbox where sent_at is null")
                        .query(Integer.class)
                        .single()
                        .equals(0));

        waits("30 seconds");
        assertThat(ask()).as("not for a minute yet").isEqualTo("200");
        entries++;
        waits("61 seconds");
        assertThat(ask()).isEqualTo("503 IK-0007");
        assertThat(entries()).as("what was refused left no number").isEqualTo(entries);

        jdbc.sql("update outbox_key set retry_at = null").update();
        await("everything to leave").atMost(Duration.ofSeconds(30)).until(() -> ask().equals("200"));
    }

    @Test
    void aQuestionIsNotAnsweredWhileTheLogMissesAnEntryOfOurs() {
        push.deliver(told(1, Slo.AUDIT_LOG_INTACT, "industry-knowledge", State.BREACHED));
        push.deliver(told(1, Slo.AUDIT_ENTRIES_COMPLETE, "another", State.BREACHED));
        assertThat(ask()).as("none of it is about our entries").isEqualTo("200");
        long entries = entries();

        push.deliver(told(1, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.BREACHED));
        assertThat(ask()).isEqualTo("503 IK-0007");
        assertThat(entries()).as("what was refused left no number").isEqualTo(entries);

        push.deliver(told(3, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.MET));
        push.deliver(told(2, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.BREACHED));
        assertThat(ask()).as("what was told before comes late").isEqualTo("200");
    }

    @Test
    void aStopIsLiftedByNothingButThatTheObjectiveIsMet() {
        push.deliver(told(11, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.BREACHED, 7L, "1.0"));
        push.deliver(told(12, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.UNKNOWN, 7L, "1.1"));
        assertThat(ask()).as("what a newer publisher calls it").isEqualTo("503 IK-0007");

        push.deliver(told(13, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.MET));
        assertThat(ask()).isEqualTo("200");
    }

    @Test
    void aQuestionIsNotAnsweredEvenIfItIsNotSaidWhichEntryTheLogMisses() {
        push.deliver(told(21, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.BREACHED, null, "1.0"));
        assertThat(ask()).isEqualTo("503 IK-0007");

        push.deliver(told(22, Slo.AUDIT_ENTRIES_COMPLETE, "industry-knowledge", State.MET));
        assertThat(ask()).isEqualTo("200");
    }

    /** The tests of this class share one row, and its numbers only grow. */
    @BeforeEach
    void nothingIsMissing() {
        jdbc.sql("update evidence_gap set number = null, n = 0").update();
    }

    private static EventEnvelope<SloBreached> told(long n, Slo slo, String service, State state) {
        return told(n, slo, service, state, state == State.BREACHED ? 7L : null, "1.0");
    }

    private static EventEnvelope<SloBreached> told(
            long n, Slo slo, String service, State state, Long measured, String version) {
        var payload = new SloBreached(
                slo, service, Severity.CRITICAL, state, TestTime.clock().instant(), measured);
        return new EventEnvelope<>(
                UUID.randomUUID(),
                "SloBreached",
                version,
                TestTime.clock().instant(),
                "governance",
                UUID.randomUUID(),
                UUID.randomUUID(),
                payload.aggregate(),
                List.of(),
                n,
                Map.of(Topic.SLO_BREACH.stream(), n),
                List.of(),
                payload.orderingKey(),
                null,
                payload);
    }

    /** The newest evidence has not left, for so long, and its receiver does not take it. */
    private void waits(String age) {
        jdbc.sql("update outbox_key set retry_at = clock_timestamp() + interval '1 hour' where ordering_key ="
                        + " (select ordering_key from outbox where target = 'audit_events' order by seq desc limit 1)")
                .update();
        jdbc.sql("""
                        update outbox set sent_at = null,
                            created_at = :now::timestamptz - :age::interval
                        where seq = (select min(seq) from outbox where target = 'audit_events')
                        """)
                .param("now", TestTime.clock().instant().atOffset(java.time.ZoneOffset.UTC))
                .param("age", age)
                .update();
    }

    private long entries() {
        return jdbc.sql("select count(*) from audit_entry").query(Long.class).single();
    }

    private String ask() {
        var answer = client.post()
                .uri("/v1/knowledge/query")
                .headers(h -> h.setBearerAuth(TestTokens.as(Role.ADMIN)))
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("industry", "healthcare", "text", "How do I treat low blood sugar?"))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult();
        int status = answer.getStatus().value();
        var body = answer.getResponseBody();
        return status == 200 || body == null
                ? Integer.toString(status)
                : status + " " + body.path("code").asString();
    }
}
