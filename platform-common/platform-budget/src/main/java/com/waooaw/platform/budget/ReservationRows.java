package com.waooaw.platform.budget;

import static java.time.ZoneOffset.UTC;

import com.waooaw.platform.kernel.Usd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is reserved, and what became of it. */
class ReservationRows {

    private final JdbcClient jdbc;

    ReservationRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a reservation is. The lower-case names are stored. */
    enum State {
        /** The act may be under way. */
        OPEN,
        /** The act is done, and paid for. */
        SETTLED,
        /** There was no act, or nobody said in time that there was one. */
        RELEASED
    }

    /**
     * A reservation.
     *
     * @param leases in the order in which they are locked
     */
    record Reservation(UUID id, Usd amount, List<UUID> leases, State state, Usd spent) {

        Reservation {
            leases = List.copyOf(leases);
        }
    }

    Optional<Reservation> lock(UUID id) {
        return jdbc.sql("select * from spending_reservation where id = :id for update")
                .param("id", id)
                .query(ReservationRows::map)
                .optional();
    }

    /** Opens it; one that was released is opened again. */
    void open(UUID id, Usd amount, List<UUID> leases, Instant expiresAt) {
        jdbc.sql("""
                insert into spending_reservation (id, amount_micros, leases, state, spent_micros, expires_at)
                values (:id, :amount, :leases::uuid[], 'open', 0, :expiresAt)
                on conflict (id) do update
                set amount_micros = excluded.amount_micros, leases = excluded.leases, state = 'open',
                    expires_at = excluded.expires_at
                """)
                .param("id", id)
                .param("amount", amount.micros())
                .param("leases", LeaseRows.texts(leases))
                .param("expiresAt", expiresAt.atOffset(UTC))
                .update();
    }

    void end(UUID id, State state, Usd spent) {
        jdbc.sql("update spending_reservation set state = :state, spent_micros = :spent where id = :id")
                .param("state", state.name().toLowerCase(Locale.ROOT))
                .param("spent", spent.micros())
                .param("id", id)
                .update();
    }

    /** Those of whose acts nobody has said anything in time. */
    List<UUID> overdue(Instant now) {
        return jdbc.sql("""
                        select id from spending_reservation
                        where state = 'open' and expires_at <= :now order by expires_at, id limit 100
                        """)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    void forget(Instant before) {
        jdbc.sql("""
                delete from spending_reservation
                where id in (
                    select id from spending_reservation where state <> 'open' and expires_at < :before limit 1000)
                """).param("before", before.atOffset(UTC)).update();
    }

    private static Reservation map(ResultSet row, int number) throws SQLException {
        return new Reservation(
                row.getObject("id", UUID.class),
                new Usd(row.getLong("amount_micros")),
                List.of((UUID[]) row.getArray("leases").getArray()),
                State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                new Usd(row.getLong("spent_micros")));
    }
}
