package com.waooaw.agentexecution.health;

import com.waooaw.activities.execution.ExecutionActivities.HealthReport;
import com.waooaw.activities.execution.ExecutionActivities.SampleJob;
import com.waooaw.agentexecution.HouseTenant;
import com.waooaw.agentexecution.dispatcher.Dispatcher;
import com.waooaw.agentexecution.job.JobRef;
import com.waooaw.agentexecution.job.Jobs;
import com.waooaw.platform.database.Tenancy;
import com.waooaw.platform.kernel.Ids;
import com.waooaw.platform.kernel.WaooawException;
import org.springframework.stereotype.Component;

/** Runs sample jobs, once per run id, and keeps what they showed. */
@Component
class HealthChecks {

    private final HealthRuns runs;
    private final Jobs jobs;
    private final Dispatcher dispatcher;
    private final SampleJobs workflows;

    HealthChecks(HealthRuns runs, Jobs jobs, Dispatcher dispatcher, SampleJobs workflows) {
        this.runs = runs;
        this.jobs = jobs;
        this.dispatcher = dispatcher;
        this.workflows = workflows;
    }

    HealthReport run(SampleJob request) {
        return runs.find(request.runId()).orElseGet(() -> report(request));
    }

    private HealthReport report(SampleJob request) {
        var job = new JobRef(Ids.of("sample-job", request.runId()), HouseTenant.ID);
        runs.begin(request, job.jobId());
        try {
            var binding = dispatcher.bound(request.agentId(), request.agentVersion());
            Tenancy.call(HouseTenant.ID, () -> jobs.sample(job.jobId(), binding, request.cause()));
        } catch (WaooawException e) {
            return runs.end(HealthProbes.notBegun(request.runId(), e));
        }
        workflows.runToItsEnd(request.runId(), job);
        return runs.end(Tenancy.call(
                HouseTenant.ID, () -> HealthProbes.of(request.runId(), jobs.runs(job), jobs.triedPublication(job))));
    }
}
