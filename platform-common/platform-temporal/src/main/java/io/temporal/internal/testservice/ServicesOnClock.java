package io.temporal.internal.testservice;

import io.grpc.BindableService;
import io.temporal.workflow.Functions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The services of Temporal's in-memory server on a clock that we give them. It lies in Temporal's package because the
 * constructors it needs are visible only there.
 *
 * <p>The server as it comes skips time while nobody holds a lock, and a workflow that ends while one of its activities
 * runs never gives its lock back: from then on no skip ends. Here time is never skipped. One lock is held for ever, so
 * the timer follows the clock, and the services' own locks mean nothing.
 */
@NullMarked
public final class ServicesOnClock implements AutoCloseable {

    private final SelfAdvancingTimer timer;
    private final TestVisibilityStore visibility = new TestVisibilityStoreImpl();
    private final TestOperatorService operators;
    private final TestWorkflowService workflows;

    /** Services that start at the time of this clock and go as it goes. */
    public ServicesOnClock(Clock clock) {
        var endpoints = new TestNexusEndpointStoreImpl();
        timer = new NeverSkipping(new SelfAdvancingTimerImpl(clock.millis(), clock));
        operators = new TestOperatorService(visibility, endpoints);
        workflows = new TestWorkflowService(new TestWorkflowStoreImpl(timer), visibility, endpoints, timer);
    }

    /** What a server has to offer; without the service by which others could move its time. */
    public List<BindableService> services() {
        return List.of(operators, workflows);
    }

    /** What time it is for workflows. */
    public Instant now() {
        return Instant.ofEpochMilli(timer.getClock().getAsLong());
    }

    /**
     * To be called when the clock was moved: the timer sleeps until the next task is due by the time it knew. Returns when
     * all tasks that are due have been handed out, in order of their times.
     */
    public void fireWhatIsDue() {
        var fired = new CompletableFuture<@Nullable Void>();
        timer.schedule(Duration.ZERO, () -> fired.complete(null), "the clock was moved");
        fired.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        workflows.close(); // and with it the timer
        operators.close();
        visibility.close();
    }

    /** A timer whose locks are of no effect but the one that keeps it from skipping. */
    private record NeverSkipping(SelfAdvancingTimerImpl timer) implements SelfAdvancingTimer {

        private static final LockHandle NO_LOCK = new LockHandle() {
            @Override
            public void unlock() {}

            @Override
            public void unlock(@Nullable String caller) {}
        };

        NeverSkipping {
            timer.lockTimeSkipping("time is the clock's");
        }

        @Override
        public Functions.Proc schedule(Duration delay, Runnable task) {
            return timer.schedule(delay, task);
        }

        @Override
        public Functions.Proc schedule(Duration delay, Runnable task, String taskInfo) {
            return timer.schedule(delay, task, taskInfo);
        }

        @Override
        public Functions.Proc scheduleAt(Instant timestamp, Runnable task, String taskInfo) {
            return timer.scheduleAt(timestamp, task, taskInfo);
        }

        @Override
        public LongSupplier getClock() {
            return timer.getClock();
        }

        @Override
        public LockHandle lockTimeSkipping(String caller) {
            return NO_LOCK;
        }

        @Override
        public void unlockTimeSkipping(String caller) {}

        @Override
        public void updateLocks(List<RequestContext.TimerLockChange> updates) {}

        @Override
        public Instant skip(Duration duration) {
            throw new UnsupportedOperationException("move the clock");
        }

        @Override
        public void skipTo(Instant timestamp) {
            throw new UnsupportedOperationException("move the clock");
        }

        @Override
        public void getDiagnostics(StringBuilder result) {
            timer.getDiagnostics(result);
        }

        @Override
        public void shutdown() {
            timer.shutdown();
        }
    }
}
