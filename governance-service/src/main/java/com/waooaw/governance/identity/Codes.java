package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Letters;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life of a code, a transaction a step. Nothing slow is in any of them: that is {@link CodeHashing}'s. */
@Service
class Codes {

    private final CodeStore store;
    private final Letters letters;
    private final IdentityTrail trail;
    private final Identity rules;
    private final Clock clock;

    Codes(CodeStore store, Letters letters, IdentityTrail trail, GovernanceProperties properties, Clock clock) {
        this.store = store;
        this.letters = letters;
        this.trail = trail;
        this.rules = properties.identity();
        this.clock = clock;
    }

    /** What is to be sent, or why nothing is. */
    sealed interface Drawn {

        /** To be sent now; the secret is here and in the message only. */
        record Sending(CodeStore.Fresh row, Proof.Code secret) implements Drawn {}

        /** Nothing is. */
        record Refused(Check.NotEnough why) implements Drawn {}
    }

    /** Why no code would be sent to this person now, as far as that is seen without a lock. */
    @Transactional(readOnly = true)
    public Optional<Check.NotEnough> refusal(Purpose purpose, String subject) {
        return refusal(purpose, subject, now());
    }

    private Optional<Check.NotEnough> refusal(Purpose purpose, String subject, Instant now) {
        return CodeRules.refusal(store.count(subject, purpose.approvalId(), now, rules.within()), rules, now);
    }

    /**
     * Takes a code that was made, and writes down that it is about to be sent. A refusal is written down, too, and so is
     * no exception.
     *
     * @param linked channels that carried a link; the code goes by none of them
     */
    @Transactional
    public Drawn draw(
            Purpose purpose,
            @Nullable UUID customerId,
            String subject,
            Set<Channel> linked,
            CodeHashing.Made made,
            Cause cause) {
        store.oneAtATime(subject, purpose);
        var now = now();
        var ways = letters.ways(customerId, subject);
        var channel = CodeRules.channel(ways, linked, rules.sameChannel());
        var why = refusal(purpose, subject, now)
                .or(() -> channel.isPresent() ? Optional.empty() : Optional.of(noWay(purpose, ways)));
        return switch (made) {
            case CodeHashing.Made.New(var secret, var hash)
            when why.isEmpty() -> {
                var row = new CodeStore.Fresh(
                        Ids.next(clock),
                        purpose,
                        customerId,
                        subject,
                        channel.orElseThrow(),
                        linked.contains(channel.orElseThrow()),
                        hash,
                        now,
                        now.plus(rules.codeLife()));
                store.put(row);
                trail.sending(row, cause);
                yield new Drawn.Sending(row, secret);
            }
            case CodeHashing.Made.New _ -> refused(customerId, subject, purpose, why.orElseThrow(), cause);
            case CodeHashing.Made.None(var before) -> refused(customerId, subject, purpose, why.orElse(before), cause);
        };
    }

    private Drawn refused(
            @Nullable UUID customerId, String subject, Purpose purpose, Check.NotEnough why, Cause cause) {
        trail.refused(customerId, subject, purpose, why, cause);
        return new Drawn.Refused(why);
    }

    private Check.NotEnough noWay(Purpose purpose, List<Channel> ways) {
        if (ways.isEmpty()) {
            return new Check.NotEnough(
                    GovernanceError.NO_OTHER_CHANNEL,
                    "there is no telephone number and no mail address to send a code to");
        }
        return new Check.NotEnough(
                GovernanceError.NO_OTHER_CHANNEL,
                purpose.approvalId() == null
                        ? "a code never goes by a channel that has just carried a link, and there is no other; ask again "
                                + "when none has come to you for " + CodeRules.words(rules)
                        : "a code never goes by a channel that carried a link of this question, and there is no other; "
                                + "use a passkey");
    }

    /** The receipt. */
    @Transactional
    public void delivered(CodeStore.Fresh row, @Nullable String failure, Cause cause) {
        if (failure == null) {
            store.sent(row.id());
        } else {
            store.notSent(row.id(), failure);
        }
        trail.sent(row, failure, cause);
    }

    /** What a code of this person for this is compared with, as far as that is seen without a lock. */
    @Transactional(readOnly = true)
    public Optional<OneTimeCode> waiting(@Nullable UUID approvalId, String subject) {
        var now = now();
        return locked(approvalId, subject, now).isPresent()
                ? Optional.empty()
                : store.good(subject, approvalId).filter(code -> now.isBefore(code.expiresAt()));
    }

    private Optional<Check.NotEnough> locked(@Nullable UUID approvalId, String subject, Instant now) {
        return CodeRules.locked(store.count(subject, approvalId, now, rules.within()), rules, now);
    }

    /** Whether this is the code. A wrong one counts, whatever becomes of the decision; the right one is used up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Check check(Purpose purpose, String subject, CodeTry tried) {
        // so that those who try at the same time, about several questions, are counted one by one
        store.oneAtATime(subject, purpose);
        var now = now();
        var locked = locked(purpose.approvalId(), subject, now);
        if (locked.isPresent()) {
            return locked.get();
        }
        return switch (tried) {
            case CodeTry.Slip _ ->
                new Check.NotEnough(
                        GovernanceError.CODE_WRONG,
                        "a code has eight digits, and the number that was shown when it was asked for has two");
            // one that has come meanwhile was not looked at: that is no try, and tells nobody anything
            case CodeTry.NothingWaits _ -> noCode();
            case CodeTry.NoSecret _ -> CodeHashing.noPepper();
            case CodeTry.Hashed(var hash) ->
                store.lockGood(subject, purpose)
                        .filter(code -> code.isGoodFor(purpose, now))
                        .map(code -> compared(code, hash, now))
                        .orElseGet(Codes::noCode);
        };
    }

    private Check compared(OneTimeCode code, CodeHash tried, Instant now) {
        if (code.hash().equals(tried)) {
            store.used(code);
            return new Check.Enough(Strength.ONE_TIME_CODE);
        }
        store.missed(code, now);
        return new Check.NotEnough(
                GovernanceError.CODE_WRONG,
                "the code or the number is not the right one; " + left(code.triesLeft() - 1));
    }

    private static Check noCode() {
        return new Check.NotEnough(
                GovernanceError.NO_CODE,
                "there is no code of yours that is good for this: it was used, replaced by a newer one, tried too "
                        + "often, is too old, or was never asked for; ask for a new one");
    }

    private static String left(int tries) {
        return switch (tries) {
            case 0 -> "that was the last try, ask for a new code";
            case 1 -> "1 try is left";
            default -> tries + " tries are left";
        };
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
