package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.notification.Cascade;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.Letter;
import com.waooaw.governance.notification.Letters;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.WaooawException;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Whether a login is enough for a yes, and what to show where it is not. */
@Service
public class StepUps {

    private final Codes codes;
    private final CodeHashing hashing;
    private final Passkeys passkeys;
    private final Rushes rushes;
    private final Letters letters;
    private final Cascade cascade;
    private final Identity rules;
    private final Clock clock;

    StepUps(
            Codes codes,
            CodeHashing hashing,
            Passkeys passkeys,
            Rushes rushes,
            Letters letters,
            Cascade cascade,
            GovernanceProperties properties,
            Clock clock) {
        this.codes = codes;
        this.hashing = hashing;
        this.passkeys = passkeys;
        this.rushes = rushes;
        this.letters = letters;
        this.cascade = cascade;
        this.rules = properties.identity();
        this.clock = clock;
    }

    /**
     * Whether a login is not enough for a yes.
     *
     * @param yeses how many this person gave in the time that counts: {@link Identity#within}
     */
    public boolean isDue(Matter matter, int yeses) {
        return matter.isGrave() || isRushed(yeses);
    }

    private boolean isRushed(int yeses) {
        return yeses >= rules.approvals();
    }

    /**
     * Sends a code for this to this person, by a channel that carried no link of it. The message leaves after what it is
     * for is written down, and before this returns: nothing that could send it later keeps the code.
     *
     * @param linked channels that carried a link of it
     * @throws WaooawException {@code GOV-0063} to {@code GOV-0066} where none was sent
     */
    public SentCode send(Matter matter, String subject, Set<Channel> linked, Cause cause) {
        return send(
                Purpose.of(matter),
                matter.customerId(),
                subject,
                linked,
                matter.displayId(),
                "approves " + matter.displayId() + " (" + matter.action() + ", " + matter.riskLevel() + " risk)",
                cause);
    }

    /** The same to introduce a passkey: by a channel that has carried no link of anything for a while. */
    SentCode sendForPasskey(@Nullable UUID customerId, String subject, Cause cause) {
        return send(
                Purpose.A_PASSKEY,
                customerId,
                subject,
                cascade.linked(customerId, clock.instant().minus(rules.within())),
                "a new passkey",
                "lets a new passkey decide in your name",
                cause);
    }

    private SentCode send(
            Purpose purpose,
            @Nullable UUID customerId,
            String subject,
            Set<Channel> linked,
            String about,
            String does,
            Cause cause) {
        return switch (codes.draw(purpose, customerId, subject, linked, hashing.made(purpose, subject), cause)) {
            case Codes.Drawn.Refused(var why) -> throw new WaooawException(why.error(), why.because());
            case Codes.Drawn.Sending(var row, var secret) -> {
                var failure = letters.send(row.channel(), letter(row, secret, about, does), "step-up-" + row.id())
                        .orElse(null);
                codes.delivered(row, failure, cause);
                if (failure != null) {
                    throw new WaooawException(
                            GovernanceError.CODE_NOT_SENT, "the code was not sent (" + failure + "); ask again");
                }
                yield new SentCode(
                        row.id(),
                        row.channel(),
                        letters.masked(row.channel(), customerId, subject),
                        secret.number(),
                        row.expiresAt());
            }
        };
    }

    /** No link in it: whoever asked has the page, and a message that teaches people to follow links to codes is bait. */
    private static Letter letter(CodeStore.Fresh row, Proof.Code secret, String about, String does) {
        var code = secret.digits().substring(0, 4) + " " + secret.digits().substring(4);
        var until = People.instant(row.expiresAt());
        return new Letter(
                row.customerId(),
                row.subject(),
                "Code for " + about,
                """
                Code: %s

                It %s, and nothing else. It is good once, until %s, and only with the two-digit number
                that was shown where it was asked for.

                You see no such number? Then somebody else asked for this code. It is worth nothing to them
                without you: tell it to nobody, and deny what you did not expect.
                """.formatted(code, does, until),
                "WAOOAW code: %s. It %s, once, until %s, with the number on the page that asked. No such page? Tell it to nobody."
                        .formatted(code, does, until));
    }

    /**
     * What a form or a request shows with a decision, ready to be checked; empty fields are none. Before the transaction
     * that decides, because a code is hashed, and that is slow.
     */
    public Proof shown(
            UUID approvalId,
            String subject,
            @Nullable String code,
            @Nullable String number,
            @Nullable String assertion) {
        var signed = Objects.requireNonNullElse(assertion, "");
        if (!signed.isBlank()) {
            return new Proof.Passkey(signed);
        }
        var digits = Objects.requireNonNullElse(code, "");
        var beside = Objects.requireNonNullElse(number, "");
        return digits.isBlank() && beside.isBlank()
                ? Proof.LOGIN
                : hashing.tried(approvalId, subject, new Proof.Code(digits, beside));
    }

    /** The same for a code that introduces a passkey. */
    CodeTry shownForPasskey(String subject, Proof.Code code) {
        return hashing.tried(null, subject, code);
    }

    /**
     * Whether what somebody shows is enough for a yes to this; in the transaction that decides. What was shown is used
     * up by it.
     *
     * @param yeses how many this person gave in the time that counts
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Check check(Matter matter, String subject, Proof proof, int yeses, Cause cause) {
        if (isRushed(yeses)) {
            rushes.notice(matter.customerId(), subject, yeses, cause);
        }
        if (!isDue(matter, yeses)) {
            // what is shown beside the login is not looked at: it can neither help nor harm
            return new Check.Enough(Strength.LOGIN);
        }
        return switch (proof) {
            case Proof.Login() -> due(matter);
            case CodeTry tried -> codes.check(Purpose.of(matter), subject, tried);
            case Proof.Passkey(var assertion) ->
                passkeys.check(Purpose.of(matter), matter.customerId(), subject, assertion, cause);
        };
    }

    private Check due(Matter matter) {
        return new Check.NotEnough(
                GovernanceError.STEP_UP_DUE,
                (matter.isGrave()
                                ? "a yes to an act of this kind takes more than a login"
                                : "you have said yes so often within " + CodeRules.words(rules)
                                        + " that a login is not enough for the next")
                        + ": ask for a code with POST /v1/approvals/" + matter.approvalId()
                        + "/step-ups, and send it with the decision as code, beside the number of its answer");
    }
}
