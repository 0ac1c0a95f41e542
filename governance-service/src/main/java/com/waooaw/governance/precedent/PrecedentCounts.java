package com.waooaw.governance.precedent;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often a precedent said yes, and what became of it; of no customer, so everybody counts together. */
@Repository
class PrecedentCounts {

    private final JdbcClient jdbc;

    PrecedentCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * How a precedent stands.
     *
     * @param key id and version
     * @param today how often it said yes on the day that was asked for
     */
    record Standing(String key, int autoApproved, int confirmed, int vetoed, int today) {}

    List<Standing> standings(LocalDate day) {
        return jdbc.sql("""
                        select precedent || '/' || version, sum(auto_approved), sum(confirmed), sum(vetoed),
                               coalesce(sum(auto_approved) filter (where day = :day), 0)
                        from precedent_count
                        group by precedent, version
                        """)
                .param("day", day)
                .query((row, _) ->
                        new Standing(row.getString(1), row.getInt(2), row.getInt(3), row.getInt(4), row.getInt(5)))
                .list();
    }

    /** Counts a yes; false where the day has seen enough of them. Two at once wait for each other. */
    boolean use(PrecedentRow precedent, LocalDate day) {
        return jdbc.sql("""
                        insert into precedent_count as c (precedent, version, day, auto_approved, confirmed, vetoed)
                        values (:precedent, :version, :day, 1, 0, 0)
                        on conflict (precedent, version, day) do update set auto_approved = c.auto_approved + 1
                        where c.auto_approved < :most
                        """)
                        .param("precedent", precedent.precedent())
                        .param("version", precedent.version())
                        .param("day", day)
                        .param("most", precedent.maxPerDay())
                        .update()
                == 1;
    }

    void confirmed(String precedent, int version, LocalDate day) {
        add(precedent, version, day, 1, 0);
    }

    void vetoed(String precedent, int version, LocalDate day) {
        add(precedent, version, day, 0, 1);
    }

    private void add(String precedent, int version, LocalDate day, int confirmed, int vetoed) {
        jdbc.sql("""
                insert into precedent_count as c (precedent, version, day, auto_approved, confirmed, vetoed)
                values (:precedent, :version, :day, 0, :confirmed, :vetoed)
                on conflict (precedent, version, day) do update
                set confirmed = c.confirmed + excluded.confirmed, vetoed = c.vetoed + excluded.vetoed
                """)
                .param("precedent", precedent)
                .param("version", version)
                .param("day", day)
                .param("confirmed", confirmed)
                .param("vetoed", vetoed)
                .update();
    }
}
