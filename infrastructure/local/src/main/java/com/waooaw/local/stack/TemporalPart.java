package com.waooaw.local.stack;

import com.waooaw.platform.kernel.BusinessClock;

/** The Temporal server of a stack. */
sealed interface TemporalPart extends Part permits InMemoryTemporal, TemporalDevServer, TemporalElsewhere {

    /** Where workers and clients connect. */
    String target();

    @Override
    default String name() {
        return "temporal";
    }

    /**
     * The one that was chosen, not started yet.
     *
     * @throws StackException if business time was moved and this server cannot follow
     */
    static TemporalPart of(StackSettings settings, BusinessClock clock) {
        int port = settings.ports().of("temporal");
        return switch (settings.temporal()) {
            case TemporalChoice.InMemory _ -> new InMemoryTemporal(port, clock, settings.mode());
            case TemporalChoice.DevServer choice -> {
                refuseMovedTime(choice, settings.state(), clock);
                yield new TemporalDevServer(port, settings);
            }
            case TemporalChoice.Elsewhere choice -> {
                refuseMovedTime(choice, settings.state(), clock);
                yield new TemporalElsewhere(choice.target());
            }
        };
    }

    /** Rules would see another day than the timers of the workflows. */
    private static void refuseMovedTime(TemporalChoice choice, StateDirectory state, BusinessClock clock) {
        if (!clock.ahead().isZero()) {
            throw new StackException(
                    "business time is " + clock.ahead() + " ahead in " + state.path()
                            + ", and a real Temporal server cannot follow it",
                    "Start afresh: ./waooaw up --fresh --temporal=" + choice.option()
                            + "; or stay with the one in memory: ./waooaw up --temporal=memory");
        }
    }
}
