package com.waooaw.platform.policy.pdp;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Evaluators of one bundle, each for one thread at a time. Those that failed or grew large are not used again. */
final class InstancePool {

    /** An evaluation takes microseconds: whoever waits longer than this had better be denied. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    private final CompiledPolicies policies;
    private final Semaphore permits;
    private final ConcurrentLinkedDeque<PolicyInstance> idle = new ConcurrentLinkedDeque<>();

    InstancePool(CompiledPolicies policies, int size) {
        this.policies = policies;
        this.permits = new Semaphore(size);
        idle.push(policies.newInstance());
    }

    /** The result, or nothing where every evaluator was at work for too long. */
    Optional<String> evaluate(int entrypoint, byte[] input) {
        try {
            if (!permits.tryAcquire() && !permits.tryAcquire(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            var waiting = idle.poll();
            var instance = waiting == null ? policies.newInstance() : waiting;
            var result = instance.evaluate(entrypoint, input);
            if (!instance.isLarge()) {
                idle.push(instance);
            }
            return Optional.of(result);
        } finally {
            permits.release();
        }
    }
}
