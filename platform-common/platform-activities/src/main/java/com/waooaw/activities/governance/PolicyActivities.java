package com.waooaw.activities.governance;

import com.waooaw.platform.kernel.Cause;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Asks the policies in force. Task queue {@code governance}. */
@ActivityInterface(namePrefix = "Policy_")
public interface PolicyActivities {

    /**
     * Whether something may be done. The answer is attested before it is given; asked again, it is decided and attested
     * again, so that whoever asks keeps the first one they get. Fails for good with {@code GOV-0030} and {@code GOV-0031}
     * (no such policies, no such question), and for now with {@code GOV-1003} while nobody can say what the newest policies
     * are: that is no answer, and not yet a no.
     */
    PolicyTicket decide(PolicyQuestion question);

    /**
     * A question; what each bundle asks of it is in the guide on policies. Who asks is not in it: Temporal knows whose
     * workflow does.
     *
     * @param requestId chosen by whoever asks, stable across restarts of its workflow
     * @param policyBundle for example {@code separation_of_duties}
     * @param cause the chain it belongs to
     */
    record PolicyQuestion(
            UUID requestId,
            String policyBundle,
            Map<String, Object> subject,
            Map<String, Object> action,
            Map<String, Object> resource,
            Map<String, Object> context,
            Cause cause) {

        public PolicyQuestion {
            subject = Map.copyOf(subject);
            action = Map.copyOf(action);
            resource = Map.copyOf(resource);
            context = Map.copyOf(context);
        }
    }

    /**
     * An attested answer.
     *
     * @param decisionId identity of the attestation, and of its entry in the audit log
     * @param allowed whether it may be done; false also where something would have to be done besides, which no workflow can
     * @param rules the rules that decided, for example {@code P-03 own_duty}
     * @param bundleVersion version of the signed bundle
     * @param decidedAt UTC, business clock
     */
    record PolicyTicket(UUID decisionId, boolean allowed, List<String> rules, String bundleVersion, Instant decidedAt) {

        public PolicyTicket {
            rules = List.copyOf(rules);
        }
    }
}
