package com.waooaw.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.contracts.governance.SloBreached.State;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.governance.Requests;
import com.waooaw.governance.approval.ApprovalSteps;
import com.waooaw.platform.audit.log.Checkpoint;
import com.waooaw.platform.audit.log.Hash;
import com.waooaw.platform.audit.log.Proofs;
import com.waooaw.platform.audit.log.SignedNote;
import com.waooaw.platform.audit.seal.CanonicalEntry;
import com.waooaw.platform.audit.seal.LogFolder;
import com.waooaw.platform.testkit.TestDatabase;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The log is sealed, proven, public where it says nothing of entries, and freezes decisions where it is broken. */
class TransparencyLogIT extends GovernanceServiceTest {

    @Autowired
    ApprovalSteps approvals;

    @Autowired
    Verifying verifying;

    @Autowired
    Sealing sealing;

    @Test
    void anEntryIsProvenWithinSecondsToWhoMaySeeIt() {
        var entryId = entryOf(
                asked(Requests.publication("Living well", "# Living well")).approvalId());
        var proof = provenSoon(entryId, engagementGovernor());

        var head = opened(proof.path("checkpoint").asString());
        var leaf = Hash.leaf(CanonicalEntry.commitment(
                        Hash.fromHex(proof.path("nonce").asString()).bytes(),
                        proof.path("entry").asString())
                .bytes());
        assertThat(leaf).hasToString(proof.path("leaf_hash").asString());
        assertThat(proof.path("entry").asString()).contains("\"entry_id\":\"" + entryId + "\"");
        assertThat(Proofs.includes(
                        leaf, proof.path("leaf_index").asLong(), head.size(), head.root(), hashes(proof.path("path"))))
                .isTrue();

        get("/v1/audit/entries/" + entryId + "/proof", TestTokens.of(TestTokens.OTHER_CUSTOMER, Role.CUSTOMER_USER))
                .expectStatus()
                .isNotFound();
        get("/v1/audit/entries/" + UUID.randomUUID() + "/proof", governor())
                .expectStatus()
                .isNotFound();
    }

    @Test
    void ofAnEntryThatWasPurgedThePlatformIsToldWhereItWasAndACustomerNothing() {
        var entryId = UUID.randomUUID();
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("insert into audit_log.audit_purged (leaf_index, entry_id) values (77, :id)")
                .param("id", entryId)
                .update();

        get("/v1/audit/entries/" + entryId + "/proof", governor())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0018")
                .jsonPath("$.detail")
                .value(detail -> assertThat(detail).asString().contains("was leaf 77", "its archive proves it"));
        get("/v1/audit/entries/" + entryId + "/proof", engagementGovernor())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0016");
    }

