package com.waooaw.agentcreation.creation;

import com.waooaw.contracts.industryknowledge.IndustryAdded;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What Agent Creation has heard of industries; their owner is asked anew for every check. */
@Repository
class Industries {

    private final JdbcClient jdbc;

    Industries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> code(String industryId) {
        return jdbc.sql("select code from known_industry where industry_id = :id")
                .param("id", industryId)
                .query(String.class)
                .optional();
    }

    /** Keeps the newest; an event that comes late changes nothing. */
    void heard(IndustryAdded industry, long n) {
        jdbc.sql("""
                insert into known_industry (industry_id, code, name, state, n)
                values (:id, :code, :name, :state, :n)
                on conflict (industry_id) do update
                set code = excluded.code, name = excluded.name, state = excluded.state, n = excluded.n
                where known_industry.n < excluded.n
                """)
                .param("id", industry.industryId())
                .param("code", industry.code())
                .param("name", industry.name())
                .param("state", industry.state())
                .param("n", n)
                .update();
    }
}
