package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.identity.Passkeys;
import com.waooaw.governance.identity.Proof;
import com.waooaw.governance.identity.SentCode;
import com.waooaw.governance.identity.StepUps;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Receipt;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
    private final Duration within;
    private final Clock clock;

    StepUpRequests(
            Approvals approvals, StepUps stepUps, Passkeys passkeys, GovernanceProperties properties, Clock clock) {
        this.approvals = approvals;
        this.stepUps = stepUps;
        this.passkeys = passkeys;
        this.within = properties.identity().within();
        this.clock = clock;
    }

    /** Whether a login is not enough for a yes of this person to this. */
    boolean isDue(Approval approval, Governor by) {
        return approvals.isStepUpDue(approval, by);
    }

    /** Whether this person could use a passkey. */
    boolean hasPasskey(Governor by) {
        return passkeys.has(by.subject());
    }

    /** What this person shows with a decision, beside their login; empty fields are nothing. */
    Proof shown(UUID id, Governor by, @Nullable String code, @Nullable String number, @Nullable String assertion) {
        return stepUps.shown(id, by.subject(), code, number, assertion);
    }

    /** Sends a code. By which channel is found in the receipts, and in nothing a request says. */
    SentCode send(UUID id, Governor by, Cause cause) {
        return send(id, Edits.NONE, by, cause);
    }

    /** The same for a yes to the act with these texts: it is good for that act only. */
    SentCode send(UUID id, Edits edits, Governor by, Cause cause) {
        var question = EditRules.changedOrThrow(due(id, by).question(), edits);
        return stepUps.send(
                Proving.matter(question),
                by.subject(),
                by.standIn() == null
                        ? linked(approvals.receipts(id, by), clock.instant().minus(within))
                        // mails to a deputy carry a link, text messages never do
                        : Set.of(Channel.EMAIL),
                question.cause().then(cause.causationId()));
    }

    /**
     * Channels that carried a link of the question: in its last round, or shortly before it, because putting aside begins
     * a round, and must not free a channel for whoever does it. What was tried counts like what was sent.
     */
    static Set<Channel> linked(List<Receipt> receipts, Instant since) {
        long last = receipts.stream().mapToLong(Receipt::round).max().orElse(0);
        return receipts.stream()
                .filter(receipt -> receipt.attempts() > 0)
                .filter(receipt -> receipt.round() == last || wasUsed(receipt).isAfter(since))
                .map(Receipt::channel)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Instant wasUsed(Receipt receipt) {
        return Stream.of(receipt.dueAt(), receipt.sentAt(), receipt.failedAt())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** What a passkey of this person is to sign. */
    Passkeys.Wanted challenge(UUID id, Governor by) {
        return passkeys.toDecide(Proving.matter(due(id, by).question()), by.subject());
    }

    /**
     * The same for a yes to the act with another text.
     *
     * @param actHash of the act with it; what is signed is worth nothing for any other, whatever is named here
     */
    Passkeys.Wanted challenge(UUID id, String actHash, Governor by) {
        return passkeys.toDecide(Proving.matter(due(id, by).question()).about(actHash), by.subject());
    }

    private Open due(UUID id, Governor by) {
        var approval = approvals.approval(id, by);
        if (approval instanceof Open open
                && !by.subject().equals(open.question().requester().id())
                && by.isAsked(open.question())
                && isDue(open, by)) {
            return open;
        }
        throw new WaooawException(
                GovernanceError.STEP_UP_NOT_DUE, "it does not wait for you, or a login is enough for your decision");
    }
}
