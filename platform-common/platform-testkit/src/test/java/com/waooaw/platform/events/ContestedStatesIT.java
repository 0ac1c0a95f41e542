package com.waooaw.platform.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.Precedence;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.sample.SampleTest;
import com.waooaw.platform.testkit.TestDatabase;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two services told a state of one agent, and neither knew of the other. */
@SampleTest
class ContestedStatesIT extends EventsIT {

    private static final String OTHER = Topic.DECISIONS.stream();

    @Test
    void aVetoStandsAgainstAStateWhoseOwnerDidNotKnowOfIt() {
        told(Precedence.VETO);
        var active = envelope("writer", 1, null, List.of());

        push.deliver(active);

        assertThat(heard()).isEmpty();
        assertThat(outcome(active.eventId())).isEqualTo("overruled");
        assertThat(evidence()).containsExactly("refused: earlier, veto of " + OTHER + " 1");

        // the owner has heard of it, and tells what is so now
        push.deliver(withClock(
                envelope("writer", 2, null, List.of()), Map.of(Topic.AGENT_STATE_CHANGED.stream(), 2L, OTHER, 1L)));
        assertThat(heard()).hasSize(1);
        assertThat(evidence()).hasSize(1);
    }

    @Test
    void aStrongerStateStandsAgainstWhatCameBefore() {
        told(Precedence.DRAFT);
        var active = envelope("writer", 1, null, List.of());

        push.deliver(active);
        push.deliver(active);

        assertThat(heard()).hasSize(1);
        assertThat(outcome(active.eventId())).isEqualTo("handled");
        assertThat(evidence()).containsExactly("succeeded: this, draft of " + OTHER + " 1");
    }

    /** No topic of today tells two states of one thing: what the other one would have left here. */
    private void told(Precedence precedence) {
        jdbc.sql("""
                insert into aggregate_clock (aggregate_type, aggregate_id, delivered, claims)
                values ('agent', :agent, jsonb_build_object(:stream::text, 1),
                        jsonb_build_object(:stream::text, jsonb_build_object(:precedence::text, 1)))
                """)
                .param("agent", agent.toString())
                .param("stream", OTHER)
                .param("precedence", precedence.name().toLowerCase(Locale.ROOT))
                .update();
    }

    private String outcome(UUID event) {
        return jdbc.sql("select outcome from inbox where event_id = :id")
                .param("id", event)
                .query(String.class)
                .single();
    }

    private List<String> evidence() {
        return JdbcClient.create(TestDatabase.superuser("waooaw"))
                .sql("""
                        select result || ': ' || (action_detail ->> 'stands') || ', ' || (action_detail -> 'others' ->> 0)
                        from audit_log.audit_entry
                        where action_type = 'states_contested' and subject_type = 'agent' and subject_id = :agent
                        """)
                .param("agent", agent.toString())
                .query(String.class)
                .list();
    }
}
