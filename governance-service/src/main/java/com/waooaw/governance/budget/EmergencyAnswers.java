package com.waooaw.governance.budget;

import com.waooaw.contracts.governance.BudgetRequestAnswered;
import com.waooaw.governance.authority.DeputyActs;
import com.waooaw.governance.budget.EmergencyRequest.Answered;
import com.waooaw.governance.budget.EmergencyRequest.Option;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Component;

/**
 * What an answer to a request for more money leaves, in the transaction that takes it: the answer itself, its entry in the
 * log, what a deputy's Governor reviews, and word to whoever spends.
 */
@Component
class EmergencyAnswers {

    private final EmergencyRequestStore store;
    private final EmergencyRequestTrail trail;
    private final DeputyActs acts;
    private final Events events;

    EmergencyAnswers(EmergencyRequestStore store, EmergencyRequestTrail trail, DeputyActs acts, Events events) {
        this.store = store;
        this.trail = trail;
        this.acts = acts;
        this.events = events;
    }

    void keep(Answered answered, EmergencyViewer by, Cause cause) {
        store.settle(answered);
        trail.answered(answered, cause);
        var ask = answered.ask();
        var standIn = by.standIn();
        if (standIn != null) {
            acts.answered(
                    standIn,
                    by.subject(),
                    new DeputyActs.Answered(
                            ask.id(),
                            // who stands in for the Platform Governor is looked at by them, whosever the money is
                            by.platform() ? null : ask.customerId(),
                            ask.displayId(),
                            answered.answer().option().stored()),
                    answered.answer().at(),
                    cause);
        }
        events.publish(event(answered), cause, ask.customerId());
    }

    /** Without the words of the Governor: they stay here. What could be mended, whoever spends has said itself. */
    private static BudgetRequestAnswered event(Answered answered) {
        var ask = answered.ask();
        var answer = answered.answer();
        var facts = ask.facts();
        return new BudgetRequestAnswered(
                ask.id(),
                ask.budget().scope(),
                ask.budget().id(),
                ask.budget().period(),
                option(answer.option()),
                answer.granted() == null ? null : answer.granted().toString(),
                facts.agent(),
                facts.task(),
                facts.optimisation(),
                answer.at(),
                ask.endsAt());
    }

    private static BudgetRequestAnswered.Option option(Option option) {
        return switch (option) {
            case CONTINUE -> BudgetRequestAnswered.Option.CONTINUE;
            case WAIT -> BudgetRequestAnswered.Option.WAIT;
            case OPTIMISE -> BudgetRequestAnswered.Option.OPTIMISE;
        };
    }
}
