package com.waooaw.governance.policy;

import com.waooaw.contracts.governance.PolicyAttested.AskedAs;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.audit.AuditEntry;
import com.waooaw.platform.audit.AuditEntry.ActorType;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.audit.AuditLog;
import com.waooaw.platform.kernel.Cause;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts attestations into the audit log, under their own id. That is what makes them signed records: the log's checkpoint
 * covers them, and anybody can have proved that one is in it as it was.
 */
@Component
class AttestationTrail {

    private final AuditLog audit;

    AttestationTrail(AuditLog audit) {
        this.audit = audit;
    }

    void attested(Attestation attestation, Cause cause) {
        var id = attestation.decisionId();
        audit.append(AuditEntry.internal(
                        id,
                        attestation.askedBy(),
                        actor(attestation.askedAs()),
                        "policy_decided",
                        "policy_attestation",
                        id.toString(),
                        detail(attestation),
                        attestation.decision() == Decision.DENY ? Result.REFUSED : Result.SUCCEEDED,
                        cause)
                .because(Map.of("rules", lines(attestation.rules())), id));
    }

    private static ActorType actor(AskedAs askedAs) {
        return switch (askedAs) {
            case GOVERNOR -> ActorType.GOVERNOR;
            case OPERATOR -> ActorType.OPERATOR;
            case SERVICE, UNKNOWN -> ActorType.SYSTEM;
        };
    }

    private static Map<String, Object> detail(Attestation attestation) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("request_id", attestation.requestId().toString());
        detail.put("request_hash", attestation.requestHash());
        detail.put("policy_bundle", attestation.policyBundle());
        detail.put("bundle_version", attestation.bundleVersion());
        detail.put("decision", attestation.decision().wireName());
        detail.put("obligations", lines(attestation.obligations()));
        put(detail, "bundle_digest", attestation.bundleDigest());
        put(detail, "subject_type", attestation.subjectType());
        put(detail, "subject_id", attestation.subjectId());
        put(detail, "action", attestation.action());
        put(detail, "resource_type", attestation.resourceType());
        put(detail, "resource_id", attestation.resourceId());
        return detail;
    }

    private static void put(Map<String, Object> detail, String name, @Nullable Object value) {
        if (value != null) {
            detail.put(name, value.toString());
        }
    }

    private static List<String> lines(List<AttestedRule> rules) {
        return rules.stream().map(rule -> rule.rule() + " " + rule.code()).toList();
    }
}
