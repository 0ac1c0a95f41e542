package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Consumed;
import com.waooaw.governance.approval.Approval.Deferred;
import com.waooaw.governance.approval.Approval.Denied;
import com.waooaw.governance.approval.Approval.Expired;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.governance.approval.Approval.Withdrawn;
import com.waooaw.governance.approval.ByPrecedent.AutoApproved;
import com.waooaw.governance.approval.ByPrecedent.AutoUsed;
import com.waooaw.governance.approval.ByPrecedent.Confirmed;
import com.waooaw.governance.approval.ByPrecedent.Vetoed;
import com.waooaw.platform.kernel.Cause;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One approval in each of its states, but for the one that was passed on, of which {@link PassingOnRulesTests} tells. */
final class Samples {

    static final Instant ASKED = Instant.parse("2026-11-21T08:00:00Z");
    static final Instant DEADLINE = Instant.parse("2026-11-22T08:00:00Z");
    static final Instant DECIDED = Instant.parse("2026-11-21T09:00:00Z");
    static final UUID ID = UUID.fromString("0197a5d0-0000-7000-8000-000000000001");
    static final UUID CUSTOMER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c1");
    static final UUID OTHER_CUSTOMER = UUID.fromString("0197a5d0-0000-7000-8000-0000000000c2");
    static final UUID PERMIT = UUID.fromString("0197a5d0-0000-7000-8000-0000000000f1");
    static final String ACT_JSON = "{\"action\":\"deploy_agent\",\"agent_version\":\"1.0.0\"}";
    static final String ACT_HASH = "a5f20ebb0ee2f2e1d5b0a7a5b0c2b1cbb7dbb3cbd7a1f6d8ba2c5bb1d0c2d4a1";
    static final Act ACT = new Act(ACT_JSON, ACT_HASH);
    static final Governor PLATFORM_GOVERNOR = new Governor("governor-1", true, null);
    static final Governor ENGAGEMENT_GOVERNOR = new Governor("governor-2", false, CUSTOMER);
    static final Governor GOVERNOR_OF_ANOTHER = new Governor("governor-3", false, OTHER_CUSTOMER);
    static final Terms TERMS = new Terms(DEADLINE, DEADLINE, Terms.OnSilence.DENY, false, null);
    static final Stamp STAMP = new Stamp("governor-1", Stamp.Channel.WEB, DECIDED);

    static final Pending PENDING = new Pending(question(ApprovalScope.PLATFORM, null), 0);
    static final Approved APPROVED = PENDING.approve(STAMP, "");
    static final Denied DENIED = PENDING.deny(STAMP, "too early");
    static final Deferred DEFERRED = PENDING.defer(new Deferral(STAMP, DECIDED.plusSeconds(7_200), ""));
    static final Expired EXPIRED = (Expired) PENDING.fallSilent();
    static final Withdrawn WITHDRAWN = PENDING.withdraw("blueprint_changed", DECIDED);
    static final Consumed CONSUMED = APPROVED.consume(PERMIT, "act-1", DECIDED.plusSeconds(60));

    static final VetoWindow WINDOW = new VetoWindow("DEMO-001", 1, ASKED, DEADLINE);
    static final AutoApproved AUTO_APPROVED = PENDING.autoApprove(WINDOW);
    static final AutoUsed AUTO_USED = AUTO_APPROVED.consume(PERMIT, "act-1", DECIDED.plusSeconds(60));
    static final Confirmed CONFIRMED = AUTO_USED.confirm();
    static final Vetoed VETOED = AUTO_USED.veto(STAMP, VetoCategory.SAFETY, "it may harm somebody");

    static final Map<String, Approval> STATES = Map.ofEntries(
            Map.entry("pending", PENDING),
            Map.entry("deferred", DEFERRED),
            Map.entry("approved", APPROVED),
            Map.entry("denied", DENIED),
            Map.entry("expired", EXPIRED),
            Map.entry("withdrawn", WITHDRAWN),
            Map.entry("consumed", CONSUMED),
            Map.entry("auto", AUTO_APPROVED),
            Map.entry("auto_used", AUTO_USED),
            Map.entry("confirmed", CONFIRMED),
            Map.entry("vetoed", VETOED));

    private Samples() {}

    static Question question(ApprovalScope scope, @Nullable UUID customer) {
        return question(scope, customer, TERMS);
    }

    static Question question(ApprovalScope scope, @Nullable UUID customer, Terms terms) {
        return new Question(
                ID,
                "APPR-00000001",
                ApprovalClass.EXECUTION,
                scope,
                null,
                customer,
                new Question.Requester("agent-creation", "system"),
                new Question.Subject("agent", "0197a5d0-0000-7000-8000-00000000a001"),
                "deploy_agent",
                ACT,
                "Put the healthcare content writer to work",
                evidence(List.of()),
                "medium",
                "low",
                true,
                "unbind_manifest",
                new BigDecimal("0.12"),
                Cause.root(ID),
                ASKED,
                terms,
                null,
                null);
    }

    static Question.Evidence evidence(List<String> editable) {
        return new Question.Evidence("t", "a", "o", List.of(), List.of(), List.of(), editable, List.of());
    }

    /** The same question about something else. */
    static Question about(
            Question q,
            ApprovalClass approvalClass,
            Question.Subject subject,
            String actionType,
            Act act,
            Question.Evidence evidence,
            String riskLevel,
            boolean reversible,
            @Nullable String compensation) {
        return new Question(
                q.id(),
                q.displayId(),
                approvalClass,
                q.scope(),
                q.engagementId(),
                q.customerId(),
                q.requester(),
                subject,
                actionType,
                act,
                q.summary(),
                evidence,
                riskLevel,
                q.blastRadius(),
                reversible,
                compensation,
                q.estimatedCostUsd(),
                q.cause(),
                q.createdAt(),
                q.terms(),
                q.passedOn(),
                q.asked());
    }
}
