package com.waooaw.platform.temporal;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Workflows that wait, work, look or think while time passes. */
final class SampleWorkflows {

    private SampleWorkflows() {}

    /** What the activities saw, and when the first attempt may end. */
    static final class Counts {
        final CountDownLatch begun = new CountDownLatch(1);
        final CountDownLatch mayEnd = new CountDownLatch(1);
        final AtomicInteger ended = new AtomicInteger();
        final AtomicInteger looks = new AtomicInteger();
    }

    @ActivityInterface
    public interface Acts {
        String work();

        void look();
    }

    record Activities(Counts counts) implements Acts {

        @Override
        public String work() {
            int attempt = Activity.getExecutionContext().getInfo().getAttempt();
            if (attempt == 1) {
                counts.begun.countDown();
                waitFor(counts.mayEnd);
            }
            counts.ended.incrementAndGet();
            return "by attempt " + attempt;
        }

        @Override
        public void look() {
            counts.looks.incrementAndGet();
        }
    }

    @WorkflowInterface
    public interface Sleeping {
        @WorkflowMethod(name = "SleepsADay")
        String sleep();
    }

    public static final class SleepsADay implements Sleeping {
        @Override
        public String sleep() {
            Workflow.sleep(Duration.ofHours(24));
            return "slept";
        }
    }

    @WorkflowInterface
    public interface Working {
        @WorkflowMethod(name = "Works")
        String work();
    }

    public static final class Works implements Working {
        @Override
        public String work() {
            return acts().work();
        }
    }

    @WorkflowInterface
    public interface Looking {
        @WorkflowMethod(name = "Looks")
        long look();

        @SignalMethod
        void enough();
    }

    public static final class Looks implements Looking {
        private boolean enough;

        @Override
        public long look() {
            while (!enough) {
                acts().look();
                Workflow.await(Duration.ofMinutes(5), () -> enough);
            }
            return Workflow.currentTimeMillis();
        }

        @Override
        public void enough() {
            enough = true;
        }
    }

    @WorkflowInterface
    public interface Thinking {
        @WorkflowMethod(name = "Thinks")
        void think();
    }

    /** Takes its time between two commands, as a busy worker does. */
    public static final class Thinks implements Thinking {
        static final CountDownLatch BEGUN = new CountDownLatch(1);
        static final CountDownLatch MAY_END = new CountDownLatch(1);

        @Override
        public void think() {
            BEGUN.countDown();
            waitFor(MAY_END);
            acts().look();
        }
    }

    private static Acts acts() {
        return Workflow.newActivityStub(
                Acts.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofMinutes(2))
                        .build());
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
