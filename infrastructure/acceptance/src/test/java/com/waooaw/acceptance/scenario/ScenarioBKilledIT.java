package com.waooaw.acceptance.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.Vetoes;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.stack.NeedsMovableTime;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.acceptance.stack.ServiceProcess;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The services that undo are killed while they do. Between which two steps that is, or in which one, is chance, and the
 * outcome is not; the tests of the services go through each point between two steps by themselves. Three vetoes are what the
 * precedent bears.
 */
@OnTheStack
@NeedsMovableTime
@Order(83)
@Tag("full")
class ScenarioBKilledIT {

    private static RunningStack stack;

    @BeforeAll
    static void start() {
        stack = RunningStack.empty(RunningStack.Mode.PROCESSES);
        // not even a test run that is broken off leaves processes behind
        Runtime.getRuntime().addShutdownHook(new Thread(stack::kill, "end of the stack"));
        stack.start();
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent-creation", "agent-execution", "governance"})
    void aVetoWhoseServiceIsKilledIsUndoneOnceAllTheSame(String service) {
        var job = new MainJob(stack.origin());
        var vetoes = new Vetoes(stack.origin());
        var agent = vetoes.allowed();
        var engagement = job.engage(Person.CUSTOMER, agent.agentId());
        var jobs = List.of(
                job.order(Person.CUSTOMER, engagement, MainJob.BRIEF),
                job.order(Person.CUSTOMER, engagement, MainJob.BRIEF));
        jobs.forEach(id -> job.awaitJob(id, "waiting_approval"));

        vetoes.veto(agent.approvalId()).expect(201);
        new ServiceProcess(stack, service).kill();

        assertThat(Vetoes.steps(vetoes.awaitUndone(agent.approvalId()))).isEqualTo(Vetoes.REVERSE);
        jobs.forEach(id -> job.awaitJob(id, "cancelled"));
        job.awaitAgent(agent.agentId(), "vetoed");
        assertThat(vetoes.evidence(agent.agentId()))
                .containsOnlyKeys(Vetoes.REVERSE)
                .allSatisfy((_, times) -> assertThat(times).isOne());
    }
}
