package com.waooaw.governance.authority;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.GovernanceProperties;
import com.waooaw.governance.GovernanceProperties.Deputy;
import com.waooaw.governance.GovernanceProperties.Governors;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.IdempotencyKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Governors name deputies, and end that; a transaction each. The rules are in {@link DelegationRules}. */
@Service
class Delegations {

    private static final int PAGE = 100;

    private final DelegationStore store;
    private final GovernorSessions sessions;
    private final AuthorityTrail trail;
    private final Announcements announcements;
    private final IdempotencyKeys keys;
    private final Governors governors;
    private final AuthorityProperties limits;
    private final Clock clock;

    Delegations(
            DelegationStore store,
            GovernorSessions sessions,
            AuthorityTrail trail,
            Announcements announcements,
            IdempotencyKeys keys,
            GovernanceProperties properties,
            AuthorityProperties limits,
            Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.trail = trail;
        this.announcements = announcements;
        this.keys = keys;
        this.governors = properties.governors();
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Nothing, for a Governor in their own right. That somebody else tried stays in the log.
     *
     * @throws WaooawException {@code GOV-0092} for anybody else, deputies above all
     */
    @Transactional(noRollbackFor = WaooawException.class)
    public void requireOwnRight(Caller by, String action, Cause cause) {
        if (!DelegationRules.inOwnRight(by)) {
            trail.refused(by, action, GovernanceError.NOT_IN_ONES_OWN_RIGHT, cause);
            throw new WaooawException(
                    GovernanceError.NOT_IN_ONES_OWN_RIGHT,
                    "only a Governor in their own right does this; a deputy hands nothing on");
        }
    }

    /** Whom this Governor may name. */
    List<String> known(Caller by) {
        return governors.deputiesFor(by.tenant().orElse(null)).stream()
                .map(Deputy::subject)
                .toList();
    }

    /**
     * Names a deputy.
     *
     * @param by for whom {@link #requireOwnRight} threw nothing
     * @param key of the request; a repeat gets the first answer
     * @throws WaooawException {@code GOV-0091} with everything that is wrong, {@code GOV-0093} where somebody is named
     */
    @Transactional
    public Delegation make(Caller by, DelegationRules.Wish wish, @Nullable String key, Cause cause) {
        var digest = CanonicalJson.sha256("delegation/" + wish);
        var id = keys.once(by, key, digest, Made.class, () -> made(by, wish, cause))
                .delegationId();
        return store.find(id).orElseThrow();
    }

    /** What a request came to; kept under its key. */
    record Made(UUID delegationId) {}

    private Made made(Caller by, DelegationRules.Wish wish, Cause cause) {
        var now = now();
        var faults = DelegationRules.faults(wish, by.subject(), known(by), now, limits.longest(wish.onSilence()));
        if (!faults.isEmpty()) {
            throw new WaooawException(GovernanceError.DELEGATION_INVALID, "this is no delegation", faults);
        }
        var delegation = new Delegation(
                Ids.next(clock),
                by.tenant().orElse(null),
                by.subject(),
                wish.deputy(),
                wish.onSilence(),
                Objects.requireNonNullElse(wish.from(), now).truncatedTo(ChronoUnit.MICROS),
                wish.until().truncatedTo(ChronoUnit.MICROS),
                wish.reason().strip(),
                now,
                null,
                null);
        if (!store.add(delegation, cause.correlationId())) {
            throw new WaooawException(
                    GovernanceError.DELEGATIONS_OVERLAP,
                    "somebody is named for a part of that time already; end that delegation first");
        }
        trail.made(delegation, cause);
        var when = delegation.onSilence()
                ? "where the Governor is silent, until " + People.instant(delegation.until())
                : "from " + People.instant(delegation.from()) + " until " + People.instant(delegation.until());
        tell(
                delegation,
                "made",
                "%s may decide in your place".formatted(delegation.deputy()),
                "%s. Was it not you? End it at once, and tell the people who run the platform."
                        .formatted(capital(when)),
                "You may decide in the place of %s".formatted(delegation.governor()),
                capital(when) + ". Log in to see what waits.");
        return new Made(delegation.id());
    }

    /**
     * Ends it at once, by the Governor or by the deputy; ended before, it stays as it is.
     *
     * @throws WaooawException {@code GOV-0090} where there is none, or none of theirs
     */
    @Transactional
    public void end(Caller by, UUID id, Cause cause) {
        var delegation = store.find(id)
                .filter(found ->
                        DelegationRules.inOwnRight(by) || found.deputy().equals(by.subject()))
                .orElseThrow(() ->
                        new WaooawException(GovernanceError.DELEGATION_NOT_FOUND, "there is no delegation " + id));
        if (!delegation.openAt(now()) || !store.end(id, by.subject(), now())) {
            return;
        }
        trail.ended(delegation, by.subject(), cause);
        sessions.endOfDeputy(delegation, by.subject(), cause);
        tell(
                delegation,
                "ended",
                "%s does not decide in your place any more".formatted(delegation.deputy()),
                "The delegation was ended on %s.".formatted(People.instant(now())),
                "You do not decide in the place of %s any more".formatted(delegation.governor()),
                "The delegation was ended on %s.".formatted(People.instant(now())));
    }

    /** What this person may know of, the newest first: a Governor all, a deputy their own. */
    @Transactional(readOnly = true)
    public List<Delegation> all(Caller by) {
        return store.all(PAGE).stream()
                .filter(found ->
                        DelegationRules.inOwnRight(by) || found.deputy().equals(by.subject()))
                .toList();
    }

    /** Both hear of it, by every way there is. */
    private void tell(
            Delegation delegation, String what, String title, String body, String deputyTitle, String deputyBody) {
        var customer = delegation.customerId();
        announcements.announce(new Announcement(
                Ids.of("delegation", delegation.id(), what, "governor"),
                NoticeKind.SECURITY,
                customer,
                NoticePage.DEPUTIES,
                title,
                body));
        announcements.announce(new Announcement(
                Ids.of("delegation", delegation.id(), what, "deputy"),
                NoticeKind.SECURITY,
                customer,
                delegation.deputy(),
                NoticePage.DEPUTIES,
                deputyTitle,
                deputyBody));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
