package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.PolicyActivities;
import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.contracts.governance.VetoCategory;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Governance as its contract says, in memory: a day's window, one act per approval, policies that allow. */
public class FakeGovernance implements GovernanceActivities, PolicyActivities {

    /** Whom no Governor may be asked by: a Governor themselves, who would approve what they requested. */
    static final String OF_TWO_DUTIES = "governor-who-requests";

    /** Who may not even request. */
    static final String OF_NO_DUTY = "nobody-in-particular";

    private final Clock clock;
    private final Map<UUID, ApprovalRequest> requests = new ConcurrentHashMap<>();
    private final Map<UUID, ApprovalTicket> tickets = new ConcurrentHashMap<>();
    private final Map<UUID, Permit> permits = new ConcurrentHashMap<>();
    final List<Consume> consumed = new CopyOnWriteArrayList<>();
    final List<PolicyQuestion> policyQuestions = new CopyOnWriteArrayList<>();

    FakeGovernance(Clock clock) {
        this.clock = clock;
    }

    @Override
    public ApprovalTicket requestApproval(ApprovalRequest request) {
        requests.putIfAbsent(request.approvalId(), request);
        return tickets.computeIfAbsent(
                request.approvalId(),
                id -> new ApprovalTicket(
                        id,
                        "APPR-0000000A",
                        ApprovalStatus.PENDING,
                        request.actHash(),
                        clock.instant(),
                        clock.instant().plus(Duration.ofHours(24)),
                        null,
                        null,
                        null,
                        null));
    }

    @Override
    public ApprovalTicket approval(UUID approvalId) {
        return tickets.computeIfPresent(
                approvalId,
                (_, ticket) -> ticket.status() == ApprovalStatus.PENDING
                                && !clock.instant().isBefore(ticket.expiresAt())
                        ? settled(ticket, ApprovalStatus.EXPIRED, null)
                        : ticket);
    }

    @Override
    public Consumption consume(Consume request) {
        consumed.add(request);
        var ticket = tickets.get(request.approvalId());
        if (!ticket.actHash().equals(request.actHash())) {
            return new Consumption(null, "act_changed");
        }
        if (ticket.status() == ApprovalStatus.VETOED) {
            return new Consumption(null, "not_approved");
        }
        var permit = permits.computeIfAbsent(
                request.approvalId(),
                id -> new Permit(
                        Ids.of("permit", id),
                        id,
                        request.actHash(),
                        request.actKey(),
                        clock.instant().plus(Duration.ofMinutes(10))));
        return permit.actKey().equals(request.actKey())
                ? new Consumption(permit, null)
                : new Consumption(null, "already_used");
    }

    @Override
    public void withdrawApproval(UUID approvalId, String reasonCode) {
        tickets.computeIfPresent(
                approvalId,
                (_, ticket) -> ticket.status() == ApprovalStatus.PENDING
                        ? settled(ticket, ApprovalStatus.WITHDRAWN, null)
                        : ticket);
    }

    @Override
    public PolicyTicket decide(PolicyQuestion question) {
        policyQuestions.add(question);
        var who = question.subject().get("id");
        boolean denied = OF_NO_DUTY.equals(who)
                || (OF_TWO_DUTIES.equals(who)
                        && "ask_governor".equals(question.action().get("name")));
        return new PolicyTicket(
                Ids.of("attestation", question.requestId()),
                !denied,
                List.of(denied ? "P-03 two_duties" : "P-03 own_duty"),
                "1.2.0",
                clock.instant());
    }

    /** The human decides; nobody is told. */
    void decide(UUID approvalId, ApprovalStatus status) {
        tickets.computeIfPresent(approvalId, (_, ticket) -> settled(ticket, status, "governor-1"));
    }

    /** The human vetoes the question that waits. */
    void veto(UUID approvalId, VetoCategory category) {
        tickets.computeIfPresent(
                approvalId, (_, ticket) -> settled(ticket, ApprovalStatus.DENIED, "governor-1", category));
    }

    ApprovalRequest request(UUID approvalId) {
        return requests.get(approvalId);
    }

    int asked() {
        return requests.size();
    }

    private ApprovalTicket settled(ApprovalTicket ticket, ApprovalStatus status, @Nullable String by) {
        return settled(ticket, status, by, null);
    }

    private ApprovalTicket settled(
            ApprovalTicket ticket, ApprovalStatus status, @Nullable String by, @Nullable VetoCategory category) {
        return new ApprovalTicket(
                ticket.approvalId(),
                ticket.displayId(),
                status,
                ticket.actHash(),
                ticket.createdAt(),
                ticket.expiresAt(),
                clock.instant(),
                by,
                null,
                category);
    }
}
