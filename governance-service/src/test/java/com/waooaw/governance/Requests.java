package com.waooaw.governance;

import com.waooaw.activities.governance.GovernanceActivities.ApprovalRequest;
import com.waooaw.activities.governance.GovernanceActivities.Context;
import com.waooaw.activities.governance.GovernanceActivities.Finding;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.testkit.TestTokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Questions as Agent Creation and Agent Execution ask them. */
public final class Requests {

    private Requests() {}

    /** May this agent be deployed? */
    public static ApprovalRequest deployment() {
        return of(
                ApprovalScope.PLATFORM,
                null,
                "deploy_agent",
                Map.of(
                        "action", "deploy_agent",
                        "agent_id", UUID.randomUUID().toString(),
                        "agent_version", "1.0.0",
                        "manifest_hash", "ab".repeat(32),
                        "manifest",
                                Map.of(
                                        "name", "Healthcare content writer",
                                        "skills", List.of("SKILL-HC-001", "SKILL-HC-002"),
                                        "budget", Map.of("per_day_usd", "5", "per_execution_usd", "0.50"))),
                "Put the healthcare content writer to work");
    }

    /** May this article be published for the customer? */
    public static ApprovalRequest publication(String title, String markdown) {
        return publication(TestTokens.CUSTOMER, title, markdown);
    }

    /** The same for another customer. */
    public static ApprovalRequest publication(UUID customer, String title, String markdown) {
        return of(
                ApprovalScope.ENGAGEMENT,
                customer,
                "publish_content",
                Map.of(
                        "action",
                        "publish_content",
                        "connector",
                        "sandbox",
                        "article",
                        Map.of("title", title, "markdown", markdown),
                        "citations",
                        List.of(Map.of(
                                "marker", "1",
                                "document", "Diabetes diet and eating",
                                "section", "Regular meals",
                                "address", "https://example.org/diabetes",
                                "verified_by", "text"))),
                "Publish: " + title);
    }

    /** May an act of this class and kind be done, for the platform? */
    public static ApprovalRequest about(ApprovalClass approvalClass, String action) {
        return of(
                approvalClass,
                ApprovalScope.PLATFORM,
                null,
                action,
                Map.of("action", action, "subject", UUID.randomUUID().toString()),
                "About: " + action);
    }

    static ApprovalRequest of(
            ApprovalScope scope, @Nullable UUID customer, String action, Map<String, ?> act, String summary) {
        return of(ApprovalClass.EXECUTION, scope, customer, action, act, summary);
    }

    private static ApprovalRequest of(
            ApprovalClass approvalClass,
            ApprovalScope scope,
            @Nullable UUID customer,
            String action,
            Map<String, ?> act,
            String summary) {
        var json = CanonicalJson.of(act);
        return new ApprovalRequest(
                UUID.randomUUID(),
                approvalClass,
                scope,
                customer == null ? null : UUID.randomUUID(),
                customer,
                "AGT-WRITER-HC-001",
                "agent",
                "publish_content".equals(action) ? "job" : "agent",
                UUID.randomUUID().toString(),
                action,
                json,
                CanonicalJson.sha256(json),
                summary,
                new Context("The checks passed.", "Prepared the act.", "Nothing is published yet."),
                List.of("Readers may take it for medical advice"),
                List.of(new Finding("V-04", "low", "Says who wrote it", "/sections/3")),
                "medium",
                "low",
                true,
                "unpublish",
                "0.0123",
                List.of(),
                Cause.root(UUID.randomUUID()),
                null);
    }

    /** The same, asked of a customer's Governor. */
    public static ApprovalRequest ofCustomer(ApprovalRequest r) {
        return copy(
                r,
                ApprovalScope.ENGAGEMENT,
                TestTokens.CUSTOMER,
                r.actJson(),
                r.actHash(),
                r.summary(),
                r.riskLevel(),
                r.reversible(),
                r.facts());
    }

    /** The same with another risk. */
    public static ApprovalRequest withRisk(ApprovalRequest r, String riskLevel, boolean reversible) {
        return copy(
                r, r.scope(), r.customerId(), r.actJson(), r.actHash(), r.summary(), riskLevel, reversible, r.facts());
    }

