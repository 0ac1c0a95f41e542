package com.waooaw.admingateway.lineage;

import com.waooaw.activities.platform.EventTraceActivities;
import com.waooaw.activities.platform.EventTraceActivities.Trace;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.spring.boot.WorkflowImpl;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Public because Temporal instantiates it; nothing else refers to it. */
@WorkflowImpl(taskQueues = "${waooaw.task-queue}")
public final class LineageFanOutWorkflowImpl implements LineageFanOutWorkflow {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Trace NOTHING = new Trace(List.of(), List.of(), false);

    @Override
    public Gathered gather(Question question) {
        var chains = question.services().stream()
                .map(service -> Async.function(stub(service)::correlationOf, question.eventId()))
                .toList();
        // whoever knows the event first is enough: its chain is in the event
        Workflow.await(() -> chains.stream().anyMatch(chain -> known(chain) != null)
                || chains.stream().allMatch(Promise::isCompleted));
        for (var chain : chains) {
            var correlation = known(chain);
            if (correlation != null) {
                return new Gathered(correlation, traces(question, correlation));
            }
        }
        return new Gathered(
                null,
                IntStream.range(0, chains.size())
                        .mapToObj(i -> new Answer(
                                question.services().get(i).name(), chains.get(i).getFailure() == null ? NOTHING : null))
                        .toList());
    }

    private static List<Answer> traces(Question question, UUID correlation) {
        var asked = question.services().stream()
                .map(service -> Async.function(stub(service)::ofCorrelation, correlation, question.eventId()))
                .toList();
        return IntStream.range(0, asked.size())
                .mapToObj(i -> new Answer(question.services().get(i).name(), answer(asked.get(i))))
                .toList();
    }

    private static @Nullable UUID known(Promise<UUID> chain) {
        return chain.isCompleted() && chain.getFailure() == null ? chain.get() : null;
    }

    private static @Nullable Trace answer(Promise<Trace> asked) {
        try {
            return asked.get();
        } catch (ActivityFailure _) {
            return null; // silence is the answer
        }
    }

    private static EventTraceActivities stub(Service service) {
        return Workflow.newActivityStub(
                EventTraceActivities.class,
                ActivityOptions.newBuilder()
                        .setTaskQueue(service.taskQueue())
                        .setScheduleToCloseTimeout(PATIENCE)
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }
}
