package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.identity.CodeStore.Count;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.reading.People;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** How often somebody is sent a code, by which channel, and when their codes are locked. */
final class CodeRules {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{8}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]");

    private CodeRules() {}

    /** Why none is sent; empty where one is. */
    static Optional<Check.NotEnough> refusal(Count count, Identity rules, Instant now) {
        var locked = locked(count, rules, now);
        if (locked.isPresent()) {
            return locked;
        }
        if (count.aboutThis() >= rules.codesPerApproval() || count.all() >= rules.codesPerPerson()) {
            return Optional.of(new Check.NotEnough(
                    GovernanceError.TOO_MANY_CODES,
                    "as many codes were sent as one person is sent in %s about one question (%d), or at all (%d)"
                            .formatted(words(rules), rules.codesPerApproval(), rules.codesPerPerson())));
        }
        return Optional.empty();
    }

    /** Too many wrong ones, over all codes; says until when. */
    static Optional<Check.NotEnough> locked(Count count, Identity rules, Instant now) {
        var last = count.lastMiss();
        if (last == null || count.misses() < rules.misses()) {
            return Optional.empty();
        }
        return Optional.of(new Check.NotEnough(
                GovernanceError.CODES_LOCKED,
                "too many wrong codes were tried in your name; codes are locked until "
                        + People.instant(last.plus(rules.within())) + ", and a passkey or a no is taken all the same"));
    }

    /**
     * The channel a code goes by: never the one whose link brought the person where there is another, and rather one by
     * which no message about the question has gone.
     *
     * @param ways those that lead to them, in the order they are tried in
     */
    static Optional<Channel> channel(List<Channel> ways, CameBy cameBy, boolean sameChannel) {
        return ways.stream()
                .filter(way -> sameChannel || !cameBy.links().contains(way))
                .min(Comparator.comparingInt(way -> rank(way, cameBy)));
    }

    private static int rank(Channel way, CameBy cameBy) {
        if (cameBy.links().contains(way)) {
            return 2;
        }
        return cameBy.messages().contains(way) ? 1 : 0;
    }

    /** What could be one at all; everything else is a slip, and no try. */
    static boolean isOne(Proof.Code code) {
        return DIGITS.matcher(code.digits()).matches()
                && NUMBER.matcher(code.number()).matches();
    }

    private static String words(Identity rules) {
        return rules.within().toMinutes() == 60 ? "an hour" : rules.within().toMinutes() + " minutes";
    }
}
