package com.waooaw.learning.seed;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.agentexecution.JobCompleted;
import com.waooaw.platform.events.EventHandler;
import com.waooaw.platform.kernel.Cause;
import org.springframework.stereotype.Component;

/** Learns from jobs that say there is something to learn. */
@Component
class JobCompletedHandler implements EventHandler<JobCompleted> {

    private final Seeds seeds;

    JobCompletedHandler(Seeds seeds) {
        this.seeds = seeds;
    }

    @Override
    public Topic topic() {
        return Topic.JOB_COMPLETED;
    }

    @Override
    public void on(EventEnvelope<JobCompleted> event) {
        var draft = event.payload().seedDraft();
        if (draft != null) {
            seeds.learn(event.payload(), draft, new Cause(event.correlationId(), event.eventId()));
        }
    }
}
