package com.waooaw.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import com.waooaw.local.http.Reply;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./waooaw events}, in front of a platform whose answers are written down here. */
class EventsCommandTests {

    private static final String ID = "0190163d-8694-739b-aea5-966c26f8ad90";

    private static final String LINEAGE = """
            {"event_id":"E2","correlation_id":"C1","incomplete":["learning"],"cut":[],"not_shown":3,"roots":[
              {"kind":"request","id":"C1","effects_not_shown":0,"effects":[
                {"kind":"event","id":"E1","effects_not_shown":0,
                 "event":{"service":"agent-creation","event_type":"AgentStateChanged","n":1,"asked":false,
                  "aggregate":{"type":"agent","id":"A1"},"occurred_at":"T1","processed":"1 of 2",
                  "published":{"sent_at":"T2","attempts":1},
                  "subscribers":[{"service":"governance","state":"handled","at":"T3","waits_for":[]},
                                 {"service":"learning","state":"held","at":"T4",
                                  "waits_for":[{"stream":"decisions/governance","aggregate":{"type":"agent","id":"A1"},"n":7}]}],
                  "observers":[{"service":"admin-gateway","state":"pending","waits_for":[]}]},
                 "effects":[
                  {"kind":"event","id":"E2","effects_not_shown":4,"effects":[],
                   "event":{"service":"governance","event_type":"ApprovalRequested","n":1,"asked":true,
                    "aggregate":{"type":"approval","id":"P\\u001b[31m"},"occurred_at":"T5","processed":"0 of 1",
                    "published":{"attempts":2},
                    "subscribers":[{"service":"learning","state":"dead_letter","at":"T6","waits_for":[],"reason":"loop: again"}],
                    "observers":[]}}]},
                {"kind":"event","id":"E3","effects_not_shown":0,"effects":[],
                 "event":{"service":"governance","event_type":"ApprovalDecided","n":1,"asked":false,
                  "aggregate":{"type":"approval","id":"P1"},"occurred_at":"T7","processed":"1 of 1",
                  "published":{"sent_at":"T8","attempts":1},
                  "subscribers":[{"service":"learning","state":"handled","at":"T9","waits_for":[]}],"observers":[]}}]},
              {"kind":"unknown_cause","id":"X","effects_not_shown":0,"effects":[]}]}
            """;

    @RegisterExtension
    final Platform platform = new Platform();

