package com.waooaw.governance.approval;

import com.waooaw.contracts.governance.ApprovalStatus;
import com.waooaw.governance.GovernanceError;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes a no or a not-yet that a device kept while it had no connection, each in a transaction of its own. */
@Service
public class KeptDecisions {

    /** Older ones do not count: who decided has not seen what happened since. */
    public static final Duration LONGEST_KEPT = Duration.ofDays(1);

    /** A device's clock may be ahead by so much. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Approvals approvals;
    private final IdempotencyKeys keys;
    private final Clock clock;

    KeptDecisions(Approvals approvals, IdempotencyKeys keys, Clock clock) {
        this.approvals = approvals;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What somebody decided.
     *
     * @param key of this decision, chosen by the device: a repeat gets the first answer
     * @param seenHash hash of the act as they were shown it
     * @param notYet whether it is put aside; otherwise it is a no
     * @param until with {@code notYet}: until when
     */
    public record Kept(
            String key,
            UUID approvalId,
            String seenHash,
            boolean notYet,
            String reason,
            @Nullable Instant until) {

        private Decision decision() {
            return notYet
                    ? new Decision.Defer(until == null ? null : until.truncatedTo(ChronoUnit.MICROS), reason)
                    : new Decision.Deny(reason);
        }

        private String digest() {
            return CanonicalJson.sha256("kept/%s/%s/%s/%s/%s".formatted(approvalId, seenHash, notYet, until, reason));
        }
    }

    /**
     * What came of it.
     *
     * @param first whether it took effect now
     * @param refusal name of the error it was refused with; empty where it counts
     * @param because the same in words
     */
    public record Answer(boolean first, String refusal, String because) {

        private Answer again() {
            return new Answer(false, refusal, because);
        }

        /** What it was refused with; empty where it counts. */
        public Optional<GovernanceError> error() {
            return refusal.isEmpty() ? Optional.empty() : Optional.of(GovernanceError.valueOf(refusal));
        }
    }

    /** Why what was decided at this time, by the device's clock, does not count any more; empty where it does. */
    public Optional<String> outOfTime(Instant decidedAt) {
        var now = clock.instant();
        if (decidedAt.isBefore(now.minus(LONGEST_KEPT))) {
            return Optional.of("it was kept for more than a day; look at it again, and decide");
        }
        return decidedAt.isAfter(now.plus(AHEAD))
                ? Optional.of("it was decided later than now; the clock of the device is wrong")
                : Optional.empty();
    }

    /** Decides, once per key. */
    @Transactional
    public Answer decide(Caller by, Kept kept, Cause cause) {
        var asked = new AtomicBoolean();
        var answer = keys.once(by, kept.key(), kept.digest(), Answer.class, () -> {
            asked.set(true);
            return decided(by, kept, cause);
        });
        return asked.get() ? answer : answer.again();
    }

    private Answer decided(Caller by, Kept kept, Cause cause) {
        var ruling = approvals.decide(
                kept.approvalId(), kept.decision(), Governors.of(by), Stamp.Channel.API, kept.seenHash(), cause);
        return ruling.map(what -> switch (what) {
                    case Ruling.Becomes _ -> new Answer(true, "", "");
                    case Ruling.Stands _ -> new Answer(false, "", "");
                    case Ruling.Refused(var _, var error, var because) -> new Answer(false, error.name(), because);
                })
                .orElseGet(() -> new Answer(
                        false, GovernanceError.APPROVAL_NOT_FOUND.name(), "there is no approval " + kept.approvalId()));
    }

    /** How an approval stands; empty where there is none, or none this person may see. */
    @Transactional(readOnly = true)
    public Optional<ApprovalStatus> status(Caller by, UUID approvalId) {
        try {
            return Optional.of(approvals.approval(approvalId, Governors.of(by)).status());
        } catch (WaooawException e) {
            if (e.code() == GovernanceError.APPROVAL_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
