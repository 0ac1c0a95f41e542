package com.waooaw.governance.notification;

import static com.waooaw.platform.database.Columns.instant;
import static com.waooaw.platform.database.Columns.instantIfAny;
import static com.waooaw.platform.database.Columns.lower;
import static com.waooaw.platform.database.Columns.upper;
import static com.waooaw.platform.database.Columns.utc;
import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    /** Adds it; one with the same address takes over its new keys and its new name. */
    @Transactional
    public Device keep(Device device) {
        var keys = device.address() instanceof Device.WebPush browser ? browser : null;
        return jdbc.sql("""
                        insert into device (
                            id, customer_id, subject, label, kind, endpoint, p256dh, auth, created_at, last_seen_at)
                        values (
                            :id, :customerId::uuid, :subject, :label, :kind, :endpoint, :p256dh, :auth, :createdAt,
                            :lastSeenAt)
                        on conflict (customer_id, endpoint) do update
                        set subject = excluded.subject, label = excluded.label, kind = excluded.kind,
                            p256dh = excluded.p256dh, auth = excluded.auth, last_seen_at = excluded.last_seen_at
                        returning *
                        """)
                .param("id", device.id())
                .param("customerId", device.customerId())
                .param("subject", device.subject())
                .param("label", device.label())
                .param("kind", lower(device.kind()))
                .param("endpoint", device.address().key())
                .param("p256dh", keys == null ? null : keys.p256dh())
                .param("auth", keys == null ? null : keys.auth())
                .param("createdAt", device.createdAt().atOffset(UTC))
                .param("lastSeenAt", utc(device.lastSeenAt()))
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

    /** Empty where there is none, or none this person may know of. */
    @Transactional
    public Optional<Device> rename(UUID id, String label) {
        return jdbc.sql("update device set label = :label where id = :id returning *")
                .param("id", id)
                .param("label", label)
                .query(DeviceStore::device)
                .optional();
    }

    /** It has shown that it is there. */
    @Transactional
    public void seen(UUID id, Instant at) {
        jdbc.sql("update device set last_seen_at = greatest(last_seen_at, :at) where id = :id")
                .param("id", id)
                .param("at", at.atOffset(UTC))
                .update();
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
                address(row),
                instant(row, "created_at"),
                instantIfAny(row, "last_seen_at"));
    }

    private static Device.Address address(ResultSet row) throws SQLException {
        var endpoint = row.getString("endpoint");
        return switch (Device.Kind.valueOf(upper(row, "kind"))) {
            case WEB_PUSH -> new Device.WebPush(endpoint, row.getString("p256dh"), row.getString("auth"));
            case FCM -> new Device.Fcm(endpoint);
        };
    }
}
