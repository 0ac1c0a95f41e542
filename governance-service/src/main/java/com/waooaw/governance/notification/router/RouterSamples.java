package com.waooaw.governance.notification.router;

import static java.time.ZoneOffset.UTC;

import com.waooaw.governance.notification.Channel;
import com.waooaw.governance.notification.router.LogisticRegression.Sample;
import com.waooaw.platform.database.SystemPool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Learns of all customers' Governors what became of messages to them; nothing of who they are or what it was about. */
@Component
class RouterSamples {

    private static final int MOST = 20_000;

    private final JdbcClient system;

    RouterSamples(@SystemPool JdbcClient system) {
        this.system = system;
    }

    /**
     * What became of each message that was sent after {@code from} and up to {@code until}, the oldest first.
     *
     * @param inTime so soon somebody has to have come by it
     */
    List<Sample> between(Instant from, Instant until, Duration inTime) {
        return system
                .sql("""
                        select n.channel, c.situation,
                               coalesce(a.seen_through = n.channel
                                        and a.seen_at <= n.sent_at + make_interval(secs => :seconds), false) as in_time
                        from route_choice c
                        join notification n on n.approval_id = c.approval_id and n.round = c.round
                        left join acknowledgement a on a.approval_id = n.approval_id and a.round = n.round
                        where n.sent_at > :from and n.sent_at <= :until
                        order by n.sent_at desc, n.id
                        limit :most
                        """)
                .param("seconds", (double) inTime.toSeconds())
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("most", MOST)
                .query((row, _) -> sample(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list()
                .reversed()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Sample> sample(String channel, String situation, boolean inTime) {
        return Situation.ofJson(situation)
                .map(known ->
                        new Sample(Features.of(known, Channel.valueOf(channel.toUpperCase(Locale.ROOT))), inTime));
    }
}
