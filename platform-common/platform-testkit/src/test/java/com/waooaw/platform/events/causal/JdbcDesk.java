package com.waooaw.platform.events.causal;

import com.waooaw.contracts.AggregateRef;
import com.waooaw.platform.database.Migrations;
import com.waooaw.platform.database.ServiceDatabase;
import com.waooaw.platform.testkit.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A simulated service on PostgreSQL, in a schema of its own with the tables every service has. */
final class JdbcDesk implements Desk, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HikariDataSource pool;
    private final JdbcClient jdbc;
    private final JdbcCausalStore store;

    JdbcDesk(String schema) {
        var superuser = TestDatabase.superuser("waooaw");
        JdbcClient.create(superuser).sql("create schema " + schema).update();
        pool = new HikariDataSource();
        pool.setDataSource(superuser);
        pool.setSchema(schema);
        pool.setMaximumPoolSize(10);
        pool.setMinimumIdle(1);
        Migrations.run(pool, new ServiceDatabase("platform-events", "waooaw", schema, "postgres"), List.of());
        jdbc = JdbcClient.create(pool);
        jdbc.sql(
                        "create table said (seq bigint generated always as identity, id uuid primary key, body text, sent bool)")
                .update();
        jdbc.sql("create table done (seq bigint generated always as identity, event_id uuid, what text)")
                .update();
        store = new JdbcCausalStore(jdbc, new TransactionTemplate(new JdbcTransactionManager(pool)));
    }

    /** Forgets everything. */
    Desk emptied() {
        for (var table : List.of(
                "said", "done", "inbox", "held", "aggregate_clock", "delivery_failure", "dead_letter", "tombstone")) {
            jdbc.sql("delete from " + table).update();
        }
        return this;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    @Override
    public CausalStore store() {
        return store;
    }

    @Override
    public void append(Message message) {
        jdbc.sql("insert into said (id, body, sent) values (:id, :body, false)")
                .param("id", message.id())
                .param("body", JSON.writeValueAsString(message))
                .update();
    }

    @Override
    public List<Message> unsent() {
        return messages("select body from said where not sent order by seq");
    }

    @Override
    public List<Message> all() {
        return messages("select body from said order by seq");
    }

    private List<Message> messages(String sql) {
        return jdbc.sql(sql)
                .query((row, _) -> JSON.readValue(row.getString(1), Message.class))
                .list();
    }

    @Override
    public void sent(UUID messageId) {
        jdbc.sql("update said set sent = true where id = :id")
                .param("id", messageId)
                .update();
    }

    @Override
    public void did(UUID eventId, What what) {
        jdbc.sql("insert into done (event_id, what) values (:id, :what)")
                .param("id", eventId)
                .param("what", what.name())
                .update();
    }

    @Override
    public List<Done> done() {
        return jdbc.sql("select event_id, what from done order by seq")
                .query((row, _) -> new Done(row.getObject(1, UUID.class), What.valueOf(row.getString(2))))
                .list();
    }

    @Override
    public List<Refused> dead() {
        return jdbc.sql("select id, reason from dead_letter")
                .query((row, _) -> new Refused(
                        row.getObject(1, UUID.class),
                        Refusal.Reason.valueOf(row.getString(2).toUpperCase(Locale.ROOT))))
                .list();
    }

    @Override
    public List<Position> givenUp() {
        return jdbc.sql("select stream, aggregate_type, aggregate_id, n from tombstone")
                .query((row, _) -> new Position(
                        row.getString(1), new AggregateRef(row.getString(2), row.getString(3)), row.getLong(4)))
                .list();
    }

    @Override
    public List<Waiting> held() {
        var waits = new LinkedHashMap<UUID, List<Position>>();
        jdbc.sql("""
                        select h.event_id, m.stream, m.aggregate_type, m.aggregate_id, m.n
                        from held h join held_missing m on m.event_id = h.event_id
                        order by h.held_since, h.event_id, m.stream, m.aggregate_id
                        """).query(row -> {
            waits.computeIfAbsent(row.getObject(1, UUID.class), _ -> new ArrayList<>())
                    .add(new Position(
                            row.getString(2), new AggregateRef(row.getString(3), row.getString(4)), row.getLong(5)));
        });
        return waits.entrySet().stream()
                .map(of -> new Waiting(of.getKey(), of.getValue()))
                .toList();
    }

    @Override
    public void close() {
        pool.close();
    }
}
