package com.waooaw.governance.identity;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties.Identity;
import com.waooaw.governance.identity.CodeStore.Count;
import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.reading.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
        if (last == null || !last.isAfter(now.minus(rules.within())) || count.misses() < rules.misses()) {
            return Optional.empty();
        }
        return Optional.of(new Check.NotEnough(
                GovernanceError.CODES_LOCKED,
                "too many wrong codes were tried in your name; codes are locked until "
                        + People.instant(last.plus(rules.within())) + ", and a passkey or a no is taken all the same"));
    }

    /**
     * The channel a code goes by: one that carried no link. Whoever reads what carried one may be who asks.
     *
     * @param ways those that lead to them, in the order they are tried in
     * @param linked channels that carried a link, whoever followed it
     */
    static Optional<Channel> channel(List<Channel> ways, Set<Channel> linked, boolean sameChannel) {
        return ways.stream()
                .filter(way -> !linked.contains(way))
                .findFirst()
                .or(() -> sameChannel ? ways.stream().findFirst() : Optional.empty());
    }

    /** What could be one at all; everything else is a slip, and no try. */
    static boolean isOne(Proof.Code code) {
        return DIGITS.matcher(code.digits()).matches()
                && NUMBER.matcher(code.number()).matches();
    }

    /** The time that counts. */
    static String words(Identity rules) {
        return rules.within().toMinutes() == 60 ? "an hour" : rules.within().toMinutes() + " minutes";
    }
}
