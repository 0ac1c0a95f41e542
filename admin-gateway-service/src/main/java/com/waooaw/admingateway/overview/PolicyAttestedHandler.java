package com.waooaw.admingateway.overview;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.contracts.governance.PolicyAttested;
import com.waooaw.contracts.governance.PolicyAttested.AttestedRule;
import com.waooaw.contracts.governance.PolicyAttested.Decision;
import com.waooaw.platform.events.EventHandler;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts how often policies answered and by which rules they said no; who asked, and about what, is not kept. */
@Component
class PolicyAttestedHandler implements EventHandler<PolicyAttested> {

    private final JdbcClient jdbc;
    private final ServiceSightings sightings;

    PolicyAttestedHandler(JdbcClient jdbc, ServiceSightings sightings) {
        this.jdbc = jdbc;
        this.sightings = sightings;
    }

    @Override
    public Topic topic() {
        return Topic.POLICY_ATTESTATIONS;
    }

    @Override
    public void on(EventEnvelope<PolicyAttested> event) {
        var attested = event.payload();
        boolean denied = attested.decision() == Decision.DENY;
        var at = attested.decidedAt().atOffset(ZoneOffset.UTC);
        answered(attested.policyBundle(), denied, at);
        if (denied) {
            attested.rules().stream().distinct().forEach(rule -> denied(attested.policyBundle(), rule, at));
        }
        sightings.saw(event);
    }

    private void answered(String bundle, boolean denied, OffsetDateTime at) {
        jdbc.sql("""
                insert into policy_view as seen (hour, policy_bundle, answers, denials)
                values (:hour, :bundle, 1, :denials)
                on conflict (hour, policy_bundle) do update
                set answers = seen.answers + 1, denials = seen.denials + excluded.denials
                """)
                .param("hour", at.truncatedTo(ChronoUnit.HOURS))
                .param("bundle", bundle)
                .param("denials", denied ? 1 : 0)
                .update();
    }

    private void denied(String bundle, AttestedRule rule, OffsetDateTime at) {
        jdbc.sql("""
                insert into policy_denial_view as seen (hour, policy_bundle, rule, code, denials, last_at)
                values (:hour, :bundle, :rule, :code, 1, :at)
                on conflict (hour, policy_bundle, rule, code) do update
                set denials = seen.denials + 1, last_at = greatest(seen.last_at, excluded.last_at)
                """)
                .param("hour", at.truncatedTo(ChronoUnit.HOURS))
                .param("bundle", bundle)
                .param("rule", rule.rule())
                .param("code", rule.code())
                .param("at", at)
                .update();
    }
}
