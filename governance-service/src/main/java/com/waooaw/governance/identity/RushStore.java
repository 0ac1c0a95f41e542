package com.waooaw.governance.identity;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What was noticed of people in a hurry, as rows. */
@Repository
class RushStore {

    private final JdbcClient jdbc;

    RushStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** False where it was noticed since then. */
    @Transactional
    public boolean notice(Rush rush, Instant since, Instant now) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('rush ' || :subject, 0))")
                .param("subject", rush.subject())
                .query((_, _) -> true)
                .single();
        return jdbc.sql("""
                        insert into rush (id, customer_id, subject, approvals, noticed_at)
                        select :id, :customerId::uuid, :subject, :approvals, :now
                        where not exists (select 1 from rush where subject = :subject and noticed_at > :since)
                        """)
                        .param("id", rush.id())
                        .param("customerId", rush.customerId())
                        .param("subject", rush.subject())
                        .param("approvals", rush.approvals())
                        .param("now", now.atOffset(UTC))
                        .param("since", since.atOffset(UTC))
                        .update()
                == 1;
    }
}
