package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.EventEnvelope.Ancestor;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Why the current thread does what it does: what it publishes follows from this.
 *
 * @param ancestors the events that led here, the direct cause last
 * @param known per aggregate, what the cause knew of it
 */
public record CausalContext(List<Ancestor> ancestors, Map<AggregateRef, Map<String, Long>> known) {

    /** Nothing led here: a request of a person, or a timer. */
    public static final CausalContext NONE = new CausalContext(List.of(), Map.of());

    private static final ThreadLocal<@Nullable CausalContext> CURRENT = new ThreadLocal<>();

    public CausalContext {
        ancestors = List.copyOf(ancestors);
        known = Map.copyOf(known);
    }

    /** What led to the work of this thread. */
    public static CausalContext current() {
        var current = CURRENT.get();
        return current == null ? NONE : current;
    }

    /** Runs {@code work} as a consequence of {@code context}. */
    public static <T extends @Nullable Object> T call(CausalContext context, Supplier<T> work) {
        var before = CURRENT.get();
        set(context);
        try {
            return work.get();
        } finally {
            set(before);
        }
    }

    /** Runs {@code work} as a consequence of {@code context}. */
    public static void run(CausalContext context, Runnable work) {
        var before = CURRENT.get();
        set(context);
        try {
            work.run();
        } finally {
            set(before);
        }
    }

    /** Sets the thread's context, for frameworks that set and clear it themselves; null clears. */
    public static void set(@Nullable CausalContext context) {
        if (context == null || context.equals(NONE)) {
            CURRENT.remove();
        } else {
            CURRENT.set(context);
        }
    }
}
