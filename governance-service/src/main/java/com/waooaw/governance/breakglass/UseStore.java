package com.waooaw.governance.breakglass;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How often glass was broken, over all customers; it knows no customer and nothing of what was done. */
@Repository
class UseStore {

    private final JdbcClient jdbc;

    UseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One declaration at a time, so that none is counted too late; until the transaction ends. */
    void oneAtATime() {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('break-glass', 0))")
                .query((_, _) -> true)
                .single();
    }

    /**
     * What was declared before.
     *
     * @param requesterVersion of the agent that is at work now; absent for a requester nobody has told of
     */
    Limits.Before before(String declarer, String requester, @Nullable String requesterVersion, Instant since) {
        return jdbc.sql("""
                        select count(*) filter (where declarer = :declarer and declared_at > :since) as by_declarer,
                               count(*) filter (where requester = :requester and declared_at > :since) as for_requester,
                               coalesce(bool_or(requester = :requester and unjustified_at is not null
                                   and agent_version is not distinct from :version::text), false) as barred
                        from break_glass_use
                        where declarer = :declarer or requester = :requester
                        """)
                .param("declarer", declarer)
                .param("requester", requester)
                .param("version", requesterVersion)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> new Limits.Before(
                        row.getInt("by_declarer"), row.getInt("for_requester"), row.getBoolean("barred")))
                .single();
    }

    void add(Declaration declaration) {
        jdbc.sql("""
                insert into break_glass_use (override_id, declarer, requester, declared_at)
                values (:id, :declarer, :requester, :at)
                """)
                .param("id", declaration.id())
                .param("declarer", declaration.by())
                .param("requester", declaration.door().requesterId())
                .param("at", declaration.at().atOffset(UTC))
                .update();
    }

    /** It was none. */
    void unjustified(UUID id, @Nullable String requesterVersion, Instant at) {
        jdbc.sql("""
                update break_glass_use set unjustified_at = :at, agent_version = :version where override_id = :id
                """)
                .param("at", at.atOffset(UTC))
                .param("version", requesterVersion)
                .param("id", id)
                .update();
    }

    /** Whose recertification nobody has asked for yet; said here, it is asked for. */
    List<Due> recertificationsToAsk(Instant now) {
        return jdbc.sql("""
                        update break_glass_use set recertification_asked = :now
                        where unjustified_at is not null and recertification_asked is null
                        returning override_id, requester
                        """)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Due(row.getObject("override_id", UUID.class), row.getString("requester")))
                .list();
    }

    /** Somebody who is to be certified again. */
    record Due(UUID override, String requester) {}
}
