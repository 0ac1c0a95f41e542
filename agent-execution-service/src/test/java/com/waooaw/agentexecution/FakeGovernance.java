package com.waooaw.agentexecution;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.failure.ApplicationFailure;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A Governor who decides when a test says so, and permits given as the real ones are: once, for one hash. */
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
public final class FakeGovernance implements GovernanceActivities {

    final Map<UUID, ApprovalRequest> asked = new ConcurrentHashMap<>();
    final Map<UUID, Instant> expiry = new ConcurrentHashMap<>();
    final Map<UUID, ApprovalStatus> decisions = new ConcurrentHashMap<>();
    final Map<UUID, Permit> permits = new ConcurrentHashMap<>();
    final Set<UUID> broken = ConcurrentHashMap.newKeySet();

    /** What the Governor approved instead. */
    final Map<UUID, String> edited = new ConcurrentHashMap<>();

    /** What was taken back, each time, with the reason. */
    public final List<String> withdrawn = new CopyOnWriteArrayList<>();

    @Override
    public ApprovalTicket requestApproval(ApprovalRequest request) {
        if (!CanonicalJson.sha256(request.actJson()).equals(request.actHash())) {
            throw ApplicationFailure.newNonRetryableFailure("another hash", "GOV-0006");
        }
        expiry.putIfAbsent(request.approvalId(), TestTime.clock().instant().plus(Duration.ofDays(1)));
        var first = asked.putIfAbsent(request.approvalId(), request);
        if (first != null && !first.actHash().equals(request.actHash())) {
            throw ApplicationFailure.newNonRetryableFailure("another act", "GOV-0007");
        }
        return approval(request.approvalId());
    }

    @Override
    public ApprovalTicket approval(UUID approvalId) {
        var request = asked.get(approvalId);
        if (request == null || broken.contains(approvalId)) {
            throw ApplicationFailure.newNonRetryableFailure("no approval", "GOV-0001");
        }
        var now = TestTime.clock().instant();
        var expiresAt = expiry.get(approvalId);
        var silence = now.isBefore(expiresAt) ? ApprovalStatus.PENDING : ApprovalStatus.EXPIRED;
        var status =
                permits.containsKey(approvalId) ? ApprovalStatus.CONSUMED : decisions.getOrDefault(approvalId, silence);
        return new ApprovalTicket(
                approvalId,
                "APPR-00000001",
                status,
                actHash(approvalId),
                now,
                expiresAt,
                status == ApprovalStatus.PENDING ? null : now,
                status == ApprovalStatus.PENDING ? null : "governor",
                null,
                null,
                edited.get(approvalId));
    }

    private String actHash(UUID approvalId) {
        var instead = edited.get(approvalId);
        return instead == null ? asked.get(approvalId).actHash() : CanonicalJson.sha256(instead);
    }

    @Override
    public synchronized Consumption consume(Consume request) {
        var permit = permits.get(request.approvalId());
        if (permit != null) {
            return permit.actKey().equals(request.actKey())
                    ? new Consumption(permit, null)
                    : new Consumption(null, "already_used");
        }
        var decision = decisions.get(request.approvalId());
        if (decision != ApprovalStatus.APPROVED && decision != ApprovalStatus.AUTO_APPROVED) {
            return new Consumption(null, "not_approved");
        }
        if (!actHash(request.approvalId()).equals(request.actHash())) {
            return new Consumption(null, "act_changed");
        }
        var given = new Permit(
                Ids.of("permit", request.actKey()),
                request.approvalId(),
                request.actHash(),
                request.actKey(),
                TestTime.clock().instant().plusSeconds(900));
        permits.put(request.approvalId(), given);
        return new Consumption(given, null);
    }

    @Override
    public void withdrawApproval(UUID approvalId, String reasonCode) {
        withdrawn.add(approvalId + " " + reasonCode);
        decisions.putIfAbsent(approvalId, ApprovalStatus.WITHDRAWN);
    }
}
