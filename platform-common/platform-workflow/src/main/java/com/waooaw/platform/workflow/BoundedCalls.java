package com.waooaw.platform.workflow;

import com.waooaw.platform.events.causal.CausalContext;
import io.grpc.Status;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.MDC;

/**
 * Bounds calls to Temporal from outside a worker. The client's own patience is a worker's, which has nothing better to
 * do than to wait for its server; a request and the outbox have.
 */
public class BoundedCalls implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    BoundedCalls() {}

    /**
     * Makes all calls of {@code work} within this time, or breaks them off: the client pauses between its attempts, and
     * no deadline of a call ends such a pause.
     *
     * @throws io.grpc.StatusRuntimeException with {@code DEADLINE_EXCEEDED} when the time is over
     */
    public <T> T within(Duration time, Supplier<T> work) {
        var correlation = MDC.getCopyOfContextMap();
        var cause = CausalContext.current();
        var answer = threads.submit(() -> {
            if (correlation != null) {
                MDC.setContextMap(correlation);
            }
            return CausalContext.call(cause, work);
        });
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw Status.DEADLINE_EXCEEDED
                    .withDescription("Temporal did not answer within " + time.toMillis() + " ms")
                    .asRuntimeException();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Status.CANCELLED.withCause(e).asRuntimeException();
        } finally {
            answer.cancel(true);
        }
    }

    /** The same, for work without a result. */
    public void run(Duration time, Runnable work) {
        within(time, () -> {
            work.run();
            return true;
        });
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
