package com.waooaw.admingateway.overview;

import com.waooaw.admingateway.overview.Dashboard.Denied;
import com.waooaw.admingateway.overview.Dashboard.Policies;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads how often policies said no lately. */
@Repository
class PolicyNumbers {

    private static final Duration LATELY = Duration.ofHours(24);
    private static final int MOST = 200;

    private final JdbcClient jdbc;

    PolicyNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the last 24 hours; they are counted by the hour, so that the first of them is counted whole. */
    Policies at(Instant now) {
        var since = now.minus(LATELY).truncatedTo(ChronoUnit.HOURS);
        var denied = denied(since);
        return jdbc.sql("""
                        select coalesce(sum(answers), 0) as answers, coalesce(sum(denials), 0) as denials
                        from policy_view where hour >= :since
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Policies(since, row.getLong("answers"), row.getLong("denials"), denied))
                .single();
    }

    private List<Denied> denied(Instant since) {
        return jdbc.sql("""
                        select policy_bundle, rule, code, sum(denials) as denials, max(last_at) as last_at
                        from policy_denial_view where hour >= :since
                        group by policy_bundle, rule, code
                        order by sum(denials) desc, policy_bundle, rule, code limit :most
                        """)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, _) -> new Denied(
                        row.getString("policy_bundle"),
                        row.getString("rule"),
                        row.getString("code"),
                        row.getLong("denials"),
                        row.getObject("last_at", OffsetDateTime.class).toInstant()))
                .list();
    }
}
