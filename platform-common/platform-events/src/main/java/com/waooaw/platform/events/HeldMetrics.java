package com.waooaw.platform.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How many events wait for their cause, and for how long. Asked of the database when somebody looks. */
class HeldMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    HeldMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("waooaw.events.held", this, metrics -> metrics.ask("select count(*) from held"))
                .description("Events kept because what they follow from has not been delivered")
                .register(registry);
        Gauge.builder("waooaw.events.held.oldest", this, metrics -> metrics.ask("""
                        select coalesce(extract(epoch from clock_timestamp() - min(held_since)), 0) from held
                        """))
                .description("How long the oldest of them has been kept")
                .baseUnit("seconds")
                .register(registry);
    }

    private double ask(String sql) {
        try {
            return jdbc.sql(sql).query(Double.class).single();
        } catch (DataAccessException _) {
            return Double.NaN; // unknown, not zero
        }
    }
}
