package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.PublishedEvents.Last;
import com.waooaw.platform.events.PublishedEvents.Numbered;
import com.waooaw.platform.sample.SampleTest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a publisher answers who misses something. */
@SampleTest
class PublishedEventsIT {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PublishedEvents published;

    private final AggregateRef agent =
            new AggregateRef("agent", UUID.randomUUID().toString());

    @BeforeEach
    void aKey() {
        jdbc.sql("insert into outbox_key (ordering_key) values ('published') on conflict do nothing")
                .update();
    }

    @Test
    void aRangeIsWhatIsKeptAndWhatIsGone() {
        counted(Topic.JOB_COMPLETED, agent, 5);
        publish(Topic.JOB_COMPLETED, agent, 2, LONG_AGO);
        publish(Topic.JOB_COMPLETED, agent, 4, LONG_AGO);

        var answer = published.kept(Topic.JOB_COMPLETED, agent, 1, 5);
        assertThat(answer.events()).extracting(Numbered::n).containsExactly(2L, 4L);
        assertThat(answer.events()).extracting(Numbered::envelope).allMatch(text -> text.contains("\"marker\""));
        assertThat(answer.gone()).containsExactly(1L, 3L, 5L);
        assertThat(answer.through()).isEqualTo(5);

        assertThat(published.kept(Topic.JOB_COMPLETED, agent, 3, 3).gone()).containsExactly(3L);
        assertThat(published.kept(Topic.DECISIONS, agent, 1, 5).through()).isZero();
    }

    @Test
    void whatWasNeverPublishedIsNotGone() {
        counted(Topic.JOB_COMPLETED, agent, 2);
        publish(Topic.JOB_COMPLETED, agent, 2, LONG_AGO);

        var answer = published.kept(Topic.JOB_COMPLETED, agent, 2, Long.MAX_VALUE);
        assertThat(answer.events()).hasSize(1);
        assertThat(answer.gone()).isEmpty();
        assertThat(answer.through()).isEqualTo(2);
        assertThat(published.kept(Topic.JOB_COMPLETED, agent, 3, 9).through()).isLessThan(3);
    }

    @Test
    void anAnswerAboutStatesDoesNotEndWithOneThatIsGone() {
        counted(Topic.INDUSTRY_ADDED, agent, 9);
        publish(Topic.INDUSTRY_ADDED, agent, 7, LONG_AGO);
        publish(Topic.INDUSTRY_ADDED, agent, 9, LONG_AGO);

        var answer = published.kept(Topic.INDUSTRY_ADDED, agent, 1, 4);
        assertThat(answer.events()).extracting(Numbered::n).containsExactly(7L);
        assertThat(answer.gone()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(answer.through()).isEqualTo(7);
    }

    @Test
    void anEventIsFoundByEverythingItCountsFor() {
        var affected = new AggregateRef("job", agent.id());
        counted(Topic.DECISIONS, affected, 3);
        publish(Topic.DECISIONS, agent, 1, LONG_AGO);
        jdbc.sql("""
                insert into outbox_affects (topic, aggregate_type, aggregate_id, n, event_id)
                select 'decisions', :type, :id, 3, id from outbox where aggregate_id = :id and target = 'decisions'
                """).param("type", affected.type()).param("id", affected.id()).update();

        var answer = published.kept(Topic.DECISIONS, affected, 3, 3);
        assertThat(answer.events()).extracting(Numbered::n).containsExactly(3L);
        assertThat(published.since(Topic.DECISIONS, LONG_AGO, null))
                .contains(new Last(agent, 1), new Last(affected, 3));
    }

    @Test
    void whatMovedIsToldPageByPageAndOnlySinceThen() {
        var since = Instant.parse("2001-02-01T00:00:00Z");
        var many = PublishedEvents.PER_PAGE + 20;
        for (int i = 0; i < many; i++) {
            var one = new AggregateRef("paged", "%s-%04d".formatted(agent.id(), i));
            publish(Topic.APPROVALS, one, 1, i % 100 == 0 ? since : LONG_AGO);
            if (i % 100 == 0) {
                publish(Topic.APPROVALS, one, 2, since);
            }
        }
        var all = pages(null);
        assertThat(all)
                .hasSize(many)
                .doesNotHaveDuplicates()
                .contains(new Last(paged(100), 2), new Last(paged(101), 1));
        assertThat(pages(since))
                .containsExactlyElementsOf(
                        all.stream().filter(last -> last.n() == 2).toList());
    }

    private AggregateRef paged(int i) {
        return new AggregateRef("paged", "%s-%04d".formatted(agent.id(), i));
    }

    /** Those of this test. */
    private List<Last> pages(Instant since) {
        var all = new ArrayList<Last>();
        var page = published.since(Topic.APPROVALS, since, null);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(PublishedEvents.PER_PAGE);
            all.addAll(page);
            page = published.since(Topic.APPROVALS, since, page.getLast().aggregate());
        }
        all.removeIf(last -> !last.aggregate().id().startsWith(agent.id()));
        return all;
    }

    private void publish(Topic topic, AggregateRef aggregate, long n, Instant at) {
        jdbc.sql("""
                insert into outbox (id, kind, ordering_key, target, payload, created_at, sent_at,
                                    aggregate_type, aggregate_id, n)
                values (:id, 'event', 'published', :topic, '{"marker":1}', :at, :at, :type, :aggregate, :n)
                """)
                .param("id", UUID.randomUUID())
                .param("topic", topic.wireName())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("type", aggregate.type())
                .param("aggregate", aggregate.id())
                .param("n", n)
                .update();
    }

    private void counted(Topic topic, AggregateRef aggregate, long n) {
        jdbc.sql("""
                insert into aggregate_clock (aggregate_type, aggregate_id, known)
                values (:type, :id, jsonb_build_object(:stream::text, :n::bigint))
                """)
                .param("type", aggregate.type())
                .param("id", aggregate.id())
                .param("stream", topic.stream())
                .param("n", n)
                .update();
    }
}
