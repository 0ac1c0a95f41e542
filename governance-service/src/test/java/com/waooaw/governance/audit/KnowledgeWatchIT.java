package com.waooaw.governance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.contracts.governance.SloBreached.State;
import com.waooaw.governance.GovernanceServiceTest;
import com.waooaw.platform.testkit.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

class KnowledgeWatchIT extends GovernanceServiceTest {

    /** Far from the numbers that other tests use. */
    static final long BEFORE = 1_000_000;

    private static final long BEFORE_SOME_WERE_LOST = 500_000;

    final JdbcClient database = JdbcClient.create(TestDatabase.superuser("waooaw"));
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();

    @Autowired
    Objectives objectives;

    final List<Long> told = new ArrayList<>();

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void aNumberThatStaysMissingIsReportedUntilItArrives() {
        var watch = watch(Duration.ZERO);
        arrived(BEFORE + 1);
        arrived(BEFORE + 2);
        assertThat(lost(watch)).isZero();

        arrived(BEFORE + 4);
        assertThat(lost(watch)).isEqualTo(BEFORE + 3);
        assertThat(metrics.get("waooaw.audit.knowledge.missing").gauge().value())
                .isEqualTo(BEFORE + 3);
        arrived(BEFORE + 5);
        assertThat(lost(watch)).isEqualTo(BEFORE + 3);
        assertThat(lost(watch(Duration.ofHours(1))))
                .as("it may still be on its way")
                .isZero();

        arrived(BEFORE + 3);
        assertThat(lost(watch)).isZero();

        purged(6);
        arrived(BEFORE + 7);
        assertThat(lost(watch)).as("what was purged had arrived").isZero();
        assertThat(told).containsExactly(0L, BEFORE + 3, BEFORE + 3, 0L, 0L, 0L);
    }

    @Test
    void aNumberStaysMissingWhenOnlyALaterOneOfThoseThatWereLostArrives() {
        var watch = watch(Duration.ofSeconds(2), BEFORE_SOME_WERE_LOST);
        arrived(BEFORE_SOME_WERE_LOST + 1);
        // 2 and 3 are lost
        arrived(BEFORE_SOME_WERE_LOST + 4);
        await("the later one to have been there for too long")
                .atMost(Duration.ofSeconds(30))
                .until(() -> watch.firstLost() == BEFORE_SOME_WERE_LOST + 2);

        arrived(BEFORE_SOME_WERE_LOST + 3);
        assertThat(watch.firstLost()).isEqualTo(BEFORE_SOME_WERE_LOST + 2);
        arrived(BEFORE_SOME_WERE_LOST + 2);
        assertThat(watch.firstLost())
                .as("all up to 4 have arrived; other tests leave gaps above")
                .matches(lost -> lost == 0 || lost > BEFORE_SOME_WERE_LOST + 4);
    }

    @Test
    void whatIsMissingIsToldOnceAndThatItCameToo() {
        for (var measured : new Long[] {null, 7L, 7L, 8L, null, null}) {
            objectives.report(Slo.AUDIT_ENTRIES_COMPLETE, "a-service", measured);
        }
        await().until(() -> published().size() == 3);
        assertThat(published())
                .extracting(SloBreached::state, SloBreached::measured)
                .containsExactly(tuple(State.BREACHED, 7L), tuple(State.BREACHED, 8L), tuple(State.MET, null));
    }

    private List<SloBreached> published() {
        return carrier.payloads(SloBreached.class).stream()
                .filter(event -> event.service().equals("a-service"))
                .toList();
    }

    private void purged(long n) {
        database.sql("""
                        insert into audit_log.audit_purged (leaf_index, entry_id, service, source_number)
                        values (:number, gen_random_uuid(), 'industry-knowledge', :number)
                        """).param("number", BEFORE + n).update();
    }

    private KnowledgeWatch watch(Duration patience) {
        return watch(patience, BEFORE);
    }

    private KnowledgeWatch watch(Duration patience, long before) {
        var watch = new KnowledgeWatch(
                database, patience, patience.isZero() ? metrics : new SimpleMeterRegistry(), told::add);
        watch.startAfter(before);
        return watch;
    }

    private long lost(KnowledgeWatch watch) {
        watch.round();
        return watch.firstLost();
    }

    private void arrived(long number) {
        database.sql("""
                        select audit_log.append(gen_random_uuid(), now(), 'industry-knowledge', 'a', 'system', 'x', 'y',
                            'z', null, null, null, '{}', 'succeeded', gen_random_uuid(), gen_random_uuid(), 'internal',
                            p_source_number => :number)
                        """).param("number", number).query(Boolean.class).single();
    }
}
