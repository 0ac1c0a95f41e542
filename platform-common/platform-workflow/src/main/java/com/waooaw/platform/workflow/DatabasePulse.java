package com.waooaw.platform.workflow;

import com.waooaw.activities.platform.PulseActivities;
import io.temporal.spring.boot.ActivityImpl;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Asks the database, because a worker that cannot reach its rows can do nothing. */
@ActivityImpl(taskQueues = "${waooaw.task-queue}")
class DatabasePulse implements PulseActivities {

    private static final Logger LOG = LoggerFactory.getLogger(DatabasePulse.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final String service;

    DatabasePulse(JdbcClient jdbc, Clock clock, String service) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.service = service;
    }

    @Override
    public Pulse pulse() {
        return new Pulse(service, databaseAnswers(), clock.instant());
    }

    private boolean databaseAnswers() {
        try {
            return jdbc.sql("select true").query(Boolean.class).single();
        } catch (DataAccessException e) {
            LOG.warn("the database does not answer", e);
            return false;
        }
    }
}
