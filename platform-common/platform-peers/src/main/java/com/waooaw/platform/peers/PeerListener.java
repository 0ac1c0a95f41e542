package com.waooaw.platform.peers;

import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/** Counts the tests of a JVM under the parts they say they meet. JUnit finds it by itself. */
public final class PeerListener implements TestExecutionListener {

    private @Nullable TestPlan plan;

    /** For JUnit. */
    public PeerListener() {}

    @Override
    public void testPlanExecutionStarted(TestPlan started) {
        plan = started;
    }

    @Override
    public void executionSkipped(TestIdentifier skipped, String reason) {
        long tests = skipped.isTest() ? 1 : testsIn(skipped);
        peersOf(skipped).forEach(peer -> Peers.met(peer, Fact.Outcome.SKIPPED, tests, reason));
    }

    @Override
    public void executionFinished(TestIdentifier finished, TestExecutionResult result) {
        boolean failed = result.getStatus() == TestExecutionResult.Status.FAILED;
        // what a class does before its tests may fail, and then none of them runs
        if (!finished.isTest() && !failed) {
            return;
        }
        var outcome =
                switch (result.getStatus()) {
                    case SUCCESSFUL -> Fact.Outcome.RAN;
                    case FAILED -> Fact.Outcome.FAILED;
                    case ABORTED -> Fact.Outcome.SKIPPED;
                };
        var reason = result.getThrowable().map(Throwable::getMessage).orElse("");
        peersOf(finished).forEach(peer -> Peers.met(peer, outcome, 1, String.valueOf(reason)));
    }

    /** A test that is repeated with arguments is one here: how often is not known before it runs. */
    private long testsIn(TestIdentifier container) {
        var known = plan;
        return known == null
                ? 1
                : Math.max(
                        1,
                        known.getDescendants(container).stream()
                                .filter(one -> one.getSource()
                                        .filter(MethodSource.class::isInstance)
                                        .isPresent())
                                .count());
    }

    private static Set<Peer> peersOf(TestIdentifier test) {
        return test.getSource().map(PeerListener::peersOf).orElse(Set.of());
    }

    static Set<Peer> peersOf(TestSource source) {
        var elements = new ArrayList<AnnotatedElement>();
        switch (source) {
            case MethodSource method -> {
                elements.add(method.getJavaMethod());
                elements.addAll(withEnclosing(method.getJavaClass()));
            }
            case ClassSource type -> elements.addAll(withEnclosing(type.getJavaClass()));
            default -> {}
        }
        var peers = EnumSet.noneOf(Peer.class);
        for (var element : elements) {
            AnnotationSupport.findRepeatableAnnotations(element, Against.class).stream()
                    .filter(against -> holds(against.when()))
                    .forEach(against -> peers.add(against.value()));
        }
        return peers;
    }

    private static boolean holds(String condition) {
        if (condition.isEmpty()) {
            return true;
        }
        boolean wanted = !condition.contains("!=");
        var sides = condition.split("!?=", 2);
        return wanted == sides[1].equals(System.getProperty(sides[0], ""));
    }

    private static List<Class<?>> withEnclosing(Class<?> type) {
        var types = new ArrayList<Class<?>>();
        for (Class<?> next = type; next != null; next = next.getEnclosingClass()) {
            types.add(next);
        }
        return types;
    }
}
