package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.identity.CameBy;
import com.waooaw.governance.identity.Passkeys;
import com.waooaw.governance.identity.SentCode;
import com.waooaw.governance.identity.StepUps;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Receipt;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A Governor asks for what a yes takes beside their login. No transaction spans it: a message leaves in between. */
@Service
class StepUpRequests {

    private final Approvals approvals;
    private final StepUps stepUps;
    private final Passkeys passkeys;

    StepUpRequests(Approvals approvals, StepUps stepUps, Passkeys passkeys) {
        this.approvals = approvals;
        this.stepUps = stepUps;
        this.passkeys = passkeys;
    }

    /** Whether a login is not enough for a yes of this person to this. */
    boolean isDue(Approval approval, Governor by) {
        return approvals.isStepUpDue(approval, by);
    }

    /** Whether this person could use a passkey. */
    boolean hasPasskey(Governor by) {
        return passkeys.has(by.subject());
    }

    /**
     * Sends a code.
     *
     * @param via whose link brought them to the page that asks, where one did
     */
    SentCode send(UUID id, Governor by, @Nullable Channel via, Cause cause) {
        var question = due(id, by).question();
        var receipts = approvals.receipts(id, by);
        var links = Stream.concat(
                        channels(receipts, receipt -> receipt.seenAt() != null).stream(),
                        Optional.ofNullable(via).stream())
                .collect(Collectors.toSet());
        var messages = channels(receipts, receipt -> receipt.sentAt() != null);
        return stepUps.send(
                Proving.matter(question),
                by.subject(),
                new CameBy(links, messages),
                question.cause().then(cause.causationId()));
    }

    private static Set<Channel> channels(List<Receipt> receipts, Predicate<Receipt> which) {
        return receipts.stream().filter(which).map(Receipt::channel).collect(Collectors.toSet());
    }

    /** What a passkey of this person is to sign. */
    Passkeys.Wanted challenge(UUID id, Governor by) {
        return passkeys.toDecide(Proving.matter(due(id, by).question()), by.subject());
    }

    private Open due(UUID id, Governor by) {
        var approval = approvals.approval(id, by);
        if (approval instanceof Open open
                && !by.subject().equals(open.question().requester().id())
                && isDue(open, by)) {
            return open;
        }
        throw new WaooawException(
                GovernanceError.STEP_UP_NOT_DUE, "it does not wait for you, or a login is enough for your decision");
    }
}
