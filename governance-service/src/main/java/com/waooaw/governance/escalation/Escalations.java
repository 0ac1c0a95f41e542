package com.waooaw.governance.escalation;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.audit.AuditIntegrity;
import com.waooaw.governance.escalation.Escalation.Choice;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.governance.escalation.Escalation.State;
import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Cursor;
import com.waooaw.platform.web.IdempotencyKeys;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The use cases of escalations, a transaction each. The rules are in {@link EscalationRules}. */
@Service
class Escalations {

    private static final int PAGE = 100;

    private final EscalationStore store;
    private final EscalationTrail trail;
    private final Announcements announcements;
    private final AuditIntegrity integrity;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Escalations(
            EscalationStore store,
            EscalationTrail trail,
            Announcements announcements,
            AuditIntegrity integrity,
            IdempotencyKeys keys,
            Clock clock) {
        this.store = store;
        this.trail = trail;
        this.announcements = announcements;
        this.integrity = integrity;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * A part of the list.
     *
     * @param next where it goes on; absent at its end
     */
    record Listing(List<Escalation> escalations, @Nullable Cursor next) {}

    /** Which one a request opened; kept under its key. */
    record Opened(UUID id) {}

    /**
     * Opens one, once per key of a request.
     *
     * @param digest tells one request from another
     */
    @Transactional
    public Opened open(Supplier<Packet> packet, Caller by, @Nullable String key, String digest) {
        return keys.once(by, key, digest, Opened.class, () -> {
            var opened = packet.get();
            if (store.add(new Open(opened, 0), null)) {
                trail.opened(opened);
            }
            return new Opened(opened.id());
        });
    }

    /**
     * Opens one that the platform raises by itself, once for each id; whoever does tells its Governor by other means.
     */
    @Transactional
    public void openTold(Packet packet) {
        if (store.add(new Open(packet, 0), packet.openedAt())) {
            trail.opened(packet);
        }
    }

    /**
     * How it stands, for a person.
     *
     * @throws WaooawException {@code GOV-0103} where there is none, or none they may know of
     */
    @Transactional(readOnly = true)
    public Escalation escalation(UUID id, Viewer by) {
        return store.find(id)
                .filter(escalation -> by.sees(escalation.packet()))
                .map(escalation -> EscalationRules.lookAtClock(escalation, now()))
                .orElseThrow(() -> unknown(id));
    }

    /** The same, for whoever raised it. */
    @Transactional(readOnly = true)
    public Escalation raised(UUID id) {
        return store.find(id)
                .map(escalation -> EscalationRules.lookAtClock(escalation, now()))
                .orElseThrow(() -> unknown(id));
    }

    /** What this person may see, newest first. */
    @Transactional(readOnly = true)
    public Listing list(Viewer by, List<State> states, @Nullable Cursor before) {
        var found = store.list(states, before, PAGE);
        return new Listing(
                found.stream()
                        .filter(escalation -> by.sees(escalation.packet()))
                        .map(escalation -> EscalationRules.lookAtClock(escalation, now()))
                        .toList(),
                found.size() < PAGE ? null : after(found.getLast().packet()));
    }

    private static Cursor after(Packet last) {
        return new Cursor(last.openedAt(), last.id());
    }

    /**
     * A person decides.
     *
     * @return empty where there is none, or none this person may see; that they tried is in the audit log
     */
    @Transactional
    public Optional<Verdict> decide(
            UUID id, Viewer by, String option, Escalation.Through through, String reason, Cause request) {
        integrity.requireIntact();
        var found = store.lock(id).filter(escalation -> by.sees(escalation.packet()));
        if (found.isEmpty()) {
            trail.reachedForAnother(id, by, request);
            return Optional.empty();
        }
        // one that nobody has noticed to be late is late all the same, and the log says so before it says what was
        // decided
        var current = looked(found.get());
        var choice = new Choice(option, by.subject(), through, now(), reason.strip());
        var cause = current.packet().cause().then(request.causationId());
        var verdict = EscalationRules.decide(current, by, choice);
        switch (verdict) {
            case Verdict.Becomes(var decided) -> {
                store.replace(decided);
                trail.decided(decided, cause);
            }
            case Verdict.Stands _ -> {}
            case Verdict.Refused refused -> trail.refused(refused, choice, cause);
        }
        return Optional.of(verdict);
    }

    /** Tells its Governor what is due; as the customer whose Governor that is, or as nobody. */
    @Transactional
    public void lookAtClock(UUID id) {
        var current = store.lock(id).orElseThrow(() -> unknown(id));
        var packet = current.packet();
        if (store.tells(id, now())) {
            announcements.announce(new Announcement(
                            Ids.of("escalation-told", id),
                            NoticeKind.ESCALATION,
                            governorOf(packet),
                            NoticePage.escalation(id),
                            packet.displayId() + " waits for you: "
                                    + Names.ofField(packet.type().stored()),
                            "Decide by " + People.instant(packet.deadline()) + ". Until then the answer is no.")
                    .from(packet.raisedBy()));
        }
        if (looked(current) instanceof Overdue && current instanceof Open) {
            announcements.announce(new Announcement(
                            Ids.of("escalation-late", id),
                            NoticeKind.ESCALATION_OVERDUE,
                            governorOf(packet),
                            NoticePage.escalation(id),
                            packet.displayId() + " is overdue",
                            "It was to be decided by " + People.instant(packet.deadline()) + ". The answer stays no.")
                    .from(packet.raisedBy()));
        }
    }

    /** As the clock has left it; a deadline that has passed is written down. */
    private Escalation looked(Escalation current) {
        var after = EscalationRules.lookAtClock(current, now());
        if (after instanceof Overdue late && !after.equals(current)) {
            store.replace(late);
            trail.overdue(late);
        }
        return after;
    }

    private static @Nullable UUID governorOf(Packet packet) {
        return switch (packet.assignee()) {
            case ENGAGEMENT_GOVERNOR -> packet.customerId();
            case PLATFORM_GOVERNOR -> null;
        };
    }

    /** To the microsecond, as the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** There is no such escalation. */
    static WaooawException unknown(UUID id) {
        return new WaooawException(GovernanceError.ESCALATION_NOT_FOUND, "there is no escalation " + id);
    }
}
