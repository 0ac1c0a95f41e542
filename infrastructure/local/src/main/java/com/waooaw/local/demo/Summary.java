package com.waooaw.local.demo;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person reads before and after a run: how things are, and what to type next. */
final class Summary {

    private Summary() {}

    /** Before the first run there ever was. */
    static Optional<String> opening(boolean resume) {
        return resume ? Optional.of("There is no run to go on with: this is a new one.") : Optional.empty();
    }

    /** Before a run, where there was another. */
    static Optional<String> opening(boolean resume, int done, int steps) {
        if (done == steps) {
            return resume
                    ? Optional.of("The last run came to its end: nothing is left to do. A new one: ./waooaw demo")
                    : Optional.of("Runs that are over stay as they are: this is a new one.");
        }
        var stopped = "The last run stopped after %d of %d steps".formatted(done, steps);
        return Optional.of(
                resume
                        ? stopped + " and goes on."
                        : stopped + " and stays as it is: this is a new one. (./waooaw demo --resume goes on with the"
                                + " last one.)");
    }

    /**
     * It ended well.
     *
     * @param now how many of the steps were done in this run, and not in the one it goes on with
     */
    static List<String> passed(int steps, int now, double seconds) {
        if (now == 0) {
            return List.of("The demo had passed before: all %d steps.".formatted(steps));
        }
        var took = String.format(Locale.ROOT, "%.1f s", seconds);
        return List.of(
                now == steps
                        ? "The demo passed: %d steps in %s.".formatted(steps, took)
                        : "The demo passed: %d steps, the last %d in %s.".formatted(steps, now, took));
    }

    /**
     * It stopped on the way.
     *
     * @param step the number of the step that failed
     * @param answers whether the stack still answers
     */
    static List<String> failed(int step, int steps, String title, boolean answers) {
        return List.of(
                "The demo failed in step %d of %d: %s.".formatted(step, steps, title),
                answers
                        ? "The stack is up, and what was made until then is in it."
                        : "The stack does not answer. What it had acknowledged until then is kept.",
                "",
                "  how things are        ./waooaw status",
                answers
                        ? "  what a service says   ./waooaw logs agent-creation"
                        : "  what it said          ./waooaw logs stack",
                answers
                        ? "  go on from here       ./waooaw demo --resume"
                        : "  start it and go on    ./waooaw demo --resume");
    }
}
