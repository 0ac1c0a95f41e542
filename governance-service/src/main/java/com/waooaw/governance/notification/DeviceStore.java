package com.waooaw.governance.notification;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Devices as rows; the database shows those of the customer, or of the platform, that is asking. */
@Repository
class DeviceStore {

    private final JdbcClient jdbc;

    DeviceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds it; one with the same endpoint takes over its new keys and its new name. */
    @Transactional
    public Device keep(Device device) {
        return jdbc.sql("""
                        insert into device (id, customer_id, subject, label, endpoint, p256dh, auth, created_at)
                        values (:id, :customerId::uuid, :subject, :label, :endpoint, :p256dh, :auth, :createdAt)
                        on conflict (customer_id, endpoint) do update
                        set subject = excluded.subject, label = excluded.label, p256dh = excluded.p256dh,
                            auth = excluded.auth
                        returning *
                        """)
                .param("id", device.id())
                .param("customerId", device.customerId())
                .param("subject", device.subject())
                .param("label", device.label())
                .param("endpoint", device.endpoint())
                .param("p256dh", device.p256dh())
                .param("auth", device.auth())
                .param("createdAt", device.createdAt().atOffset(UTC))
                .query(DeviceStore::device)
                .single();
    }

    /** All there are, the oldest first. */
    @Transactional(readOnly = true)
    public List<Device> all() {
        return jdbc.sql("select * from device order by created_at, id")
                .query(DeviceStore::device)
                .list();
    }

    /** False where there is none, or none this person may know of. */
    @Transactional
    public boolean forget(UUID id) {
        return jdbc.sql("delete from device where id = :id").param("id", id).update() == 1;
    }

    private static Device device(ResultSet row, int number) throws SQLException {
        return new Device(
                row.getObject("id", UUID.class),
                row.getObject("customer_id", UUID.class),
                row.getString("subject"),
                row.getString("label"),
                row.getString("endpoint"),
                row.getString("p256dh"),
                row.getString("auth"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
