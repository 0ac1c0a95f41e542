package com.waooaw.governance.notification;

import static com.waooaw.platform.database.Columns.instant;
import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.notification.router.Situation;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What is known of a Governor when they are to be told of a question. */
@Repository
class SituationStore {

    private static final Duration SOON = Duration.ofHours(2);
    private static final double SECONDS_IN_A_MINUTE = 60;

    private final JdbcClient jdbc;

    SituationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public Situation situation(UUID approvalId, ZoneId zone, Instant now, Duration memory) {
        var local = now.atZone(zone);
        var seen = minutesSinceADeviceWasSeen(now);
        var responses = responseMinutes(now.minus(memory));
        return jdbc.sql("select class, due_at from approval where id = :id")
                .param("id", approvalId)
                .query((row, _) -> new Situation(
                        local.getHour(),
                        local.getDayOfWeek().getValue(),
                        seen,
                        responses,
                        row.getString("class").toLowerCase(Locale.ROOT),
                        instant(row, "due_at").isBefore(now.plus(SOON))))
                .single();
    }

    private @Nullable Double minutesSinceADeviceWasSeen(Instant now) {
        return jdbc.sql(
                        "select last_seen_at from device where last_seen_at is not null order by last_seen_at desc limit 1")
                .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .map(seen -> Math.max(Duration.between(seen, now).toSeconds(), 0) / SECONDS_IN_A_MINUTE)
                .orElse(null);
    }

    /** The median of the last twenty times that somebody came by each channel. */
    private Map<Channel, Double> responseMinutes(Instant since) {
        Map<Channel, Double> minutes = new EnumMap<>(Channel.class);
        jdbc.sql("""
                        select channel, percentile_cont(0.5) within group (order by minutes) as usual
                        from (
                            select n.channel, extract(epoch from a.seen_at - n.sent_at)::float8 / 60 as minutes,
                                   row_number() over (partition by n.channel order by a.seen_at desc) as nth
                            from acknowledgement a
                            join notification n on n.approval_id = a.approval_id and n.round = a.round
                                and n.channel = a.seen_through
                            where a.seen_at > :since and n.sent_at is not null and a.seen_at >= n.sent_at
                        ) last
                        where nth <= 20
                        group by channel
                        """)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> Map.entry(row.getString(1), row.getDouble(2)))
                .list()
                .forEach(usual ->
                        Cascade.named(usual.getKey()).ifPresent(channel -> minutes.put(channel, usual.getValue())));
        return minutes;
    }
}
