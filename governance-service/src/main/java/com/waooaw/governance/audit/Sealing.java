package com.waooaw.governance.audit;

import com.waooaw.platform.audit.seal.DatabaseLog;
import com.waooaw.platform.audit.seal.Finding;
import com.waooaw.platform.audit.seal.Sealer;
import com.waooaw.platform.web.Rounds;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what was appended. Before its first round it compares the database with what was published: where they
 * contradict, it seals nothing, ever, until somebody has looked and started the process again.
 */
class Sealing extends Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Sealing.class);

    private final @Nullable Sealer sealer;
    private final DatabaseLog log;
    private final Duration pause;
    private final BreakAlarm alarm;
    private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
    private final AtomicReference<Double> oldest = new AtomicReference<>(0.0);
    /** Why it is frozen, until the alarm has been told; of the one thread of the rounds. */
    private List<Finding> untold = List.of();

    /** How the sealing is. */
    enum State {
        /** Has not compared yet. */
        NEW,
        /** Has no key. */
        WITHOUT_KEY,
        /** Seals. */
        SEALING,
        /** Published and stored contradict each other. */
        FROZEN
    }

    Sealing(@Nullable Sealer sealer, DatabaseLog log, Duration pause, BreakAlarm alarm, MeterRegistry metrics) {
        super("audit-sealing", Duration.ZERO, Duration.ofSeconds(2));
        this.sealer = sealer;
        this.log = log;
        this.pause = pause;
        this.alarm = alarm;
        Gauge.builder("waooaw.audit.sealing.frozen", state, s -> s.get() == State.FROZEN ? 1 : 0)
                .description("1 while nothing is sealed because the database contradicts what was published")
                .register(metrics);
        Gauge.builder("waooaw.audit.sealing.oldest", oldest, AtomicReference::get)
                .description("age of the oldest entry without a leaf")
                .baseUnit("seconds")
                .register(metrics);
    }

    State state() {
        return state.get();
    }

    @Override
    protected Duration round() {
        if (state.get() == State.NEW) {
            compare();
        }
        if (!untold.isEmpty()) {
            alarm.looked("start", 0, log.size(), untold);
            untold = List.of();
        }
        var age = log.oldestPendingSeconds();
        oldest.set(age == null ? 0 : age);
        if (sealer == null || state.get() != State.SEALING) {
            return Duration.ofSeconds(5);
        }
        return sealer.seal() == Sealer.BATCH ? Duration.ZERO : pause;
    }

    private void compare() {
        if (sealer == null) {
            LOG.error(
                    "there is no key for the audit log (waooaw.governance.audit.signing-key-file): entries are kept, and"
                            + " not sealed");
            state.set(State.WITHOUT_KEY);
            return;
        }
        var contradictions = sealer.contradictions();
        if (contradictions.isEmpty()) {
            state.set(State.SEALING);
        } else {
            untold = contradictions;
            state.set(State.FROZEN);
        }
    }
}
