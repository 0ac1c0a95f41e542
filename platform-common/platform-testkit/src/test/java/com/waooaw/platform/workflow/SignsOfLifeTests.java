package com.waooaw.platform.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.activity.ActivityInterface;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.worker.WorkerFactoryOptions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignsOfLifeTests {

    private final CountDownLatch heard = new CountDownLatch(2);
    private final TestActivityEnvironment environment =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkerFactoryOptions(WorkerFactoryOptions.newBuilder()
                            .setWorkerInterceptors(new SignsOfLife(Duration.ofMillis(20)))
                            .build())
                    .build());

    @AfterEach
    void close() {
        environment.close();
    }

    /** Whatever it does: it need not know of it. */
    @ActivityInterface
    public interface Patient {

        boolean waitUntilHeard();
    }

    private final class WaitsUntilHeard implements Patient {

        @Override
        public boolean waitUntilHeard() {
            try {
                return heard.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Test
    void anActivityThatDoesNotSpeakIsHeardAgainAndAgain() {
        environment.registerActivitiesImplementations(new WaitsUntilHeard());
        environment.setActivityHeartbeatListener(Void.class, _ -> heard.countDown());

        assertThat(environment.newActivityStub(Patient.class).waitUntilHeard()).isTrue();
    }
}
