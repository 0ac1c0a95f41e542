package com.waooaw.governance.policy;

import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.governance.PolicyActivities;
import com.waooaw.governance.known.CallingServices;
import com.waooaw.platform.policy.pdp.FiredRule;
import com.waooaw.platform.policy.pdp.PolicyRequest;
import com.waooaw.platform.workflow.TemporalFailures;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Answers the workflows of others; translates, decides nothing. */
@Component
@ActivityImpl(taskQueues = GovernanceActivities.TASK_QUEUE)
class PolicyActivitiesImpl implements PolicyActivities {

    /** A workflow that is run in this very process asks for this service. */
    private static final String OURSELVES = "governance";

    private final PolicyDecisions decisions;
    private final CallingServices callers;
    private final Clock clock;

    PolicyActivitiesImpl(PolicyDecisions decisions, CallingServices callers, Clock clock) {
        this.decisions = decisions;
        this.callers = callers;
        this.clock = clock;
    }

    @Override
    public PolicyTicket decide(PolicyQuestion question) {
        return TemporalFailures.translating(() -> {
            var asker = Asker.service(callers.calling().orElse(OURSELVES));
            var request = new PolicyRequest(
                    question.requestId(),
                    question.policyBundle(),
                    question.subject(),
                    question.action(),
                    question.resource(),
                    question.context());
            var decision = decisions.decideOnceAsked(request, asker, question.cause());
            return new PolicyTicket(
                    decision.decisionId(),
                    decision.isAllowedOutright(),
                    decision.rules().stream().map(PolicyActivitiesImpl::line).toList(),
                    decision.bundleVersion(),
                    clock.instant());
        });
    }

    private static String line(FiredRule rule) {
        return rule.rule() + " " + rule.code();
    }
}
