package com.waooaw.governance.audit;

import static com.waooaw.governance.Answers.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.platform.testkit.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Whoever changes the audit log has the Platform Governor asked what follows, once for each break. */
class AuditBreakIT extends GovernanceServiceTest {

    @Autowired
    Verifying verifying;

    @Test
    void anEntryThatWasChangedIsOneEscalationHoweverOftenItIsFoundAndAnotherBreakIsAnother() {
        var before = open().keySet();
        var entry = sealedEntry();
        Set<String> raised;
        try {
            changed(entry);
            assertThat(look()).isFalse();
            assertThat(look()).isFalse();

            raised = new HashSet<>(open().keySet());
            raised.removeAll(before);
            assertThat(raised).hasSize(1);
            var escalation = open().get(raised.iterator().next());
            assertThat(escalation.path("from_id").asString()).isEqualTo("governance");
            assertThat(escalation.path("assigned_to").asString()).isEqualTo("platform_governor");
            assertThat(escalation.path("urgency").asString()).isEqualTo("critical");
            assertThat(pagesOfNotices())
                    .contains("/approvals/escalations/" + raised.iterator().next());
            problem(decided(raised.iterator().next()), 503, "GOV-1002");
        } finally {
            mended(entry);
        }
        assertThat(look()).isTrue();
        json(decided(raised.iterator().next()));
        assertThat(open().keySet()).doesNotContainAnyElementsOf(raised);

        try {
            changed(entry);
            assertThat(look()).isFalse();
        } finally {
            mended(entry);
        }
        assertThat(look()).isTrue();
        var again = new HashSet<>(open().keySet());
        again.removeAll(before);
        assertThat(again).hasSize(1).doesNotContainAnyElementsOf(raised);
        json(decided(again.iterator().next()));
    }

    /** At the whole log, as once a day; whether it is intact. */
    private boolean look() {
        verifying.forget();
        return verifying.verify(AUDIT_KEY.key()).isIntact();
    }

    private Map<String, JsonNode> open() {
        return json(get("/v1/escalations?status=open", governor()))
                .path("items")
                .valueStream()
                .filter(one -> one.path("type").asString().equals("constitutional_risk"))
                .collect(Collectors.toMap(one -> one.path("escalation_id").asString(), one -> one));
    }

    private ResponseSpec decided(String escalation) {
        return client.post()
                .uri("/v1/escalations/" + escalation + "/decision")
                .headers(h -> h.setBearerAuth(governor()))
                .body(Map.of("option", "explained", "reason", "A test changed it."))
                .exchange();
    }

    private UUID sealedEntry() {
        var question = asked(Requests.publication("Broken", "# Broken")).approvalId();
        var entry = UUID.fromString(json(get("/v1/audit/events?subject_id=" + question, governor()))
                .path("items")
                .get(0)
                .path("entry_id")
                .asString());
        await("the entry to be sealed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/v1/audit/entries/" + entry + "/proof", governor())
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        return entry;
    }

    private static List<String> pagesOfNotices() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql(
                        "select page from governance.announcement where kind = 'emergency' and title like 'The audit log%'")
                .query(String.class)
                .list();
    }

    private static void changed(UUID entry) {
        tamper(entry, "operator");
    }

    private static void mended(UUID entry) {
        tamper(entry, "agent");
    }

    private static void tamper(UUID entry, String actorType) {
        var source = TestDatabase.superuser("waooaw");
        var jdbc = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("update audit_log.audit_entry set actor_type = :type where entry_id = :id")
                    .param("type", actorType)
                    .param("id", entry)
                    .update();
        });
    }
}
