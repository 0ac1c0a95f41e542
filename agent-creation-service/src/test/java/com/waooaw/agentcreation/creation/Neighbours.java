package com.waooaw.agentcreation.creation;

import com.waooaw.activities.execution.ExecutionActivities;
import com.waooaw.activities.governance.GovernanceActivities;
import com.waooaw.activities.knowledge.KnowledgeActivities;
import com.waooaw.platform.testkit.TestTime;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.WorkerFactory;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The other services, on their own task queues of the real Temporal server. */
@TestConfiguration(proxyBeanMethods = false)
public class Neighbours {

    @Bean
    FakeGovernance fakeGovernance() {
        return new FakeGovernance(TestTime.clock());
    }

    @Bean
    FakeEscalations fakeEscalations() {
        return new FakeEscalations(TestTime.clock());
    }

    @Bean
    FakeExecution fakeExecution() {
        return new FakeExecution();
    }

    @Bean
    CancelledJobs cancelledJobs() {
        return new CancelledJobs();
    }

    @Bean(destroyMethod = "shutdownNow")
    WorkerFactory neighbours(
            WorkflowClient client,
            FakeGovernance governance,
            FakeEscalations escalations,
            FakeExecution execution,
            CancelledJobs cancelled) {
        var factory = WorkerFactory.newInstance(client);
        factory.newWorker(GovernanceActivities.TASK_QUEUE).registerActivitiesImplementations(governance, escalations);
        factory.newWorker(ExecutionActivities.TASK_QUEUE).registerActivitiesImplementations(execution, cancelled);
        factory.newWorker(KnowledgeActivities.TASK_QUEUE).registerActivitiesImplementations(new FakeKnowledge());
        factory.start();
        return factory;
    }
}
