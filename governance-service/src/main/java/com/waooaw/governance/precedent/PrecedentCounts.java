package com.waooaw.governance.precedent;

import java.time.LocalDate;
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
     */
    record Standing(String key, int autoApproved, int vetoed) {}

    Standing standing(String precedent, int version) {
        return jdbc.sql("""
                        select coalesce(sum(auto_approved), 0), coalesce(sum(vetoed), 0) from precedent_count
                        where precedent = :precedent and version = :version
                        """)
                .param("precedent", precedent)
                .param("version", version)
                .query((row, _) -> new Standing(precedent + "/" + version, row.getInt(1), row.getInt(2)))
                .single();
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
