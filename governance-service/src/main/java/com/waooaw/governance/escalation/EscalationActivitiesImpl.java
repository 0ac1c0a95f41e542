package com.waooaw.governance.escalation;

import com.waooaw.activities.governance.EscalationActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.known.CallingServices;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Opens escalations for the workflows of others; translates, decides nothing. What they are about is the platform's. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class EscalationActivitiesImpl implements EscalationActivities {

    /** A workflow that is run in this very process asks for this service. */
    private static final String OURSELVES = "governance";

    private final ServiceEscalations escalations;
    private final CallingServices callers;

    EscalationActivitiesImpl(ServiceEscalations escalations, CallingServices callers) {
        this.escalations = escalations;
        this.callers = callers;
    }

    @Override
    public EscalationTicket escalate(EscalationRequest request) {
        return TemporalFailures.translating(() -> ticket(escalations.raise(request, asking())));
    }

    @Override
    public EscalationTicket escalation(UUID escalationId) {
        return TemporalFailures.translating(() -> ticket(escalations.escalation(escalationId, asking())));
    }

    @Override
    public void close(UUID escalationId, String as) {
        TemporalFailures.translatingRun(() -> escalations.close(escalationId, asking(), as));
    }

    private String asking() {
        return callers.calling().orElse(OURSELVES);
    }

    private static EscalationTicket ticket(Escalation escalation) {
        var packet = escalation.packet();
        var choice = escalation instanceof Decided decided ? decided.choice() : null;
        return new EscalationTicket(
                packet.id(),
                packet.displayId(),
                escalation.state().stored(),
                packet.deadline(),
                choice == null ? null : choice.option(),
                choice == null ? null : choice.by(),
                choice == null ? null : choice.reason());
    }
}
