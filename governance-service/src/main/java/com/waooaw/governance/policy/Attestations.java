package com.waooaw.governance.policy;

import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what was decided: by which bundle, by which rules, about a request of which hash. Whoever shows the request can
 * have it decided again by the same bundle and gets the same answer; the request itself, with what it tells of people,
 * is not kept.
 */
@Component
class Attestations {

    private final JdbcClient jdbc;
    private final Events events;
    private final AttestationTrail trail;

    Attestations(JdbcClient jdbc, Events events, AttestationTrail trail) {
        this.jdbc = jdbc;
        this.events = events;
        this.trail = trail;
    }

    /** Writes one, enters it in the audit log and publishes it, all or nothing; the same answer again changes nothing. */
    @Transactional
    public void add(Attestation attestation, Cause cause) {
        if (!written(attestation)) {
            return;
        }
        trail.attested(attestation, cause);
        // last: until the commit it holds what others count by, too
        events.publish(attestation.event(), cause, null);
    }

    private boolean written(Attestation attestation) {
        return jdbc.sql("""
                        insert into policy_attestation (decision_id, request_id, request_hash, policy_bundle,
                            bundle_version, bundle_digest, decision, rules, obligations, asked_by, asked_as,
                            subject_type, subject_id, action, resource_type, resource_id, correlation_id, decided_at)
                        values (:decisionId, :requestId, :requestHash, :policyBundle,
                            :bundleVersion, :bundleDigest, :decision, :rules, :obligations, :askedBy, :askedAs,
                            :subjectType, :subjectId, :action, :resourceType, :resourceId::uuid, :correlationId,
                            :decidedAt)
                        on conflict (decision_id) do nothing
                        """)
                        .param("decisionId", attestation.decisionId())
                        .param("requestId", attestation.requestId())
                        .param("requestHash", attestation.requestHash())
                        .param("policyBundle", attestation.policyBundle())
                        .param("bundleVersion", attestation.bundleVersion())
                        .param("bundleDigest", attestation.bundleDigest())
                        .param("decision", attestation.decision().wireName())
                        .param("rules", lines(attestation.rules()))
                        .param("obligations", lines(attestation.obligations()))
                        .param("askedBy", attestation.askedBy())
                        .param("askedAs", attestation.askedAs().wireName())
                        .param("subjectType", attestation.subjectType())
                        .param("subjectId", attestation.subjectId())
                        .param("action", attestation.action())
                        .param("resourceType", attestation.resourceType())
                        .param("resourceId", attestation.resourceId())
                        .param("correlationId", attestation.correlationId())
                        .param("decidedAt", attestation.decidedAt().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** The one of an answer. */
    @Transactional(readOnly = true)
    public Optional<Attestation> find(UUID decisionId) {
        return jdbc.sql("select * from policy_attestation where decision_id = :decisionId")
                .param("decisionId", decisionId)
                .query((row, _) -> attestation(row))
                .optional();
    }

    private static Attestation attestation(ResultSet row) throws SQLException {
        var id = row.getObject("decision_id", UUID.class);
        var askedAs = row.getString("asked_as");
        return new Attestation(
                id,
                row.getObject("request_id", UUID.class),
                row.getString("request_hash"),
                askedAs == null ? AskedAs.UNKNOWN : stored(AskedAs.class, askedAs),
                row.getString("asked_by"),
                row.getString("policy_bundle"),
                row.getString("bundle_version"),
                row.getString("bundle_digest"),
                stored(Decision.class, row.getString("decision")),
                rules(row.getArray("rules")),
                rules(row.getArray("obligations")),
                row.getString("subject_type"),
                row.getString("subject_id"),
                row.getString("action"),
                row.getString("resource_type"),
                row.getObject("resource_id", UUID.class),
                row.getObject("decided_at", OffsetDateTime.class).toInstant(),
                row.getObject("correlation_id", UUID.class),
                // those from before are not in the log
                askedAs == null ? null : id);
    }

    private static String[] lines(List<AttestedRule> rules) {
        return rules.stream().map(rule -> rule.rule() + " " + rule.code()).toArray(String[]::new);
    }

    private static List<AttestedRule> rules(Array lines) throws SQLException {
        return Arrays.stream((String[]) lines.getArray())
                .map(Attestations::rule)
                .toList();
    }

    private static AttestedRule rule(String line) {
        int space = line.indexOf(' ');
        return new AttestedRule(line.substring(0, space), line.substring(space + 1));
    }

    private static <E extends Enum<E>> E stored(Class<E> type, String text) {
        return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
    }
}
