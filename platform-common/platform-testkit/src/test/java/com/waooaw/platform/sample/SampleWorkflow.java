package com.waooaw.platform.sample;

import com.waooaw.platform.workflow.Wakeable;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Says that it started, waits to be woken, says that it is done. */
@WorkflowInterface
public interface SampleWorkflow extends Wakeable {

    /** Its argument: whatever a record of ids and numbers may hold. */
    record Argument(UUID id, long number, BigDecimal amount, Instant at) {}

    @WorkflowMethod(name = "Sample")
    Argument run(Argument argument);
}
