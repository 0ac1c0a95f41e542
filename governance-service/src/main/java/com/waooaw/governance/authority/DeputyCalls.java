package com.waooaw.governance.authority;

import com.waooaw.governance.notification.Announcement;
import com.waooaw.governance.notification.Announcements;
import com.waooaw.governance.notification.NoticeKind;
import com.waooaw.governance.notification.NoticePage;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells deputies of a question once it is theirs to decide, too; the Governor hears of it by the cascade all the same. */
@Service
public class DeputyCalls {

    private final DelegationStore store;
    private final Announcements announcements;
    private final AuthorityProperties limits;
    private final Clock clock;

    DeputyCalls(DelegationStore store, Announcements announcements, AuthorityProperties limits, Clock clock) {
        this.store = store;
        this.announcements = announcements;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * A question that waits.
     *
     * @param action in words
     * @param dueAt an answer was expected by then
     * @param expiresAt silence is the answer from then on
     */
    public record Waiting(
            UUID approvalId,
            @Nullable UUID customerId,
            String displayId,
            String action,
            Instant dueAt,
            Instant expiresAt) {}

    /**
     * Tells whom there is to tell now.
     *
     * @return how long until somebody else may have to be told; zero where nobody will
     */
    @Transactional
    public Duration carryOn(Waiting question) {
        var now = clock.instant();
        var open = store.open(now);
        open.stream()
                .filter(delegation -> !delegation.onSilence() && delegation.inForceAt(now))
                .findFirst()
                .ifPresent(delegation -> call(question, delegation));
        var silentFrom = DelegationRules.silentFrom(question.dueAt(), question.expiresAt(), limits.silence());
        if (silentFrom.isEmpty()) {
            return Duration.ZERO;
        }
        if (now.isBefore(silentFrom.get())) {
            return Duration.between(now, silentFrom.get()).plusMillis(1);
        }
        onSilence(open, now).ifPresent(delegation -> call(question, delegation));
        return Duration.ZERO;
    }

    /**
     * Tells everybody who stands in for this Governor now, once, of what the Governor was silent about for too long.
     *
     * @return how many there are
     */
    @Transactional
    public int callAll(UUID matter, @Nullable UUID customerId, NoticePage page, String title, String body) {
        return call(matter, customerId, page, title, body, _ -> true);
    }

    /** Tells everybody who stands in for this Governor now, silent or not; whoever is told now is not told again of silence. */
    @Transactional
    public void callForATime(UUID matter, @Nullable UUID customerId, NoticePage page, String title, String body) {
        call(matter, customerId, page, title, body, delegation -> !delegation.onSilence());
    }

    private int call(
            UUID matter,
            @Nullable UUID customerId,
            NoticePage page,
            String title,
            String body,
            Predicate<Delegation> whom) {
        var now = clock.instant();
        var inForce = store.open(now).stream()
                .filter(delegation -> delegation.inForceAt(now))
                .filter(whom)
                .toList();
        inForce.forEach(delegation -> announcements.announce(new Announcement(
                Ids.of("deputy-call", matter, delegation.id()),
                NoticeKind.EMERGENCY,
                customerId,
                delegation.deputy(),
                page,
                title,
                body)));
        return inForce.size();
    }

    private static Optional<Delegation> onSilence(List<Delegation> open, Instant now) {
        return open.stream()
                .filter(delegation -> delegation.onSilence() && delegation.inForceAt(now))
                .findFirst();
    }

    /** Once for each question and delegation. */
    private void call(Waiting question, Delegation delegation) {
        announcements.announce(new Announcement(
                Ids.of("deputy-call", question.approvalId(), delegation.id()),
                NoticeKind.EMERGENCY,
                question.customerId(),
                delegation.deputy(),
                NoticePage.approval(question.approvalId()),
                "%s waits for you, in the place of %s".formatted(question.displayId(), delegation.governor()),
                "%s. Log in and look at what will be done; the first decision holds.".formatted(question.action())));
    }
}
