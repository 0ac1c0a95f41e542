package com.waooaw.governance.authority;

import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may let whom decide, and what comes of it. */
final class DelegationRules {

    static final int MAX_REASON_CHARACTERS = 2_000;

    /** A clock that is behind ours a little says now, and means it. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private DelegationRules() {}

    /**
     * What somebody asks for.
     *
     * @param from now where not said
     */
    record Wish(String deputy, boolean onSilence, @Nullable Instant from, Instant until, String reason) {}

    /** Whether somebody governs by themselves: only they delegate, and a deputy never does. */
    static boolean inOwnRight(Caller caller) {
        return caller.tenant().isPresent() ? caller.has(Role.ENGAGEMENT_GOVERNOR) : caller.has(Role.PLATFORM_GOVERNOR);
    }

    /** Whether somebody can be a deputy at all: a human of this scope, whom the issuer calls one, and no Governor. */
    static boolean mayStandIn(Caller caller) {
        return caller.has(Role.DEPUTY_GOVERNOR)
                && !caller.has(Role.SERVICE)
                && !inOwnRight(caller)
                // who belongs to a customer without a role there would pass for somebody of the platform
                && caller.tenant().equals(caller.customerId());
    }

    /**
     * Everything that is wrong with a wish.
     *
     * @param known whom this Governor may name
     * @param longest of this kind
     */
    static List<Fault> faults(Wish wish, String governor, Collection<String> known, Instant now, Duration longest) {
        var faults = new ArrayList<Fault>();
        if (wish.deputy().equals(governor)) {
            faults.add(new Fault("/deputy", "is somebody else than you"));
        } else if (!known.contains(wish.deputy())) {
            faults.add(new Fault("/deputy", "is the subject of a person who may stand in for you"));
        }
        var from = Objects.requireNonNullElse(wish.from(), now);
        if (from.isBefore(now.minus(SKEW)) || from.isAfter(now.plus(longest))) {
            faults.add(new Fault("/from", "is not past, and at most " + longest.toDays() + " days ahead"));
        }
        if (!wish.until().isAfter(from) || wish.until().isAfter(from.plus(longest))) {
            faults.add(new Fault("/until", "is after it begins, by at most " + longest.toDays() + " days"));
        }
        if (!isText(wish.reason())) {
            faults.add(new Fault("/reason", "is a text of 1 to " + MAX_REASON_CHARACTERS + " characters"));
        }
        return List.copyOf(faults);
    }

    /** What every store keeps, and somebody reads. */
    static boolean isText(String reason) {
        var said = reason.strip();
        return !said.isEmpty() && said.length() <= MAX_REASON_CHARACTERS && said.indexOf('\0') < 0;
    }

    /**
     * In whose place somebody decides now: for a time before on silence, because it covers more.
     *
     * @param named all delegations that name them
     */
    static Optional<StandIn> standIn(Collection<Delegation> named, Instant now, Duration silence) {
        return named.stream()
                .filter(delegation -> delegation.inForceAt(now))
                .min(Comparator.comparing(Delegation::onSilence).thenComparing(Delegation::madeAt))
                .map(delegation -> new StandIn(
                        delegation.id(),
                        delegation.governor(),
                        delegation.until(),
                        delegation.onSilence() ? now.minus(silence) : null));
    }

    /**
     * When a question becomes a deputy's by silence; never where its deadline comes before that.
     *
     * @param dueAt an answer was expected by then
     */
    static Optional<Instant> silentFrom(Instant dueAt, Instant expiresAt, Duration silence) {
        var from = dueAt.plus(silence);
        return from.isBefore(expiresAt) ? Optional.of(from) : Optional.empty();
    }
}
