package com.waooaw.acceptance.stack;

import com.waooaw.local.stack.TemporalCli;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.peers.Peers;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/** Starts one stack when the first test asks for it, and stops it after the last; and so the one {@link Beside} it. */
final class SharedStack implements ExecutionCondition, ParameterResolver, TestWatcher {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedStack.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return switch (Temporal.ofThisRun()) {
            case MEMORY -> ConditionEvaluationResult.enabled("Temporal is in memory");
            case CLI -> TemporalProgram.evaluate(TemporalCli.find().isPresent());
        };
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningStack.class;
    }

    @Override
    public RunningStack resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var store = context.getRoot().getStore(NAMESPACE);
        var mode = RunningStack.Mode.ofThisRun();
        return parameter.isAnnotated(Beside.class)
                ? store.computeIfAbsent(Beside.class, _ -> started(mode.other()), RunningStack.class)
                : store.computeIfAbsent(RunningStack.class, _ -> started(mode), RunningStack.class);
    }

    @Override
    public void testFailed(ExtensionContext context, Throwable cause) {
        var stack = context.getRoot().getStore(NAMESPACE).get(RunningStack.class, RunningStack.class);
        if (stack != null) {
            stack.keepState();
            context.publishReportEntry("logs", stack.logTail());
        }
    }

    private static RunningStack started(RunningStack.Mode mode) {
        var stack = RunningStack.empty(mode);
        // not even a test run that is broken off leaves processes behind
        Runtime.getRuntime().addShutdownHook(new Thread(stack::kill, "end of the stack"));
        stack.start();
        Peers.version(Peer.STACK_POSTGRESQL, stack.databaseVersion());
        Peers.version(Peer.STACK_REDIS, stack.redisVersion());
        return stack;
    }
}