    /** A deployment a login is not enough for. */
    public static ApprovalRequest grave() {
        return grave(deployment());
    }

    /** The same where a login is not enough for a yes. */
    public static ApprovalRequest grave(ApprovalRequest r) {
        return withRisk(r, "high", true);
    }

    /** The same question with other words around the same act, or about another act. */
    public static ApprovalRequest with(ApprovalRequest r, String actJson, String actHash, String summary) {
        return copy(r, r.scope(), r.customerId(), actJson, actHash, summary, r.riskLevel(), r.reversible(), r.facts());
    }

    /** An agent the precedent {@code DEMO-001} lets be put to work. */
    public static ApprovalRequest allowedDeployment() {
        return told(
                deployment(),
                Map.of(
                        "expected_runs_per_day",
                        1,
                        "sandbox_only",
                        true,
                        "estimated_cost_per_day_usd",
                        "0.10",
                        "domain_tier",
                        "high",
                        "findings_open",
                        0,
                        "industry",
                        "healthcare"));
    }

    /** An article the precedent {@code GEN-004} lets be published for the customer. */
    public static ApprovalRequest allowedPublication(UUID customer) {
        return told(
                publication(customer, "Living well", "# Living well"),
                Map.of(
                        "trial", false,
                        "fact_check_passed", true,
                        "hipaa_check_passed", true,
                        "medical_claims_verified", true,
                        "high_risk_claim", false,
                        "industry", "healthcare"));
    }

    /** The same, about another subject. */
    public static ApprovalRequest about(String subjectId, ApprovalRequest r) {
        return copy(
                r,
                r.requesterId(),
                subjectId,
                r.scope(),
                r.customerId(),
                r.actJson(),
                r.actHash(),
                r.summary(),
                r.riskLevel(),
                r.reversible(),
                r.facts());
    }

    /** The same, asked by another. */
    public static ApprovalRequest from(String requesterId, ApprovalRequest r) {
        return copy(
                r,
                requesterId,
                r.subjectId(),
                r.scope(),
                r.customerId(),
                r.actJson(),
                r.actHash(),
                r.summary(),
                r.riskLevel(),
                r.reversible(),
                r.facts());
    }

    /** The same, with what a precedent may look at. */
    public static ApprovalRequest told(ApprovalRequest r, Map<String, Object> facts) {
        return copy(
                r,
                r.scope(),
                r.customerId(),
                r.actJson(),
                r.actHash(),
                r.summary(),
                r.riskLevel(),
                r.reversible(),
                facts);
    }

    /** The same, of whom and about what it was. */
    private static ApprovalRequest copy(
            ApprovalRequest r,
            ApprovalScope scope,
            @Nullable UUID customer,
            String actJson,
            String actHash,
            String summary,
            String riskLevel,
            boolean reversible,
            @Nullable Map<String, Object> facts) {
        return copy(
                r,
                r.requesterId(),
                r.subjectId(),
                scope,
                customer,
                actJson,
                actHash,
                summary,
                riskLevel,
                reversible,
                facts);
    }

    /** The one place that knows all of a question. */
    private static ApprovalRequest copy(
            ApprovalRequest r,
            String requesterId,
            String subjectId,
            ApprovalScope scope,
            @Nullable UUID customer,
            String actJson,
            String actHash,
            String summary,
            String riskLevel,
            boolean reversible,
            @Nullable Map<String, Object> facts) {
        return new ApprovalRequest(
                r.approvalId(),
                r.approvalClass(),
                scope,
                r.engagementId(),
                customer,
                requesterId,
                r.requesterType(),
                r.subjectType(),
                subjectId,
                r.actionType(),
                actJson,
                actHash,
                summary,
                r.context(),
                r.risks(),
                r.findings(),
                riskLevel,
                r.blastRadius(),
                reversible,
                r.compensationRef(),
                r.estimatedCostUsd(),
                r.evidenceRefs(),
                r.cause(),
                facts);
    }
}