    @Test
    void thePublicFilesNeedNoTokenAndSayNothingOfEntries() {
        provenSoon(entryOf(asked(Requests.deployment()).approvalId()), governor());

        var note = client.get()
                .uri("/audit-log/checkpoint")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "text/plain;charset=UTF-8")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        var head = opened(Objects.requireNonNull(note));
        assertThat(head.size()).isPositive();
        assertThat(new LogFolder(AUDIT_FOLDER).checkpoint()).isPresent();
        long width = Math.min(head.size(), 256);
        var suffix = width == 256 ? "" : ".p/" + width;
        assertThat(bytes("/audit-log/tile/0/000" + suffix)).hasSize((int) width * 32);
        assertThat(bytes("/audit-log/tile/entries/000" + suffix)).hasSize((int) width * 34);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/audit-log/tile/0/999",
                "/audit-log/tile/0/x999/999.p/1",
                "/audit-log/tile/9/000",
                "/audit-log/tile/64/000",
                "/audit-log/tile/0/0",
                "/audit-log/tile/",
                "/audit-log/tile/entries/999.p/3",
                "/audit-log/tile/0/%00",
                "/audit-log/key"
            })
    void whatIsNotInTheLogIsNotFound(String uri) {
        var status = client.get()
                .uri(URI.create("http://127.0.0.1:" + port + uri))
                .exchange()
                .returnResult()
                .getStatus()
                .value();
        assertThat(status).isBetween(400, 404);
    }

    @Test
    void theLogGrewAndSaysSo() {
        provenSoon(entryOf(asked(Requests.deployment()).approvalId()), governor());
        long before = opened(json(get("/v1/audit/integrity", governor()))
                        .path("checkpoint")
                        .asString())
                .size();
        provenSoon(entryOf(asked(Requests.deployment()).approvalId()), governor());

        var proof = json(get("/v1/audit/consistency?from=" + before, governor()));
        assertThat(proof.path("to").asLong()).isGreaterThan(before);
        assertThat(Proofs.grew(
                        before,
                        Hash.fromHex(proof.path("from_root").asString()),
                        proof.path("to").asLong(),
                        Hash.fromHex(proof.path("to_root").asString()),
                        hashes(proof.path("path"))))
                .isTrue();
        for (var wrong : List.of("from=-1", "from=5&to=4", "from=0&to=999999999999", "from=9223372036854775807")) {
            get("/v1/audit/consistency?" + wrong, governor()).expectStatus().isNotFound();
        }
    }

    @Test
    void aBreakFreezesDecisionsAndPermitsUntilTheLogIsIntactAgain() {
        var from = TestTime.clock().instant().truncatedTo(ChronoUnit.MICROS);
        var question = asked(Requests.publication("Frozen", "# Frozen"));
        var entryId = entryOf(question.approvalId());
        provenSoon(entryId, governor());
        assertThat(verifying.verify(AUDIT_KEY.key()).findings()).isEmpty();
        JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("truncate governance.precedent_count")
                .update();
        var allowed = asked(Requests.allowedDeployment()).approvalId();
        assertThat(governance.approval(allowed).status()).isEqualTo(ApprovalStatus.AUTO_APPROVED);

        tamper("update audit_log.audit_entry set actor_type = 'operator' where entry_id = :id", entryId);
        var draft = asked(Requests.about(ApprovalClass.ARTIFACT, "draft")).approvalId();
        try {
            // so that it looks at the whole log, as it does once a day
            verifying.forget();
            assertThat(verifying.verify(AUDIT_KEY.key()).isIntact()).isFalse();

            decide(
                            question.approvalId(),
                            engagementGovernor(),
                            Map.of("decision", "approve", "act_hash", question.actHash()))
                    .expectStatus()
                    .isEqualTo(503)
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("GOV-1002");
            assertThat(json(get("/v1/audit/integrity", governor()))
                            .path("frozen")
                            .asBoolean())
                    .isTrue();
            var fitting = asked(Requests.allowedDeployment()).approvalId();
            assertThat(governance.approval(fitting).status())
                    .as("no precedent says yes")
                    .isEqualTo(ApprovalStatus.PENDING);
            client.post()
                    .uri("/v1/vetoes")
                    .headers(h -> h.setBearerAuth(governor()))
                    .body(Map.of("approval_id", allowed, "category", "safety", "reason", "it may harm somebody"))
                    .exchange()
                    .expectStatus()
                    .isCreated();
            TestTime.advance(Duration.ofMinutes(31));
            assertThatThrownBy(() -> approvals.untilDeadline(draft)).hasMessageContaining("audit log");
            assertThat(governance.approval(draft).status()).isEqualTo(ApprovalStatus.PENDING);
        } finally {
            tamper("update audit_log.audit_entry set actor_type = 'agent' where entry_id = :id", entryId);
        }
        assertThat(verifying.verify(AUDIT_KEY.key()).findings()).isEmpty();
        approvals.untilDeadline(draft);
        assertThat(governance.approval(draft).status()).isEqualTo(ApprovalStatus.APPROVED);
        decide(
                        question.approvalId(),
                        engagementGovernor(),
                        Map.of("decision", "approve", "act_hash", question.actHash()))
                .expectStatus()
                .isOk();
        assertThat(json(get("/v1/audit/events?subject_id=full", governor())).path("items"))
                .anySatisfy(
                        item -> assertThat(item.path("action_type").asString()).isEqualTo("audit_break"));
        await("everybody to be told of it, and of its end")
                .until(() -> intact(from).equals(List.of(State.BREACHED, State.MET)));
    }

    private List<State> intact(Instant from) {
        return carrier.payloads(SloBreached.class).stream()
                .filter(event ->
                        event.slo() == Slo.AUDIT_LOG_INTACT && !event.since().isBefore(from))
                .map(SloBreached::state)
                .toList();
    }

    @Test
    void itSeals() {
        assertThat(sealing.state()).isEqualTo(Sealing.State.SEALING);
    }

    private JsonNode provenSoon(UUID entryId, String token) {
        await("the entry to be sealed")
                .atMost(Duration.ofSeconds(30))
                .until(() -> get("/v1/audit/entries/" + entryId + "/proof", token)
                        .returnResult()
                        .getStatus()
                        .is2xxSuccessful());
        return json(get("/v1/audit/entries/" + entryId + "/proof", token));
    }

    private UUID entryOf(UUID subject) {
        return UUID.fromString(json(get("/v1/audit/events?subject_id=" + subject, governor()))
                .path("items")
                .get(0)
                .path("entry_id")
                .asString());
    }

    private byte[] bytes(String uri) {
        return client.get()
                .uri(uri)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("Content-Type", "application/octet-stream")
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
    }

    private static Checkpoint opened(String note) {
        return Checkpoint.parse(SignedNote.parse(note).verified(AUDIT_KEY.key()));
    }

    private static List<Hash> hashes(JsonNode path) {
        var hashes = new ArrayList<Hash>();
        path.forEach(hash -> hashes.add(Hash.fromHex(hash.asString())));
        return hashes;
    }

    private static void tamper(String statement, UUID id) {
        var source = TestDatabase.superuser("waooaw");
        var jdbc = JdbcClient.create(source);
        new TransactionTemplate(new JdbcTransactionManager(source)).executeWithoutResult(_ -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql(statement).param("id", id).update();
        });
    }
}
