package com.waooaw.governance.notification;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What to do next for a Governor who has not been seen yet (domain.md 6.3). */
final class CascadeRules {

    private static final Duration ATTEMPT = Duration.ofMinutes(1);

    /** So long after the question began to wait each turn comes, unless those before it have failed. */
    private static final List<Duration> TURNS = List.of(Duration.ZERO, Duration.ofMinutes(5), Duration.ofMinutes(15));

    private CascadeRules() {}

    /** When the turn comes of whichever channel is at this position, counted from 0. */
    static Duration turn(int position) {
        return TURNS.get(position);
    }

    /** The next thing to do. */
    sealed interface Step {

        /** Send by this channel now. */
        record Send(Leg leg) implements Step {}

        /** It may have been sent, and may not be sent again: its receipt is that nobody knows. */
        record GiveUp(Leg leg) implements Step {}

        /** Nothing until then. */
        record Wait(Instant until) implements Step {}

        /** Every channel has been used. */
        record Finished() implements Step {}
    }

    /**
     * Each leg at its time; at once where the one before it has failed, or nobody has been reached.
     *
     * @param legs of one round, in the order they are tried in
     */
    static Step next(List<Leg> legs, Instant now) {
        boolean reached = false;
        for (var leg : legs) {
            switch (leg.state()) {
                case SENT -> reached = true;
                case FAILED -> reached = false;
                case SENDING -> {
                    return interrupted(leg, now);
                }
                case PLANNED -> {
                    return reached && now.isBefore(leg.dueAt()) ? new Step.Wait(leg.dueAt()) : new Step.Send(leg);
                }
            }
        }
        return new Step.Finished();
    }

    private static Step interrupted(Leg leg, Instant now) {
        var intendedAt = leg.intendedAt();
        if (leg.channel().repeatable()) {
            return new Step.Send(leg);
        }
        // longer than any attempt takes: whoever was about to send it is not there any more
        var given = intendedAt == null ? now : intendedAt.plus(ATTEMPT);
        return now.isBefore(given) ? new Step.Wait(given) : new Step.GiveUp(leg);
    }
}
