package com.waooaw.activities.platform;

import io.temporal.activity.ActivityInterface;
import java.time.Instant;

/** Says that a service is there and can work. On the task queue of every service. */
@ActivityInterface(namePrefix = "Platform_")
public interface PulseActivities {

    /** Looks at what the service needs to work, now. An answer at all means its worker is there. */
    Pulse pulse();

    /**
     * A sign of life.
     *
     * @param service who answers
     * @param database whether its database answered
     * @param answeredAt UTC, business clock
     */
    record Pulse(String service, boolean database, Instant answeredAt) {}
}
