package com.waooaw.local.demo;

import static com.waooaw.local.demo.DemoContext.check;
import static com.waooaw.local.demo.DemoContext.text;

import com.waooaw.local.client.Api;
import com.waooaw.local.client.Browser;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.issuer.LocalPeople;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** From a blueprint to an agent that works. */
final class AgentSteps {

    private static final String OPERATOR = "operator";
    private static final String GOVERNOR = "governor";
    /** The subscriber that is held back, to show that it would be missed. */
    private static final String HELD_BACK = "learning";

    private AgentSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("submit", "An operator submits a blueprint", AgentSteps::submit),
                new Step("checks", "Genesis, Architect and Guardian check it", AgentSteps::checks),
                new Step("mail", "The Governor gets a mail", AgentSteps::mail),
                new Step("page", "The Governor looks at the approval page; looking changes nothing", AgentSteps::page),
                new Step("decision", "The Governor decides", AgentSteps::decision),
                new Step("deployment", "The agent is bound, health-checked and set to work", AgentSteps::deployment),
                new Step("events", "The five other services hear of it", AgentSteps::events),
                new Step("rollback", "An agent that fails its health check is rolled back", AgentSteps::rollback));
    }

    private static void submit(DemoContext demo) throws IOException {
        var receipt = submit(demo, "healthcare-content-writer.yaml", "submit");
        demo.state().put("agent_id", text(receipt, "agent_id"));
        demo.state().put("workflow_id", text(receipt, "workflow_id"));
        demo.say().accept("Agent " + text(receipt, "display_id") + " (" + text(receipt, "agent_id") + ")");
    }

    private static JsonNode submit(DemoContext demo, String example, String key) throws IOException {
        var blueprint = Files.readString(demo.root().resolve("examples").resolve(example));
        try {
            return submitted(demo, blueprint, key);
        } catch (Api.Problem problem) {
            if (!problem.code().equals("AC-0005")) {
                throw problem;
            }
        }
        // an earlier run's agent of that name is at work: this run's gets a name of its own
        var suffix = demo.state().key("").substring(5, 9);
        demo.say().accept("An agent of that name works here already; this one is called ... " + suffix);
        return submitted(demo, blueprint.replaceFirst("(?m)^(agent_name: .*)$", "$1 " + suffix), key + "-" + suffix);
    }

    private static JsonNode submitted(DemoContext demo, String blueprint, String key) {
        return demo.api()
                .send(
                        OPERATOR,
                        "POST",
                        "/v1/agents",
                        "application/yaml",
                        blueprint,
                        Map.of("Idempotency-Key", demo.state().key(key)))
                .json();
    }

    private static void checks(DemoContext demo) throws InterruptedException {
        var workflow = untilAGovernorIsAsked(demo, demo.state().id("workflow_id"));
        for (var stage : workflow.path("stages")) {
            if (text(stage, "status").equals("passed")) {
                demo.say()
                        .accept(text(stage, "stage") + " passed (" + text(stage, "actor") + ", rules "
                                + (stage.has("rule_set_version") ? text(stage, "rule_set_version") : "none") + ")");
            }
        }
        demo.state().put("approval_id", text(workflow.path("waiting_for"), "approval_id"));
        demo.say()
                .accept("It waits for " + text(workflow.path("waiting_for"), "what") + ", until "
                        + text(workflow.path("waiting_for"), "until"));
    }

    private static JsonNode untilAGovernorIsAsked(DemoContext demo, String workflowId) throws InterruptedException {
        var workflow = demo.until(
                OPERATOR,
                "/v1/workflows/" + workflowId,
                _ -> "",
                found -> !text(found, "outcome").isEmpty()
                        || !text(found.path("waiting_for"), "approval_id").isEmpty(),
                "no Governor was asked");
        if (text(workflow, "outcome").equals("refused")) {
            var codes = new ArrayList<String>();
            workflow.path("findings").forEach(finding -> codes.add(text(finding, "code")));
            throw new DemoFailure("the blueprint was refused: " + codes);
        }
        return workflow;
    }

    private static void mail(DemoContext demo) throws InterruptedException {
        demo.awaitMail(GOVERNOR, demo.state().id("approval_id"));
    }

    private static void page(DemoContext demo) throws IOException, InterruptedException {
        var approvalId = demo.state().id("approval_id");
        var before = demo.api().get(GOVERNOR, "/v1/approvals/" + approvalId);
        try (var browser = new Browser()) {
            for (int time = 1; time <= 10; time++) {
                var page = browser.openAs(demo.api().at("/approvals/" + approvalId), GOVERNOR, LocalPeople.PASSWORD);
                check(page.status() == 200, "the approval page was answered " + page.status());
                check(page.body().contains(text(before, "act_hash")), "the page does not show the hash of the act");
            }
        }
        var after = demo.api().get(GOVERNOR, "/v1/approvals/" + approvalId);
        check(before.equals(after), "opening the page changed the approval");
        demo.say().accept(text(before, "summary"));
        before.path("risks").forEach(risk -> demo.say().accept("risk: " + risk.asString()));
        demo.say().accept("Opened ten times: still " + text(after, "status"));
    }

    private static void decision(DemoContext demo) throws IOException, InterruptedException {
        demo.api().send("", "POST", "/dev/relay/subscriptions/" + HELD_BACK + "/pause", null, null, Map.of());
        demo.decide(GOVERNOR, demo.state().id("approval_id"));
    }

    private static void deployment(DemoContext demo) throws InterruptedException {
        var workflow = demo.until(
                OPERATOR,
                "/v1/workflows/" + demo.state().id("workflow_id"),
                found -> text(found, "state"),
                found -> !text(found, "outcome").isEmpty(),
                "the deployment did not end");
        check(
                text(workflow, "outcome").equals("active"),
                "the deployment ended as " + text(workflow, "outcome") + " " + text(workflow, "failure"));
        var agent = demo.api().get(OPERATOR, "/v1/agents/" + demo.state().id("agent_id"));
        check(text(agent, "state").equals("active"), "the agent is " + text(agent, "state"));
        demo.say()
                .accept("Bound to manifest " + text(agent, "manifest_hash").substring(0, 16)
                        + "..., sample job passed, active");
    }

    private static void events(DemoContext demo) throws InterruptedException {
        var topic = demo.infrastructure().topics().stream()
                .filter(candidate -> candidate.name().equals("AgentStateChanged"))
                .findFirst()
                .orElseThrow();
        var others = topic.receivers();
        if (isPaused(demo)) {
            awaitHeard(demo, topic, others.size() - 1);
            var heard = heard(demo, others);
            check(!heard.contains(HELD_BACK), HELD_BACK + " is held back and heard of it all the same");
            demo.say()
                    .accept("With " + HELD_BACK + " held back: " + heard.size() + " of " + others.size() + ", "
                            + String.join(", ", heard));
        }
        resumeEverybody(demo);
        awaitHeard(demo, topic, others.size());
        demo.say()
                .accept("Let go again: " + others.size() + " of " + others.size() + ", "
                        + String.join(", ", heard(demo, others)));
    }

    private static boolean isPaused(DemoContext demo) {
        for (var subscription : demo.api().get("", "/dev/relay").path("subscriptions")) {
            if (text(subscription, "service").equals(HELD_BACK)) {
                return subscription.path("paused").asBoolean();
            }
        }
        return false;
    }

    /** Nobody stays held back, however the demo ends. */
    static void resumeEverybody(DemoContext demo) {
        demo.api().send("", "POST", "/dev/relay/subscriptions/" + HELD_BACK + "/resume", null, null, Map.of());
    }

    private static void awaitHeard(DemoContext demo, Infrastructure.TopicEntry topic, int wanted)
            throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (heard(demo, topic.receivers()).size() < wanted) {
            check(System.nanoTime() < end, "only " + heard(demo, topic.receivers()) + " heard of the active agent");
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    /**
     * The services whose inbox holds the news that the agent is active: an event as young as that change. Counting
     * events is not enough: just after a restart all of them may be missing the same ones.
     */
    private static Set<String> heard(DemoContext demo, List<String> services) {
        var agentId = demo.state().id("agent_id");
        var changed = Instant.parse(text(demo.api().get(OPERATOR, "/v1/agents/" + agentId), "updated_at"));
        var heard = new TreeSet<String>();
        for (var service : services) {
            var path = "/services/" + service + "/v1/events/inbox?aggregate_id=" + agentId;
            for (var event : demo.api().get(OPERATOR, path).path("items")) {
                if (text(event, "topic").equals("AgentStateChanged")
                        && !Instant.parse(text(event, "occurred_at")).isBefore(changed)) {
                    heard.add(service);
                }
            }
        }
        return heard;
    }

    private static void rollback(DemoContext demo) throws IOException, InterruptedException {
        var receipt = submit(demo, "fails-health-check.yaml", "rollback");
        demo.state().put("rolled_back_agent_id", text(receipt, "agent_id"));
        var workflowId = text(receipt, "workflow_id");
        var running = demo.api().get(OPERATOR, "/v1/workflows/" + workflowId);
        if (text(running, "outcome").isEmpty()) {
            var waiting = untilAGovernorIsAsked(demo, workflowId);
            if (text(waiting, "outcome").isEmpty()) {
                demo.decide(GOVERNOR, text(waiting.path("waiting_for"), "approval_id"));
            }
        }
        var workflow = demo.until(
                OPERATOR,
                "/v1/workflows/" + workflowId,
                found -> text(found, "state"),
                found -> !text(found, "outcome").isEmpty(),
                "the rollback did not end");
        check(
                text(workflow, "outcome").equals("rolled_back"),
                "the agent that should be rolled back ended as " + text(workflow, "outcome"));
        for (var undone : workflow.path("compensations")) {
            demo.say().accept("undone: " + text(undone, "step") + " (" + text(undone, "state") + ")");
            check(text(undone, "state").equals("done"), text(undone, "step") + " is " + text(undone, "state"));
        }
        demo.say().accept("Failed for " + text(workflow, "failure") + ", now " + text(workflow, "state"));
    }
}
