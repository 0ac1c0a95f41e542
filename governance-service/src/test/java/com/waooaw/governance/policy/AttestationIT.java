package com.waooaw.governance.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.waooaw.activities.governance.PolicyActivities;
import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import com.waooaw.contracts.governance.PolicyAttested;
import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.policy.pdp.BundleSource;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyDecision;
import com.waooaw.platform.policy.pdp.PolicyDecision.Effect;
import com.waooaw.platform.policy.pdp.PolicyDecision.Failure;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import com.waooaw.platform.testkit.RecordingCarrier.Carried;
import com.waooaw.platform.testkit.TestTime;
import com.waooaw.platform.testkit.TestTokens;
import com.waooaw.platform.web.Role;
import io.temporal.failure.ApplicationFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Putting a bundle in force takes a second: once for all of these. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttestationIT extends GovernanceServiceTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private Attestations attestations;

    @Autowired
    private BundleWatch watch;

    @Autowired
    private PolicyActivities policies;

    @BeforeAll
    void aNewBundleIsInForce() throws IOException {
        PolicyTest.put(PolicyTest.next().signedBy(POLICY_KEY));
        watch.look();
    }

    @Test
    void everyAnswerIsPublishedOnceWithNothingOfTheQuestionButItsHashNamesAndKeys() {
        var requestId = UUID.randomUUID();
        var answer = evaluate(requestId, "us", TestTokens.as(Role.SERVICE));

        var event = published(answer);
        var payload = (PolicyAttested) event.envelope().payload();
        assertThat(event.topic()).isEqualTo("policy_attestations");
        assertThat(payload.requestId()).isEqualTo(requestId);
        assertThat(payload.requestHash()).matches("[0-9a-f]{64}");
        assertThat(payload.askedAs()).isEqualTo(AskedAs.SERVICE);
        assertThat(payload.askedBy()).isEqualTo("test-service");
        assertThat(payload.policyBundle()).isEqualTo("residency");
        assertThat(payload.bundleVersion())
                .isEqualTo(answer.path("policy_version").asString());
        assertThat(payload.bundleDigest())
                .isEqualTo(json(get("/v1/policy/bundles", governor()))
                        .path("digest")
                        .asString());
        assertThat(payload.decision()).isEqualTo(Decision.DENY);
        assertThat(payload.rules()).containsExactly(new AttestedRule("P-13", "outside_region_group"));
        assertThat(payload.obligations()).isEmpty();
        assertThat(payload.subjectId()).isEqualTo("agent-1");
        assertThat(payload.action()).isEqualTo("store");
        assertThat(payload.resourceType()).isEqualTo("storage");
        assertThat(event.envelope().tenant()).isNull();
        assertThat(stored(answer)).doesNotContain("a secret of a customer").doesNotContain("@");
        assertThat(rows(answer)).isEqualTo(1);
    }

    @Test
    void aWorkflowIsAnsweredWithAnAttestationAndNeverByAGuess() {
        var reviewed = policies.decide(duty("separation_of_duties", "genesis", "certify"));
        assertThat(reviewed.allowed()).isTrue();
        assertThat(reviewed.rules()).containsExactly("P-03 own_duty");
        assertThat(attestations.find(reviewed.decisionId()).orElseThrow()).satisfies(kept -> {
            assertThat(kept.askedAs()).isEqualTo(AskedAs.SERVICE);
            assertThat(kept.bundleVersion()).isEqualTo(reviewed.bundleVersion());
        });

        var denied = policies.decide(duty("separation_of_duties", "genesis", "ethics"));
        assertThat(denied.allowed()).isFalse();
        assertThat(denied.rules()).contains("P-03 another_ones_duty");

        assertThatThrownBy(() -> policies.decide(duty("no_such_bundle", "genesis", "certify")))
                .isInstanceOfSatisfying(ApplicationFailure.class, failure -> {
                    assertThat(failure.getType()).isEqualTo("GOV-0030");
                    assertThat(failure.isNonRetryable()).isTrue();
                });
    }

    private static PolicyQuestion duty(String bundle, String who, String duty) {
        return new PolicyQuestion(
                UUID.randomUUID(),
                bundle,
                Map.of("id", who, "type", "foundational", "role", who),
                Map.of("name", "review_blueprint", "type", "write", "duty", duty),
                Map.of("type", "blueprint", "id", UUID.randomUUID().toString()),
                Map.of(
                        "credential_owner", who,
                        "queue_owner", who,
                        "performed", List.of(Map.of("by", "person-1", "duty", "request"))),
                new Cause(UUID.randomUUID(), UUID.randomUUID()));
    }

    @Test
    void aPersonWhoAsksIsNotPublished() {
        var payload = (PolicyAttested) published(evaluate(UUID.randomUUID(), "eu", governor()))
                .envelope()
                .payload();

        assertThat(payload.decision()).isEqualTo(Decision.ALLOW);
        assertThat(payload.askedAs()).isEqualTo(AskedAs.GOVERNOR);
        assertThat(payload.askedBy()).isNull();
    }

    @Test
    void theAttestationIsShownAndTheAuditLogProvesIt() {
        var answer = evaluate(UUID.randomUUID(), "us", TestTokens.as(Role.SERVICE));
        var id = answer.path("decision_id").asString();

        var shown = json(get("/v1/policy/attestations/" + id, TestTokens.as(Role.HELPDESK)));
        assertThat(shown.path("decision").asString()).isEqualTo("deny");
        assertThat(shown.path("rules").get(0).path("code").asString()).isEqualTo("outside_region_group");
        assertThat(shown.path("audit_entry_id").asString()).isEqualTo(id);
        var payload = (PolicyAttested) published(answer).envelope().payload();
        assertThat(shown.path("request_hash").asString()).isEqualTo(payload.requestHash());
        assertThat(shown.path("decided_at").asString())
                .isEqualTo(payload.decidedAt().toString());

        var entries = json(get("/v1/audit/events?subject_id=" + id, governor())).path("items");
        assertThat(entries).hasSize(1);
        var entry = entries.get(0);
        assertThat(entry.path("action_type").asString()).isEqualTo("policy_decided");
        assertThat(entry.path("result").asString()).isEqualTo("refused");
        assertThat(entry.path("action_detail").path("request_hash").asString()).isEqualTo(payload.requestHash());
        assertThat(entry.path("action_detail").path("bundle_digest").asString()).isEqualTo(payload.bundleDigest());
        // sealed within a moment
        await().untilAsserted(() -> get("/v1/audit/entries/" + id + "/proof", governor())
                .expectStatus()
                .isOk());
    }

    @Test
    void whoMayNotAskIsShownNothingAndWhatWasNeverAnsweredIsNotThere() {
        var id = evaluate(UUID.randomUUID(), "eu", TestTokens.as(Role.SERVICE))
                .path("decision_id")
                .asString();
        get("/v1/policy/attestations/" + id, TestTokens.of(TestTokens.CUSTOMER, Role.CUSTOMER_USER))
                .expectStatus()
                .isForbidden();
        get("/v1/policy/attestations/" + id, engagementGovernor())
                .expectStatus()
                .isForbidden();
        get("/v1/policy/attestations/" + UUID.randomUUID(), governor())
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("GOV-0120");
    }

    @Test
    void theSameQuestionAgainIsAnotherAnswerAndTheSameAnswerAgainIsNone() {
        var requestId = UUID.randomUUID();
        var first = evaluate(requestId, "eu", TestTokens.as(Role.SERVICE));
        var second = evaluate(requestId, "eu", TestTokens.as(Role.SERVICE));
        assertThat(first.path("decision_id")).isNotEqualTo(second.path("decision_id"));
        assertThat(rows(first)).isEqualTo(1);
        assertThat(rows(second)).isEqualTo(1);

        var id = UUID.fromString(first.path("decision_id").asString());
        attestations.add(attestations.find(id).orElseThrow(), Cause.root(UUID.randomUUID()));
        assertThat(rows(first)).isEqualTo(1);
    }

    @Test
    void whatIsRolledBackIsNeitherKeptNorEnteredNorPublished() {
        var attestation = failed(Failure.BUSY);
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            attestations.add(attestation, Cause.root(UUID.randomUUID()));
            status.setRollbackOnly();
        });

        var id = attestation.decisionId();
        assertThat(attestations.find(id)).isEmpty();
        assertThat(rows(id)).isZero();
        assertThat(json(get("/v1/audit/events?subject_id=" + id, governor())).path("items"))
                .isEmpty();
    }

    @Test
    void anEvaluatorThatFailsIsPublishedAsADenial() {
        var attestation = failed(Failure.EVALUATOR_FAILED);
        attestations.add(attestation, Cause.root(UUID.randomUUID()));

        var payload =
                (PolicyAttested) published(attestation.decisionId()).envelope().payload();
        assertThat(payload.decision()).isEqualTo(Decision.DENY);
        assertThat(payload.rules()).containsExactly(new AttestedRule("P-01", "evaluator_failed"));
        assertThat(attestations.find(attestation.decisionId())).contains(attestation);
    }

    @Test
    void aStaleBundleIsPublishedAsADenial() throws IOException {
        var bundle = POLICY_FOLDER.resolve(BundleSource.FILE);
        var same = Files.readAllBytes(bundle);
        Files.delete(bundle);
        TestTime.advance(Duration.ofMinutes(15));
        var answer = evaluate(UUID.randomUUID(), "eu", TestTokens.as(Role.SERVICE));
        PolicyTest.put(same);
        watch.look();

        var payload = (PolicyAttested) published(answer).envelope().payload();
        assertThat(payload.decision()).isEqualTo(Decision.DENY);
        assertThat(payload.rules()).containsExactly(new AttestedRule("P-01", "stale_bundle"));
        assertThat(payload.bundleDigest()).as("what would have decided").isNotNull();
    }

    private JsonNode evaluate(UUID requestId, String regionGroup, String token) {
        var question = new HashMap<String, Object>();
        question.put("request_id", requestId.toString());
        question.put("policy_bundle", "residency");
        question.put("subject", Map.of("id", "agent-1", "type", "agent"));
        question.put("action", Map.of("name", "store", "type", "write"));
        question.put("resource", Map.of("type", "storage", "id", "enzo@customer.test", "region_group", regionGroup));
        question.put("context", Map.of("residency_tier", 2, "region_group", "eu", "note", "a secret of a customer"));
        return json(client.post()
                .uri("/v1/policy/evaluate")
                .headers(h -> h.setBearerAuth(token))
                .body(question)
                .exchange());
    }

    private static Attestation failed(Failure failure) {
        var decision = new PolicyDecision(
                Ids.next(TestTime.clock()),
                Effect.DENY,
                List.of(new FiredRule("P-01", failure.code(), Map.of())),
                List.of(),
                "residency",
                "1",
                "0".repeat(64),
                Duration.ZERO,
                failure);
        var request = new PolicyRequest(
                UUID.randomUUID(), "residency", Map.of("type", "customer", "id", "u-1"), Map.of(), Map.of(), Map.of());
        return Attestation.of(
                decision,
                request,
                "0".repeat(64),
                Asker.service("test-service"),
                UUID.randomUUID(),
                TestTime.clock().instant());
    }

    private Carried published(JsonNode answer) {
        return published(UUID.fromString(answer.path("decision_id").asString()));
    }

    private Carried published(UUID decisionId) {
        return await().until(
                        () -> carrier.carried().stream()
                                .filter(carried -> carried.envelope().payload() instanceof PolicyAttested attested
                                        && attested.decisionId().equals(decisionId))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private int rows(JsonNode answer) {
        return rows(UUID.fromString(answer.path("decision_id").asString()));
    }

    /** Events of an answer, sent or not. */
    private int rows(UUID decisionId) {
        return jdbc.sql("select count(*) from outbox where ordering_key = :key")
                .param("key", "policy_decision:" + decisionId)
                .query(Integer.class)
                .single();
    }

    private String stored(JsonNode answer) {
        return jdbc.sql("select payload::text from outbox where ordering_key = :key")
                .param("key", "policy_decision:" + answer.path("decision_id").asString())
                .query(String.class)
                .single();
    }
}
