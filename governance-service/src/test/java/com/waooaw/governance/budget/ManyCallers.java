package com.waooaw.governance.budget;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.BudgetActivities.BudgetRef;
import com.waooaw.governance.GovernanceApplication;
import com.waooaw.platform.testkit.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whoever has a thousand callers at once, at several contexts with pools of their own on one database. */
abstract class ManyCallers extends BudgetServiceTest {

    static final int CALLERS = 1_000;

    @Autowired
    ConfigurableEnvironment environment;

    /** Looks at budgets again and again, from outside. */
    static final class Watch implements AutoCloseable {

        private final List<BudgetRef> budgets;
        private final Thread thread;
        private final AtomicBoolean over = new AtomicBoolean();
        private final AtomicLong looks = new AtomicLong();
        private volatile boolean done;

        Watch(List<BudgetRef> budgets) {
            this.budgets = budgets;
            this.thread = Thread.ofPlatform().daemon().start(this::look);
        }

        private void look() {
            var database = TestDatabase.migrated("governance");
            var jdbc = JdbcClient.create(TestDatabase.superuser(database.database()));
            while (!done) {
                boolean found = jdbc.sql("""
                                select exists (
                                    select from governance.budget
                                    where id in (:ids) and settled_micros + leased_micros > limit_micros + granted_micros)
                                """)
                        .param("ids", budgets.stream().map(BudgetRef::id).toList())
                        .query(Boolean.class)
                        .single();
                if (found) {
                    over.set(true);
                }
                looks.incrementAndGet();
            }
        }

        /** Fails where a cap was exceeded at any time. */
        void nothingWasOver() {
            assertThat(over).isFalse();
            assertThat(looks.get()).isPositive();
        }

        @Override
        public void close() {
            done = true;
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError(e);
            }
        }
    }

    /** Does something for the caller of this number. */
    interface Caller<T> {

        T call(int number) throws Exception;
    }

    static <T> List<T> atOnce(Caller<T> work) throws ExecutionException, InterruptedException {
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> work.call(caller)))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** As Temporal would: who found no connection in two seconds comes again. */
    static <T> T patiently(Callable<T> call) throws Exception {
        while (true) {
            try {
                return call.call();
            } catch (CannotCreateTransactionException
                    | TransientDataAccessException
                    | DataAccessResourceFailureException _) {
                // it has waited already, for a connection or, on one, for a row many want; a repeat is the same act
            }
        }
    }

    /** One that answers and works nothing off, on the same database and Temporal. */
    ConfigurableApplicationContext anotherGovernance(String... more) {
        var settings = new LinkedHashMap<String, String>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> names) {
                Stream.of(names.getPropertyNames())
                        .filter(name -> name.matches(
                                "(waooaw\\.(database|clock|temporal|web|events|governance)|spring\\.mail)\\..*"))
                        .forEach(name -> settings.putIfAbsent(name, String.valueOf(names.getProperty(name))));
            }
        }
        var arguments = new ArrayList<String>(List.of(
                "--server.port=0",
                "--waooaw.roles=edge",
                // an edge sends nothing
                "--waooaw.events.relay.url=http://127.0.0.1:1",
                "--waooaw.events.relay.secret=secret"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        arguments.addAll(List.of(more));
        return new SpringApplicationBuilder(GovernanceApplication.class)
                .properties("spring.config.name=governance")
                .run(arguments.toArray(String[]::new));
    }
}
