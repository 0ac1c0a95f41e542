package com.waooaw.governance.audit;

import com.waooaw.contracts.governance.SloBreached;
import com.waooaw.contracts.governance.SloBreached.Severity;
import com.waooaw.contracts.governance.SloBreached.Slo;
import com.waooaw.contracts.governance.SloBreached.State;
import com.waooaw.platform.events.Events;
import com.waooaw.platform.kernel.Cause;
import com.waooaw.platform.kernel.Ids;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remembers how objectives stand, and tells everybody when that changes; an objective nobody reported is met. */
@Component
class Objectives {

    private final JdbcClient jdbc;
    private final Events events;
    private final Clock clock;

    Objectives(JdbcClient jdbc, Events events, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Reports a measurement, as often as one likes: the same again changes nothing.
     *
     * @param measured what was found; null where the objective is met
     */
    @Transactional
    public void report(Slo slo, String service, @Nullable Long measured) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        boolean changed = jdbc.sql("""
                        insert into objective as o (slo, service, measured, since)
                        select :slo, :service, :measured::bigint, :now where :measured::bigint is not null
                            or exists (select from objective where slo = :slo and service = :service)
                        on conflict (slo, service) do update set measured = excluded.measured, since = excluded.since
                        where o.measured is distinct from excluded.measured
                        """)
                        .param("slo", slo.wireName())
                        .param("service", service)
                        .param("measured", measured)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
        if (changed) {
            events.publish(
                    new SloBreached(
                            slo,
                            service,
                            Severity.CRITICAL,
                            measured == null ? State.MET : State.BREACHED,
                            now,
                            measured),
                    Cause.root(Ids.next(clock)),
                    null);
        }
    }
}
