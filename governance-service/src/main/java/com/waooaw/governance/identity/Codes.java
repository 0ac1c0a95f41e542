package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Letters;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The life of a code, a transaction a step. */
@Service
class Codes {

    private static final int EIGHT_DIGITS = 100_000_000;
    private static final int LEAST_NUMBER = 10;
    private static final int NUMBERS = 90;

    private final CodeStore store;
    private final Letters letters;
    private final IdentityTrail trail;
    private final CodePepper pepper;
    private final Identity rules;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Codes(
            CodeStore store,
            Letters letters,
            IdentityTrail trail,
            CodePepper pepper,
            GovernanceProperties properties,
            Clock clock) {
        this.store = store;
        this.letters = letters;
        this.trail = trail;
        this.pepper = pepper;
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

    /**
     * Draws a code and writes down that it is about to be sent. A refusal is written down, too, and so is no exception.
     *
     * @param linked channels that carried a link; the code goes by none of them
     */
    @Transactional
    public Drawn draw(Purpose purpose, @Nullable UUID customerId, String subject, Set<Channel> linked, Cause cause) {
        store.oneAtATime(subject, purpose);
        var now = now();
        var ways = letters.ways(customerId, subject);
        var channel = CodeRules.channel(ways, linked, rules.sameChannel());
        var key = pepper.key();
        var why = CodeRules.refusal(store.count(subject, purpose, now, rules.within()), rules, now)
                .or(() -> channel.isPresent() ? Optional.empty() : Optional.of(noWay(purpose, ways)))
                .or(() -> key.isPresent() ? Optional.empty() : Optional.of(noPepper()));
        if (why.isPresent()) {
            trail.refused(customerId, subject, purpose, why.get(), cause);
            return new Drawn.Refused(why.get());
        }
        var secret = new Proof.Code(
                String.format(Locale.ROOT, "%08d", random.nextInt(EIGHT_DIGITS)),
                String.valueOf(LEAST_NUMBER + random.nextInt(NUMBERS)));
        var row = new CodeStore.Fresh(
                Ids.next(clock),
                purpose,
                customerId,
                subject,
                channel.orElseThrow(),
                linked.contains(channel.orElseThrow()),
                CodeHash.of(secret, subject, purpose, key.orElseThrow(), random),
                now,
                now.plus(rules.codeLife()));
        store.put(row);
        trail.sending(row, cause);
        return new Drawn.Sending(row, secret);
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

    private static Check.NotEnough noPepper() {
        return new Check.NotEnough(
                GovernanceError.CODE_NOT_SENT,
                "codes are neither made nor checked now: their secret cannot be read; use a passkey, or try again later");
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

    /** Whether this is the code. A wrong one counts, whatever becomes of the decision; the right one is used up. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Check check(Purpose purpose, String subject, Proof.Code given) {
        // so that those who try at the same time, about several questions, are counted one by one
        store.oneAtATime(subject, purpose);
        var now = now();
        var locked = CodeRules.locked(store.count(subject, purpose, now, rules.within()), rules, now);
        if (locked.isPresent()) {
            return locked.get();
        }
        if (!CodeRules.isOne(given)) {
            return new Check.NotEnough(
                    GovernanceError.CODE_WRONG,
                    "a code has eight digits, and the number that was shown when it was asked for has two");
        }
        var good = store.lockGood(subject, purpose).filter(code -> code.isGoodFor(purpose, now));
        if (good.isEmpty()) {
            return new Check.NotEnough(
                    GovernanceError.NO_CODE,
                    "there is no code of yours that is good for this: it was used, replaced by a newer one, tried too "
                            + "often, is too old, or was never asked for; ask for a new one");
        }
        var key = pepper.key();
        if (key.isEmpty()) {
            return noPepper();
        }
        var code = good.get();
        if (!code.hash().fits(given, subject, purpose, key.get())) {
            store.missed(code, now);
            return new Check.NotEnough(
                    GovernanceError.CODE_WRONG,
                    "the code or the number is not the right one; " + left(code.triesLeft() - 1));
        }
        store.used(code);
        return new Check.Enough(Strength.ONE_TIME_CODE);
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
