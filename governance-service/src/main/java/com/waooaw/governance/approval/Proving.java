package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.identity.Check;
import com.waooaw.governance.identity.Matter;
import com.waooaw.governance.identity.Proof;
import com.waooaw.governance.identity.StepUps;
import com.waooaw.governance.reading.Names;
import com.waooaw.platform.kernel.Cause;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** A yes counts once its Governor has shown strongly enough who they are; a no never has to wait for that. */
@Component
class Proving {

    private final StepUps stepUps;
    private final ApprovalStore store;
    private final Duration within;
    private final Clock clock;

    Proving(StepUps stepUps, ApprovalStore store, GovernanceProperties properties, Clock clock) {
        this.stepUps = stepUps;
        this.store = store;
        this.within = properties.identity().within();
        this.clock = clock;
    }

    /** Whether a login is not enough for a yes of this person. */
    boolean isDue(Approval approval, Governor by) {
        return approval instanceof Open open && stepUps.isDue(matter(open.question()), yeses(by.subject()));
    }

    /** The ruling, where it is no yes or what was shown is enough for one; then the yes says how strongly. */
    Ruling proven(Ruling ruling, Approval current, Proof proof, Cause cause) {
        return ruling instanceof Ruling.Becomes(Approved approved)
                        && approved.authority() instanceof Authority.Human yes
                        && current instanceof Open open
                ? proven(open, approved, yes, proof, cause)
                : ruling;
    }

    /** What is shown has to say yes to what is approved: of a changed act, to its own digest. */
    private Ruling proven(Open open, Approved approved, Authority.Human yes, Proof proof, Cause cause) {
        var stamp = yes.stamp();
        return switch (stepUps.check(matter(approved.question()), stamp.by(), proof, yeses(stamp.by()), cause)) {
            case Check.Enough(var strength) ->
                new Ruling.Becomes(approved.by(new Authority.Human(stamp.with(strength), yes.reason())));
            case Check.NotEnough(var error, var because) -> new Ruling.Refused(open, error, because);
        };
    }

    private int yeses(String subject) {
        return store.yeses(subject, clock.instant().minus(within));
    }

    static Matter matter(Question question) {
        return new Matter(
                question.id(),
                question.displayId(),
                question.act().hash(),
                question.customerAsked(),
                question.actionType(),
                Names.ofAction(question.actionType()),
                question.riskLevel());
    }
}
