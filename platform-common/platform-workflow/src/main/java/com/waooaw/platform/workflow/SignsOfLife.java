package com.waooaw.platform.workflow;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Says for every activity that it is at work. Temporal keeps what it knows when a worker is killed: without a sign of
 * life it would wait for the whole time limit of an attempt that nobody makes any more.
 */
class SignsOfLife extends WorkerInterceptorBase {

    static final Duration EVERY = Duration.ofSeconds(5);

    private final Duration every;

    SignsOfLife(Duration every) {
        this.every = every;
    }

    @Override
    public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
        return new Beating(next, every);
    }

    private static final class Beating extends ActivityInboundCallsInterceptorBase {

        private final CountDownLatch over = new CountDownLatch(1);
        private final Duration every;

        Beating(ActivityInboundCallsInterceptor next, Duration every) {
            super(next);
            this.every = every;
        }

        @Override
        public void init(ActivityExecutionContext context) {
            Thread.ofVirtual().name("sign-of-life").start(() -> beat(context));
            super.init(context);
        }

        private void beat(ActivityExecutionContext context) {
            try {
                while (!over.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                    context.heartbeat(null);
                }
            } catch (ActivityCompletionException _) {
                // nobody waits for this attempt any longer; the next one finds in the database what it has done
                over.countDown();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public ActivityOutput execute(ActivityInput input) {
            try {
                return super.execute(input);
            } finally {
                over.countDown();
            }
        }
    }
}
