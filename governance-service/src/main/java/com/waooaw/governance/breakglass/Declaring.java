package com.waooaw.governance.breakglass;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Emergencies;
import com.waooaw.governance.approval.Emergencies.Door;
import com.waooaw.governance.approval.Emergencies.Outcome;
import com.waooaw.governance.breakglass.Emergency.Waiting;
import com.waooaw.governance.known.KnownAgents;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.web.Caller;
import com.waooaw.platform.web.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Emergencies are declared here, a transaction each: the override, its entry in the log and the yes it gives are one. */
@Service
class Declaring {

    private final Emergencies approvals;
    private final EmergencyStore store;
    private final UseStore uses;
    private final Deeds deeds;
    private final KnownAgents agents;
    private final EmergencyTrail trail;
    private final EmergencyNews news;
    private final Clock clock;

    Declaring(
            Emergencies approvals,
            EmergencyStore store,
            UseStore uses,
            Deeds deeds,
            KnownAgents agents,
            EmergencyTrail trail,
            EmergencyNews news,
            Clock clock) {
        this.approvals = approvals;
        this.store = store;
        this.uses = uses;
        this.deeds = deeds;
        this.agents = agents;
        this.trail = trail;
        this.news = news;
        this.clock = clock;
    }

    /**
     * Somebody says it is an emergency.
     *
     * @param actHash of exactly what has to be done
     * @param description in their words, stripped
     */
    record Wish(
            UUID approvalId,
            String actHash,
            Condition condition,
            String description,
            List<String> evidence,
            Caller by) {

        Wish {
            evidence = List.copyOf(evidence);
        }
    }

    /** Declares, once for each approval; the same again by the same is the same emergency. */
    @Transactional
    public Answer declare(Wish wish, Cause cause) {
        uses.oneAtATime();
        var door = approvals.door(wish.approvalId()).orElse(null);
        var before = store.ofApproval(wish.approvalId()).orElse(null);
        if (before != null && isSame(before.declaration(), wish)) {
            return new Answer.Done(deeds.of(before), false);
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fault = door == null ? null : limit(wish, door, now);
        if (fault != null) {
            return refused(wish, door, fault.error(), fault.because(), cause);
        }
        var id = Ids.next(clock);
        return switch (approvals.breakGlass(id, wish.approvalId(), wish.actHash(), wish.by(), now, cause)) {
            case Outcome.Refused(var error, var because) -> refused(wish, door, error, because, cause);
            case Outcome.Open(var opened, var until) -> {
                var declaration = new Declaration(
                        id,
                        opened,
                        wish.condition(),
                        wish.description(),
                        wish.evidence(),
                        wish.by().subject(),
                        now,
                        until);
                var waiting = new Waiting(declaration);
                store.add(waiting);
                uses.add(declaration);
                trail.declared(declaration, wish.by());
                news.declared(declaration);
                yield new Answer.Done(new Deeds.Told(waiting, new Deed.NotDone()), true);
            }
        };
    }

    private Limits.@Nullable Wrong limit(Wish wish, Door door, Instant now) {
        var before = uses.before(
                wish.by().subject(),
                door.requesterId(),
                agents.versionOf(door.requesterId()).orElse(null),
                now.minus(Limits.WITHIN));
        return Limits.fault(before, wish.by().has(Role.SERVICE)).orElse(null);
    }

    private static boolean isSame(Declaration before, Wish wish) {
        return before.by().equals(wish.by().subject())
                && before.door().actHash().equals(wish.actHash());
    }

    private Answer refused(Wish wish, @Nullable Door door, GovernanceError error, String because, Cause cause) {
        trail.refused(
                wish.approvalId(),
                wish.by(),
                wish.condition(),
                error,
                door == null ? wish.by().tenant().orElse(null) : door.customerId(),
                cause);
        return new Answer.Refused(error, because);
    }
}
