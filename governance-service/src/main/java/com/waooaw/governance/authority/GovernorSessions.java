package com.waooaw.governance.authority;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.authority.SessionRules.Admission;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sees to it that one person decides for a scope at a time. Most of the time that is one read. */
@Service
public class GovernorSessions {

    private final SessionStore store;
    private final StandIns standIns;
    private final AuthorityTrail trail;
    private final AuthorityProperties limits;
    private final Clock clock;

    GovernorSessions(
            SessionStore store, StandIns standIns, AuthorityTrail trail, AuthorityProperties limits, Clock clock) {
        this.store = store;
        this.standIns = standIns;
        this.trail = trail;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Somebody decides, in the transaction that does; from now on nobody else does.
     *
     * @param customerId whose rows they decide on; none for the platform
     * @param standIn in whose place; absent for the Governor
     * @return who is deciding, where that is another; then this is in the log as a violation
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<GovernorSession> decides(
            @Nullable UUID customerId, String subject, @Nullable StandIn standIn, Cause cause) {
        var admission = admitted(customerId, subject, standIn, cause);
        if (!(admission instanceof Admission.Refused(var active))) {
            return Optional.empty();
        }
        trail.violated(active, subject, GovernanceError.ANOTHER_IS_DECIDING, cause);
        return Optional.of(active);
    }

    /** Somebody opens the inbox: they are there, unless another is. Looking is no violation. */
    @Transactional
    public void opened(Caller caller, Cause cause) {
        if (DelegationRules.inOwnRight(caller)) {
            admitted(caller.tenant().orElse(null), caller.subject(), null, cause);
        } else {
            standIns.of(caller)
                    .ifPresent(standIn -> admitted(caller.tenant().orElse(null), caller.subject(), standIn, cause));
        }
    }

    @CanIgnoreReturnValue
    private Admission admitted(@Nullable UUID customerId, String subject, @Nullable StandIn standIn, Cause cause) {
        var deputyOf = standIn == null ? null : standIn.deputyOf();
        if (admit(subject, deputyOf) instanceof Admission.Stands stands) {
            return stands;
        }
        // whoever began in the same moment is seen once the lock is ours
        store.lock(customerId);
        var admission = admit(subject, deputyOf);
        switch (admission) {
            case Admission.Stands _, Admission.Refused _ -> {}
            case Admission.Renews(var session) -> store.renew(session.id(), deputyOf, now());
            case Admission.Begins() -> begin(customerId, subject, deputyOf, null, cause);
            case Admission.TakesOver(var before) -> begin(customerId, subject, deputyOf, before, cause);
        }
        return admission;
    }

    private Admission admit(String subject, @Nullable String deputyOf) {
        return SessionRules.admit(store.find().orElse(null), subject, deputyOf, now(), limits.idle());
    }

    private void begin(
            @Nullable UUID customerId,
            String subject,
            @Nullable String deputyOf,
            @Nullable GovernorSession before,
            Cause cause) {
        var now = now();
        var session = new GovernorSession(Ids.next(clock), customerId, subject, deputyOf, now, now);
        store.begin(session);
        trail.begun(session, before, cause);
    }

    /** Who decides now for the scope of whoever asks; empty where nobody does. */
    @Transactional(readOnly = true)
    public Optional<GovernorSession> active() {
        return store.find().filter(session -> session.activeAt(now(), limits.idle()));
    }

    /** Until when somebody decides who does nothing more. */
    public Instant endOf(GovernorSession session) {
        return session.renewedAt().plus(limits.idle());
    }

    /**
     * Ends it: the Governor whosever it is, a deputy their own.
     *
     * @throws WaooawException {@code GOV-0096} where nobody decides now, or nobody whose session is theirs to end
     */
    @Transactional
    public void end(Caller by, Cause cause) {
        store.lock(by.tenant().orElse(null));
        var session = active().filter(found ->
                        DelegationRules.inOwnRight(by) || found.subject().equals(by.subject()))
                .orElseThrow(() -> new WaooawException(
                        GovernanceError.NO_GOVERNOR_SESSION, "nobody is deciding whom you could stop"));
        store.end(session.id());
        trail.ended(session, by.subject(), cause);
    }

    /** Whoever decided by this delegation stops. */
    @Transactional(propagation = Propagation.MANDATORY)
    void endOfDeputy(Delegation delegation, String by, Cause cause) {
        store.lock(delegation.customerId());
        active().filter(session -> session.subject().equals(delegation.deputy()) && session.deputyOf() != null)
                .ifPresent(session -> {
                    store.end(session.id());
                    trail.ended(session, by, cause);
                });
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
