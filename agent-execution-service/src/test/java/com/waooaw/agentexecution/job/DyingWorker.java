package com.waooaw.agentexecution.job;

import io.temporal.failure.ApplicationFailure;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * A worker that dies after its n-th activity: the activity has had its effect, and nobody hears that it did. From then on
 * it does nothing any more.
 */
final class DyingWorker {

    final List<String> done = new CopyOnWriteArrayList<>();
    final CountDownLatch dead = new CountDownLatch(1);
    private final AtomicInteger left;

    DyingWorker(int lives) {
        this.left = new AtomicInteger(lives);
    }

    static DyingWorker immortal() {
        return new DyingWorker(Integer.MAX_VALUE);
    }

    /** Activities done by whoever is the worker at the time. */
    static <T> T wrap(Class<T> type, T activities, Supplier<DyingWorker> worker) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (_, method, arguments) -> {
                    if (method.getDeclaringClass() == Object.class) {
                        return method.invoke(activities, arguments);
                    }
                    return worker.get().call(activities, method, arguments);
                }));
    }

    private Object call(Object activities, Method method, Object[] arguments) throws Throwable {
        if (dead.getCount() == 0) {
            throw ApplicationFailure.newFailure("dead", "dead");
        }
        try {
            var result = method.invoke(activities, arguments);
            done.add(method.getName());
            if (left.decrementAndGet() == 0) {
                dead.countDown();
                throw ApplicationFailure.newFailure("died after " + method.getName(), "dead");
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
