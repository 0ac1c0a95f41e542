package com.waooaw.governance.notification;

import java.time.Instant;
import java.util.List;

/** What to do next for a Governor who has not been seen yet (domain.md 6.3). */
final class CascadeRules {

    private CascadeRules() {}

    /** The next thing to do. */
    sealed interface Step {

        /**
         * Send by this channel now.
         *
         * @param last no channel comes after it
         */
        record Send(Leg leg, boolean last) implements Step {}

        /** Nothing until then. */
        record Wait(Instant until) implements Step {}

        /** Every channel has been used. */
        record Finished() implements Step {}
    }

    /**
     * Each leg at its time; one whose forerunners have all failed at once.
     *
     * @param legs of one round, in the order they are tried in
     */
    static Step next(List<Leg> legs, Instant now) {
        boolean reached = false;
        for (int i = 0; i < legs.size(); i++) {
            var leg = legs.get(i);
            switch (leg.state()) {
                case SENT -> reached = true;
                case FAILED -> {}
                case SENDING -> {
                    return new Step.Send(leg, i == legs.size() - 1);
                }
                case PLANNED -> {
                    return reached && now.isBefore(leg.dueAt())
                            ? new Step.Wait(leg.dueAt())
                            : new Step.Send(leg, i == legs.size() - 1);
                }
            }
        }
        return new Step.Finished();
    }
}
