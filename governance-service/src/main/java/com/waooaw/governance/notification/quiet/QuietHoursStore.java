package com.waooaw.governance.notification.quiet;

import com.waooaw.platform.web.Caller;
import java.time.Clock;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Quiet hours as rows, one for each Governor who has chosen; the database shows that of whoever is asking. */
@Repository
class QuietHoursStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    QuietHoursStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<QuietHours> find() {
        return jdbc.sql("select zone, begins, ends from quiet_hours")
                .query((row, _) -> new QuietHours(
                        ZoneId.of(row.getString("zone")),
                        row.getObject("begins", LocalTime.class),
                        row.getObject("ends", LocalTime.class)))
                .optional();
    }

    @Transactional
    public void keep(QuietHours hours, Caller by) {
        jdbc.sql("""
                insert into quiet_hours (customer_id, zone, begins, ends, set_by, set_at)
                values (:customerId::uuid, :zone, :begins, :ends, :by, :now)
                on conflict (customer_id) do update
                set zone = excluded.zone, begins = excluded.begins, ends = excluded.ends,
                    set_by = excluded.set_by, set_at = excluded.set_at
                """)
                .param("customerId", by.tenant().orElse(null))
                .param("zone", hours.zone().getId())
                .param("begins", hours.from())
                .param("ends", hours.to())
                .param("by", by.subject())
                .param("now", OffsetDateTime.now(clock))
                .update();
    }
}
