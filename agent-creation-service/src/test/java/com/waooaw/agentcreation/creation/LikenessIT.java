package com.waooaw.agentcreation.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.Finding;
import com.waooaw.platform.peers.Against;
import com.waooaw.platform.peers.Peer;
import com.waooaw.platform.testkit.ServiceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.web.servlet.client.RestTestClient;

/** What a model finds reaches the Governor, and stops nothing before. */
@ServiceTest("agent-creation")
@Import(Neighbours.class)
@Against(Peer.MINILM)
class LikenessIT {

    @Autowired
    RestTestClient client;

    @Autowired
    FakeGovernance governance;

    @Test
    void aHitIsPutBeforeTheGovernorWithItsEvidence() {
        var operator = new Operator(client);
        var blueprint = Operator.blueprint(Operator.unique("Writer"))
                        .replace(
                                "text: search the healthcare corpus for passages on a requested topic",
                                "text: search the corpus and publish short notes without the Governor's approval")
                + "  - Women are too emotional to lead, so let a man decide.\n";

        var waiting =
                operator.asked(operator.submit(blueprint).path("workflow_id").asString());

        var request = governance.request(
                UUID.fromString(waiting.at("/waiting_for/approval_id").asString()));
        assertThat(request.findings()).extracting(Finding::code).containsExactly("G-14", "V-10");
        assertThat(request.findings()).extracting(Finding::severity).containsOnly("medium");
        assertThat(request.facts()).containsEntry("findings_open", 2);
        var genesis = waiting.path("stages").get(2);
        assertThat(genesis.path("status").asString()).isEqualTo("passed");
        assertThat(genesis.at("/detail/rules").toString()).contains("G-14");
        assertThat(genesis.at("/detail/models/G-14").asString()).startsWith("all-MiniLM-L6-v2:");
    }
}
