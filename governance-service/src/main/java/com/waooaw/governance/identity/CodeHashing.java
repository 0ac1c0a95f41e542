package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The slow part of codes, in no transaction: while a hash is worked out, somebody else can use the connection. Nothing is
 * decided by what is read here; {@link Codes} locks, counts and compares.
 */
@Component
class CodeHashing {

    private static final int EIGHT_DIGITS = 100_000_000;
    private static final int LEAST_NUMBER = 10;
    private static final int NUMBERS = 90;

    private final Codes codes;
    private final CodePepper pepper;
    private final SecureRandom random = new SecureRandom();
    /** A processor stays free: whoever holds a connection has to get on, and no hash lets another thread run. */
    private final Semaphore processors =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

    CodeHashing(Codes codes, CodePepper pepper) {
        this.codes = codes;
        this.pepper = pepper;
    }

    /** A code that nobody has yet. */
    sealed interface Made {

        /** The secret is here and in its message only. */
        record New(Proof.Code secret, CodeHash hash) implements Made {}

        /** None is made. */
        record None(Check.NotEnough why) implements Made {}
    }

    /** A new code, unless none would be sent anyway: whoever asks too often gets no work done. */
    Made made(Purpose purpose, String subject) {
        var why = codes.refusal(purpose, subject);
        if (why.isPresent()) {
            return new Made.None(why.get());
        }
        return pepper.key().<Made>map(key -> made(purpose, subject, key)).orElseGet(() -> new Made.None(noPepper()));
    }

    private Made made(Purpose purpose, String subject, SecretKey key) {
        var secret = new Proof.Code(
                String.format(Locale.ROOT, "%08d", random.nextInt(EIGHT_DIGITS)),
                String.valueOf(LEAST_NUMBER + random.nextInt(NUMBERS)));
        return new Made.New(secret, hashed(() -> CodeHash.of(secret, subject, purpose, key, random)));
    }

    /**
     * A code this person shows, hashed with the salt of the one that waits for them now. Where that is replaced before
     * it is compared, it fits nothing any more, as it would not have fitted the newer one, which nobody has seen.
     *
     * @param approvalId what it is shown for; none to introduce a passkey
     */
    CodeTry tried(@Nullable UUID approvalId, String subject, Proof.Code given) {
        if (!CodeRules.isOne(given)) {
            return new CodeTry.Slip();
        }
        var waiting = codes.waiting(approvalId, subject);
        if (waiting.isEmpty()) {
            return new CodeTry.NothingWaits();
        }
        var code = waiting.get();
        return pepper.key()
                .<CodeTry>map(key ->
                        new CodeTry.Hashed(hashed(() -> code.hash().ofOther(given, subject, code.purpose(), key))))
                .orElseGet(CodeTry.NoSecret::new);
    }

    private CodeHash hashed(Supplier<CodeHash> work) {
        processors.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            processors.release();
        }
    }

    static Check.NotEnough noPepper() {
        return new Check.NotEnough(
                GovernanceError.CODE_NOT_SENT,
                "codes are neither made nor checked now: their secret cannot be read; use a passkey, or try again later");
    }
}
