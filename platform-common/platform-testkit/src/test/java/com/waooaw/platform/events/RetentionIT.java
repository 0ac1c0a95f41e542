package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.testkit.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is deleted for its age, and what never is. */
class RetentionIT {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final String EFFECT = Topic.JOB_COMPLETED.wireName();
    private static final String STATE = Topic.AGENT_STATE_CHANGED.wireName();

    private JdbcClient jdbc;
    private TransactionTemplate app;
    private Outbox outbox;
    private Retention retention;

    @BeforeEach
    void emptyTables() {
        var database = TestDatabase.migrated("learning");
        var system = TestDatabase.as(database, database.system());
        jdbc = JdbcClient.create(system);
        List.of("outbox", "outbox_key", "outbox_affects", "inbox", "dead_letter", "delivery_failure")
                .forEach(table -> jdbc.sql("delete from " + table).update());
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        retention = new Retention(jdbc, transactions(system), clock, clock);
        var application = TestDatabase.as(database, database.app());
        app = transactions(application);
        outbox = new Outbox(JdbcClient.create(application), clock, () -> {});
    }

    private static TransactionTemplate transactions(DataSource source) {
        return new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Test
    void eventsAreKept35DaysAfterTheyWereSent() {
        event("old", EFFECT, "a", 1, Duration.ofDays(36), Duration.ofDays(36));
        event("young", EFFECT, "a", 2, Duration.ofDays(34), Duration.ofDays(34));
        event("sent late", EFFECT, "a", 3, Duration.ofDays(36), Duration.ofDays(34));
        event("unsent", EFFECT, "a", 4, Duration.ofDays(99), null);

        assertThat(retention.prune().events()).isEqualTo(1);
        assertThat(left()).containsExactly("young", "sent late", "unsent");
        assertThat(retention.prune().isNothing()).isTrue();
    }

    @Test
    void theLastEventOfEachAggregateOfATopicThatTellsStatesStaysForEver() {
        event("a1", STATE, "a", 1, Duration.ofDays(400), Duration.ofDays(400));
        event("a2", STATE, "a", 2, Duration.ofDays(399), Duration.ofDays(399));
        event("b1", STATE, "b", 1, Duration.ofDays(400), Duration.ofDays(400));
        event("b2", STATE, "b", 2, Duration.ofDays(1), Duration.ofDays(1));

        assertThat(retention.prune().events()).isEqualTo(2);
        assertThat(left()).containsExactly("a2", "b2");
    }

    @Test
    void moreThanOneBatchGoesInOneRunAndTwoRunsAtOnceGetOnWithEachOther() {
        for (int i = 1; i <= 1_300; i++) {
            event("e" + i, EFFECT, "a", i, Duration.ofDays(40), Duration.ofDays(40));
        }
        var other = CompletableFuture.supplyAsync(retention::prune);
        int here = retention.prune().events();

        assertThat(here + other.join().events()).isEqualTo(1_300);
        assertThat(left()).isEmpty();
    }

    @Test
    void thePlacesOfAnEventGoWithIt() {
        for (var age : List.of(40, 1)) {
            var id = event("aged " + age, EFFECT, "a", age, Duration.ofDays(age), Duration.ofDays(age));
            jdbc.sql("insert into outbox_affects values (:topic, 'job', 'j', :n, :id)")
                    .param("topic", EFFECT)
                    .param("n", age)
                    .param("id", id)
                    .update();
        }
        assertThat(retention.prune().events()).isEqualTo(1);
        assertThat(jdbc.sql("select n from outbox_affects").query(Long.class).list())
                .containsExactly(1L);
    }

    @Test
    void startsAndWakesAreKeptAWeek() {
        row("old start", "start", "x", null, null, Duration.ofDays(8), Duration.ofDays(8));
        row("young wake", "wake", "x", null, null, Duration.ofDays(6), Duration.ofDays(6));
        row("unsent start", "start", "x", null, null, Duration.ofDays(99), null);

        assertThat(retention.prune().others()).isEqualTo(1);
        assertThat(left()).containsExactly("young wake", "unsent start");
    }

    @Test
    void aKeyGoesWithItsLastRow() {
        event("old", EFFECT, "a", 1, Duration.ofDays(36), Duration.ofDays(36));
        event("young", EFFECT, "b", 1, Duration.ofDays(1), Duration.ofDays(1));

        assertThat(retention.prune().keys()).isEqualTo(1);
        assertThat(jdbc.sql("select ordering_key from outbox_key")
                        .query(String.class)
                        .list())
                .containsExactly("key b");
    }

    @Test
    void aKeySomebodyIsWritingARowOfStaysWhateverItCosts() throws InterruptedException {
        event("old", EFFECT, "a", 1, Duration.ofDays(36), Duration.ofDays(36));
        var written = new CountDownLatch(1);
        var tried = new CountDownLatch(1);
        var writing = CompletableFuture.runAsync(() -> app.executeWithoutResult(_ -> {
            outbox.append(UUID.randomUUID(), "wake", "key a", "new", "{}");
            written.countDown();
            try {
                tried.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }));
        written.await();
        assertThat(retention.prune().keys()).isZero();
        tried.countDown();
        writing.join();

        assertThat(retention.prune().keys()).isZero();
        assertThat(left()).containsExactly("new");
    }

    @Test
    void idsAreKeptUntilNoCopyOfTheirEventCanBeLeft() {
        assertThat(Retention.INBOX)
                .as("the producer's 35 days and 30 more among a carrier's dead letters")
                .isGreaterThan(Retention.EVENTS.plus(Retention.DEAD_LETTERS));
        for (var age : List.of(71, 69)) {
            jdbc.sql("""
                    insert into inbox values (:id, 'audit_events', 'e', 'p', 't', :age, 1, :id, :id, :at, :at, 'handled')
                    """)
                    .param("id", UUID.randomUUID())
                    .param("age", String.valueOf(age))
                    .param("at", before(Duration.ofDays(age)))
                    .update();
        }
        assertThat(retention.prune().inbox()).isEqualTo(1);
        assertThat(jdbc.sql("select aggregate_id from inbox")
                        .query(String.class)
                        .list())
                .containsExactly("69");
    }

    @Test
    void deadLettersAreKept30DaysAndCountsOfFailures35() {
        for (var age : List.of(36, 34, 31, 29)) {
            jdbc.sql("""
                    insert into dead_letter (id, topic, reason, detail, event, died_at)
                    values (:id, 't', 'r', :age, '', :at)
                    """)
                    .param("id", UUID.randomUUID())
                    .param("age", String.valueOf(age))
                    .param("at", before(Duration.ofDays(age)))
                    .update();
            jdbc.sql("insert into delivery_failure values (:id, 1, :age, :at)")
                    .param("id", UUID.randomUUID())
                    .param("age", String.valueOf(age))
                    .param("at", before(Duration.ofDays(age)))
                    .update();
        }
        var deleted = retention.prune();
        assertThat(deleted.deadLetters()).isEqualTo(3);
        assertThat(deleted.failures()).isEqualTo(1);
        assertThat(jdbc.sql("select detail from dead_letter")
                        .query(String.class)
                        .list())
                .containsExactly("29");
        assertThat(jdbc.sql("select last_error from delivery_failure order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("29", "31", "34");
    }

    private UUID event(String marker, String topic, String aggregate, long n, Duration created, Duration sent) {
        return row(marker, "event", topic, aggregate, n, created, sent);
    }

    private UUID row(
            String marker, String kind, String target, String aggregate, Long n, Duration created, Duration sent) {
        var key = "key " + aggregate;
        jdbc.sql("insert into outbox_key (ordering_key) values (:key) on conflict do nothing")
                .param("key", key)
                .update();
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into outbox (id, kind, ordering_key, target, payload, created_at, sent_at, last_error,
                                    aggregate_type, aggregate_id, n)
                values (:id, :kind, :key, :target, '{}', :created, :sent, :marker, 'thing', :aggregate, :n)
                """)
                .param("id", id)
                .param("kind", kind)
                .param("key", key)
                .param("target", target)
                .param("created", before(created))
                .param("sent", sent == null ? null : before(sent))
                .param("marker", marker)
                .param("aggregate", aggregate)
                .param("n", n)
                .update();
        return id;
    }

    private static OffsetDateTime before(Duration age) {
        return NOW.minus(age).atOffset(ZoneOffset.UTC);
    }

    private List<String> left() {
        return jdbc.sql("select coalesce(last_error, target) from outbox order by seq")
                .query(String.class)
                .list();
    }
}