    @Test
    void aChainIsATreeWithALineForWhoeverHasNotHandledAnEvent() throws IOException {
        platform.on("GET", "/v1/events/*/lineage", LINEAGE).start();

        var ran = platform.run("events", "lineage", ID);

        assertThat(ran.code()).isZero();
        assertThat(platform.asked).containsExactly("operator GET /v1/events/*/lineage");
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                request C1
                |- AgentStateChanged  agent A1 #1  by agent-creation at T1  1 of 2 processed  E1
                |  |  learning: held since T4, waits for decisions/governance agent A1 #7
                |  |  admin-gateway (observer): pending
                |  `- ApprovalRequested  approval P?[31m #1  by governance at T5  0 of 1 processed  E2  <- asked for
                |        not sent yet, 2 attempts
                |        learning: dead letter since T6, loop: again
                |     `- and 4 deeper events
                `- ApprovalDecided  approval P1 #1  by governance at T7  1 of 1 processed  E3
                unknown cause X
                Did not answer, so something may be missing: learning
                And 3 later events.
                """);
    }

    @Test
    void aTerminalThatHasLinesIsGivenLines() {
        assertThat(new LineageText(true).lines(Json.read(LINEAGE)))
                .contains("│  └─ ApprovalRequested  approval P?[31m #1  by governance at T5  0 of 1 processed  E2"
                        + "  <- asked for")
                .anyMatch(line -> line.startsWith("├─ AgentStateChanged"))
                .anyMatch(line -> line.startsWith("└─ ApprovalDecided"));
    }

    @Test
    void withJsonTheChainIsWhatThePlatformSaid() throws IOException {
        platform.on("GET", "/v1/events/*/lineage", LINEAGE).start();

        var ran = platform.run("events", "lineage", ID, "--json");

        assertThat(ran.code()).isZero();
        assertThat(ran.json()).isEqualTo(Json.read(LINEAGE));
    }

    @Test
    void anEventNobodyKnowsIsAFailureInWords() throws IOException {
        platform.on("GET", "/v1/events/*/lineage", _ -> Reply.problem(404, "ADM-0001", "no service knows it"))
                .start();

        var ran = platform.run("events", "lineage", ID);

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("no service knows it (404, ADM-0001)");
    }

    @Test
    void whatIsHeldIsAskedOfEveryServiceAndSaysWhatItWaitsFor() throws IOException {
        platform.on("GET", "/services/learning/v1/events/held", """
                        {"items":[{"event_id":"E1","topic":"decisions","aggregate":{"type":"approval","id":"P1"},"n":2,
                        "held_since":"T1","rest_until":"T9",
                        "waits_for":[{"stream":"approvals/governance","aggregate":{"type":"approval","id":"P1"},"n":1}]}]}
                        """)
                .on("GET", "/services/*/v1/events/held", "{\"items\":[]}")
                .start();

        var ran = platform.run("events", "held");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                  learning  E1  decisions approval P1 #2  since T1  waits for approvals/governance approval P1 #1  tried again at T9
                """);
        assertThat(platform.asked).hasSize(6);
        var json = platform.run("events", "held", "--json").json();
        assertThat(json.path("items")).hasSize(1);
        assertThat(json.at("/items/0/service").asString()).isEqualTo("learning");
        assertThat(json.at("/items/0/event_id").asString()).isEqualTo("E1");
        assertThat(json.path("silent")).isEmpty();
    }

    @Test
    void aServiceThatDoesNotAnswerIsNamedAndTheOthersAreShown() throws IOException {
        platform.on("GET", "/services/learning/v1/events/held", _ -> Reply.problem(503, "WEB-0013", "away"))
                .on("GET", "/services/*/v1/events/held", "{\"items\":[]}")
                .start();

        var ran = platform.run("events", "held");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.out()).contains("Nothing is held.").contains("learning does not answer");
        assertThat(platform.run("events", "held", "--json").json().path("silent"))
                .isEqualTo(Json.read("[\"learning\"]"));
        assertThat(platform.run("events", "held", "--service", "learning").err())
                .contains("away (503, WEB-0013)");
    }

    @Test
    void deadLettersOfOneServiceAreListedToTheLastPage() throws IOException {
        platform.on(
                        "GET",
                        "/services/learning/v1/events/dead-letters",
                        asked -> Reply.json(Json.read(asked.query().containsKey("cursor") ? """
                                          {"items":[{"event_id":"E2","topic":"decisions","died_at":"T2","reason":"loop",
                                          "detail":"again","aggregate":{"type":"approval","id":"P1"},"n":2,"requeued_at":"T3"}]}""" : """
                                          {"items":[{"event_id":"E1","topic":"decisions","died_at":"T1",
                                          "reason":"schema_violation","detail":"not JSON"}],"next_cursor":"E1"}""")))
                .start();

        var ran = platform.run("events", "dead-letters", "--service", "learning");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).isEqualToNormalizingNewlines("""
                  learning  E1  decisions  died T1  schema_violation: not JSON
                  learning  E2  decisions approval P1 #2  died T2  loop: again  requeued T3
                """);
        assertThat(platform.asked)
                .containsExactly(
                        "operator GET /services/learning/v1/events/dead-letters",
                        "operator GET /services/learning/v1/events/dead-letters?{cursor=E1}");
    }

    @Test
    void aDeadLetterIsRequeuedInItsService() throws IOException {
        platform.on(
                        "POST",
                        "/services/learning/v1/events/dead-letters/*/requeue",
                        "{\"event_id\":\"E1\",\"requeued_at\":\"T3\"}")
                .start();

        var ran = platform.run("events", "requeue", ID, "--service", "learning");

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("Handled late by learning, T3").contains("./waooaw events lineage " + ID);
        assertThat(platform.asked).containsExactly("operator POST /services/learning/v1/events/dead-letters/*/requeue");
    }

    @Test
    void aDeadLetterThatHadItsEffectIsAConflict() throws IOException {
        platform.on(
                        "POST",
                        "/services/learning/v1/events/dead-letters/*/requeue",
                        _ -> Reply.problem(409, "EVT-0007", "it cannot be read"))
                .start();

        var ran = platform.run("events", "requeue", ID, "--service", "learning");

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).contains("it cannot be read (409, EVT-0007)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "events lineage",
                "events lineage nonsense",
                "events requeue " + ID,
                "events requeue " + ID + " --service nobody",
                "events requeue nonsense --service learning",
                "events held --service nobody"
            })
    void wrongUseIsExitCode2AndAsksNobody(String line) throws IOException {
        platform.start();

        var ran = platform.run(line.split(" ", -1));

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err())
                .containsAnyOf("Missing required", "is not the id of an event", "there is no service nobody");
        assertThat(platform.asked).isEqualTo(List.of());
    }
}
