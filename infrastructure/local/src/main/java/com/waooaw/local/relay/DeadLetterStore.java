package com.waooaw.local.relay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Dead letters that their subscriber has not acknowledged yet. */
class DeadLetterStore {

    private static final int AT_ONCE = 16;

    private final JdbcClient jdbc;

    DeadLetterStore(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * Takes what is to be offered now, oldest first. It is put off to {@code next} in the same step: no other relay
     * offers it meanwhile, and it comes again where nobody acknowledges it.
     */
    List<DeadLetter> take(String subscriber, Instant now, Instant next) {
        return jdbc
                .sql("""
                        update relay.dead_letter l set offer_at = :next, offers = l.offers + 1
                        from (
                            select message_id from relay.dead_letter
                            where subscriber = :subscriber and acknowledged_at is null and offer_at <= :now
                            order by offer_at, message_id limit :limit
                            for update skip locked) due
                        join relay.message m on m.id = due.message_id
                        join relay.delivery d on d.message_id = due.message_id and d.subscriber = :subscriber
                        where l.subscriber = :subscriber and l.message_id = due.message_id
                        returning l.message_id, l.offers - 1 as offers_before, d.ordering_key, d.attempts,
                                  m.topic, m.data, m.attributes::text as attributes, m.published_at
                        """)
                .param("subscriber", subscriber)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("next", next.atOffset(ZoneOffset.UTC))
                .param("limit", AT_ONCE)
                .query((row, _) -> new DeadLetter(
                        new Delivery(
                                subscriber,
                                row.getLong("message_id"),
                                row.getString("ordering_key"),
                                row.getInt("attempts"),
                                row.getString("topic"),
                                row.getString("data"),
                                row.getString("attributes"),
                                row.getObject("published_at", OffsetDateTime.class)
                                        .toInstant()),
                        row.getInt("offers_before")))
                .list()
                .stream()
                .sorted(Comparator.comparingLong(letter -> letter.delivery().messageId()))
                .toList();
    }

    /** The subscriber has it. */
    void acknowledged(DeadLetter letter, Instant now) {
        jdbc.sql("""
                update relay.dead_letter set acknowledged_at = :now, last_error = null
                where subscriber = :subscriber and message_id = :message
                """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("subscriber", letter.delivery().subscriber())
                .param("message", letter.delivery().messageId())
                .update();
    }

    /** It is offered again, at {@code at}. */
    void notAcknowledged(DeadLetter letter, Instant at, String why) {
        jdbc.sql("""
                update relay.dead_letter set offer_at = :at, last_error = :why
                where subscriber = :subscriber and message_id = :message and acknowledged_at is null
                """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("why", why)
                .param("subscriber", letter.delivery().subscriber())
                .param("message", letter.delivery().messageId())
                .update();
    }
}
