package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.platform.audit.AuditEntry.Result;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keys on Governors' devices, and what they sign: one act each time. */
@Service
public class Passkeys {

    private static final int MOST = 20;
    private static final int LONGEST_LABEL = 100;
    private static final int CHALLENGE_BYTES = 32;
    private static final Duration ANSWER_WITHIN = Duration.ofMinutes(5);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final PasskeyStore store;
    private final WebAuthn webAuthn;
    private final Codes codes;
    private final IdentityTrail trail;
    private final Announcements announcements;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Passkeys(
            PasskeyStore store,
            WebAuthn webAuthn,
            Codes codes,
            IdentityTrail trail,
            Announcements announcements,
            Clock clock) {
        this.store = store;
        this.webAuthn = webAuthn;
        this.codes = codes;
        this.trail = trail;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a device is asked to sign, or to make a key for; all bytes base64url.
     *
     * @param challenge good once, for five minutes
     * @param rpId whose keys
     * @param userId stands for the person, and says nothing of them
     * @param credentialIds keys this person has here
     */
    public record Wanted(String challenge, String rpId, String userId, List<String> credentialIds) {

        public Wanted {
            credentialIds = List.copyOf(credentialIds);
        }
    }

    /** Whether this person has a key here. */
    @Transactional(readOnly = true)
    public boolean has(String subject) {
        return !store.of(subject).isEmpty();
    }

    /** What a key of this person has to sign for a yes to exactly this. */
    @Transactional
    public Wanted toDecide(Matter matter, String subject) {
        return ask(Purpose.of(matter), matter.customerId(), subject);
    }

    /** What a new key of this person has to sign. */
    @Transactional
    public Wanted toIntroduce(Caller by) {
        return ask(Purpose.A_PASSKEY, by.tenant().orElse(null), by.subject());
    }

    private Wanted ask(Purpose purpose, @Nullable UUID customerId, String subject) {
        var challenge = new byte[CHALLENGE_BYTES];
        random.nextBytes(challenge);
        var now = now();
        store.ask(Ids.next(clock), purpose, customerId, subject, challenge, now, now.plus(ANSWER_WITHIN));
        return new Wanted(
                BASE64.encodeToString(challenge),
                webAuthn.relyingPartyId(),
                BASE64.encodeToString(sha256(subject)),
                store.of(subject).stream()
                        .map(passkey -> BASE64.encodeToString(passkey.key().credentialId()))
                        .toList());
    }

    /** Whether a key of this person said yes to this. Its challenge is used up, whatever becomes of the decision. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Check check(Purpose purpose, @Nullable UUID customerId, String subject, String assertion, Cause cause) {
        var signature = webAuthn.signature(assertion);
        if (signature.isEmpty()) {
            return refused("this is nothing a passkey signed");
        }
        var signed = signature.get();
        if (!store.use(purpose, subject, WebAuthn.challenge(signed.getCollectedClientData()), now())) {
            return refused("it was signed for something else, too long ago, or is used already; try again");
        }
        var passkey = store.lock(subject, WebAuthn.credentialId(signed));
        if (passkey.isEmpty()) {
            return refused("you have no such passkey here");
        }
        var count = webAuthn.verified(signed, passkey.get());
        if (count.isEmpty()) {
            trail.passkey(
                    customerId,
                    subject,
                    "passkey_refused",
                    passkey.get().id().toString(),
                    Map.of("approval_id", String.valueOf(purpose.approvalId())),
                    Result.REFUSED,
                    cause);
            return refused("the signature, the origin, the counter or the check of its owner is not as it has to be");
        }
        store.used(passkey.get(), count.get(), now());
        return new Check.Enough(Strength.PASSKEY);
    }

    private static Check refused(String because) {
        return new Check.NotEnough(GovernanceError.PASSKEY_REFUSED, "the passkey does not say yes to this: " + because);
    }

    /** Those of this person, the oldest first. */
    @Transactional(readOnly = true)
    public List<Passkey> of(String subject) {
        return store.of(subject);
    }

    /** Keeps a new key. It may decide, so a login is not enough to introduce one: it takes a code. */
    @Transactional
    public Check introduce(Caller by, CodeTry code, String label, String credential, Cause cause) {
        var name = label.strip();
        if (name.isEmpty() || name.length() > LONGEST_LABEL || name.indexOf('\0') >= 0) {
            return invalid("a passkey has a name of 1 to " + LONGEST_LABEL + " characters");
        }
        var introduction = webAuthn.introduction(credential);
        if (introduction.isEmpty()) {
            return invalid("the device did not make one");
        }
        if (store.of(by.subject()).size() >= MOST) {
            return invalid("you have " + MOST + " of them; forget one first");
        }
        if (codes.check(Purpose.A_PASSKEY, by.subject(), code) instanceof Check.NotEnough why) {
            trail.refused(by.tenant().orElse(null), by.subject(), Purpose.A_PASSKEY, why, cause);
            return why;
        }
        var challenge = WebAuthn.challenge(introduction.get().getCollectedClientData());
        if (!store.use(Purpose.A_PASSKEY, by.subject(), challenge, now())) {
            return invalid("the device took too long, or answered something else; try again");
        }
        return webAuthn.verified(introduction.get())
                .flatMap(made -> kept(by, name, made, cause))
                .<Check>map(_ -> new Check.Enough(Strength.PASSKEY))
                .orElseGet(() -> invalid("what the device made is not what was asked for, or is kept already"));
    }

    private Optional<Passkey> kept(Caller by, String label, WebAuthn.New made, Cause cause) {
        var passkey = new Passkey(
                Ids.next(clock),
                by.tenant().orElse(null),
                by.subject(),
                label,
                made.key(),
                made.signCount(),
                made.backupEligible(),
                now(),
                null);
        if (!store.add(passkey)) {
            return Optional.empty();
        }
        trail.passkey(
                passkey.customerId(),
                by.subject(),
                "passkey_introduced",
                passkey.id().toString(),
                Map.of("backup_eligible", made.backupEligible()),
                Result.SUCCEEDED,
                cause);
        // what it is called stays out: whoever added it chose that
        announcements.announce(new Announcement(
                passkey.id(),
                NoticeKind.SECURITY,
                passkey.customerId(),
                NoticePage.PASSKEYS,
                "A passkey was added in your name",
                "It can say yes for you from now on. Was it not you? Log out everywhere, forget it on your page of passkeys, "
                        + "deny what waits, and tell the people who run the platform."));
        return Optional.of(passkey);
    }

    private static Check invalid(String because) {
        return new Check.NotEnough(GovernanceError.PASSKEY_INVALID, because);
    }

    /** Forgets a key of this person; it decides nothing any more. */
    @Transactional
    public void forget(Caller by, UUID id, Cause cause) {
        if (store.forget(by.subject(), id)) {
            trail.passkey(
                    by.tenant().orElse(null),
                    by.subject(),
                    "passkey_forgotten",
                    id.toString(),
                    Map.of(),
                    Result.SUCCEEDED,
                    cause);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
