package com.waooaw.platform.events.causal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;

/**
 * Runs actors one statement at a time, in an order the seed decides; kills one process between any two statements, and
 * tells who waits for whose lock.
 */
final class Steps {

    /** A process was killed: its thread must do nothing more, and nothing may catch this on the way. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private static final class Actor {
        final int process;
        final Semaphore go = new Semaphore(0);
        final Set<Object> locks = new HashSet<>();

        @Nullable Object wants;

        boolean killed;
        boolean done;

        Actor(int process) {
            this.process = process;
        }
    }

    private final Random random;
    private final Semaphore scheduler = new Semaphore(0);
    private final List<Actor> actors = new ArrayList<>();
    private final Map<Object, Actor> owners = new HashMap<>();

    @SuppressWarnings("ThreadLocalUsage") // several schedules are played at once
    private final ThreadLocal<@Nullable Actor> self = new ThreadLocal<>();

    private @Nullable Throwable broken;
    private long count;

    Steps(Random random) {
        this.random = random;
    }

    /** Adds an actor of a process; it begins when the scheduler picks it. */
    void spawn(int process, Runnable work) {
        var actor = new Actor(process);
        actors.add(actor);
        Thread.ofVirtual().start(() -> {
            actor.go.acquireUninterruptibly();
            self.set(actor);
            try {
                if (!actor.killed) {
                    work.run();
                }
            } catch (Killed _) {
                // its locks fall with it
            } catch (Throwable e) {
                broken = e;
            } finally {
                free(actor);
                actor.done = true;
                scheduler.release();
            }
        });
    }

    /**
     * Lets everyone go on until all are done.
     *
     * @throws IllegalStateException if it takes more than {@code most} steps: something goes round in circles
     */
    void run(long most) {
        while (true) {
            actors.removeIf(actor -> actor.done);
            // the dead first: in a real database their locks fall only when their connections do
            var able = actors.stream().filter(actor -> actor.killed).toList();
            if (able.isEmpty()) {
                able = actors.stream().filter(this::isAble).toList();
            }
            if (able.isEmpty()) {
                if (!actors.isEmpty()) {
                    throw new IllegalStateException("everyone waits for a lock");
                }
                return;
            }
            able.get(random.nextInt(able.size())).go.release();
            scheduler.acquireUninterruptibly();
            if (broken != null) {
                throw new IllegalStateException("an actor broke", broken);
            }
            if (++count > most) {
                throw new IllegalStateException("still busy after " + most + " steps");
            }
        }
    }

    private boolean isAble(Actor actor) {
        return actor.wants == null || !owners.containsKey(actor.wants);
    }

    /** Between two statements: others may go on here, and here a process dies. */
    void step() {
        var actor = self.get();
        if (actor == null) {
            return; // the one who looks at the result
        }
        scheduler.release();
        actor.go.acquireUninterruptibly();
        if (actor.killed) {
            throw new Killed();
        }
    }

    /** Kills every actor of a process where it stands. */
    void kill(int process) {
        actors.stream()
                .filter(actor -> actor.process == process && actor != self.get())
                .forEach(actor -> {
                    actor.killed = true;
                    free(actor);
                });
    }

    /** Takes a lock for the rest of the transaction; whoever closes a circle of waiting loses. */
    void lock(Object key) {
        var actor = self.get();
        if (actor == null || actor.locks.contains(key)) {
            return;
        }
        while (owners.containsKey(key)) {
            if (closesCircle(actor, key)) {
                throw new CannotAcquireLockException("deadlock");
            }
            actor.wants = key;
            try {
                step();
            } finally {
                actor.wants = null;
            }
        }
        owners.put(key, actor);
        actor.locks.add(key);
    }

    /** Takes a lock for the rest of the transaction where nobody else has it. */
    boolean tryLock(Object key) {
        var actor = self.get();
        if (actor == null || actor.locks.contains(key)) {
            return true;
        }
        if (owners.containsKey(key)) {
            return false;
        }
        owners.put(key, actor);
        actor.locks.add(key);
        return true;
    }

    private boolean closesCircle(Actor asking, Object key) {
        var at = owners.get(key);
        while (at != null) {
            if (at == asking) {
                return true;
            }
            at = at.wants == null ? null : owners.get(at.wants);
        }
        return false;
    }

    /** The transaction ended. */
    void free() {
        var actor = self.get();
        if (actor != null) {
            free(actor);
        }
    }

    private void free(Actor actor) {
        actor.locks.forEach(owners::remove);
        actor.locks.clear();
    }
}
