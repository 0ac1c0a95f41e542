package com.waooaw.local.demo;

import static com.waooaw.local.demo.DemoContext.check;
import static com.waooaw.local.demo.DemoContext.text;

import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** An agent that a precedent put to work is taken back by the Governor; domain.md 10.2, variant B2. */
final class VetoDemoSteps {

    private static final String OPERATOR = "operator";
    private static final String GOVERNOR = "governor";
    private static final String CUSTOMER = "customer";
    private static final String EXAMPLE = "healthcare-daily-writer.yaml";
    private static final String PRECEDENT = "DEMO-001";
    private static final Duration HOURS = Duration.ofHours(18);
    private static final List<String> JOBS = List.of("first", "second");

    /** What was done last is undone first. */
    private static final List<String> REVERSE =
            List.of("stop_routing", "cancel_jobs", "revoke_ethics", "revoke_architecture", "revoke_certification");

    private VetoDemoSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("deploy", "A precedent allows an agent, and nobody is asked", demo -> deploy(demo, "")),
                new Step("jobs", "A customer gives it two jobs", VetoDemoSteps::jobs),
                new Step("hours", "18 hours pass", VetoDemoSteps::hours),
                new Step("veto", "The Governor vetoes: what was done is undone, last first", VetoDemoSteps::veto),
                new Step("everywhere", "The agent works for nobody any more", VetoDemoSteps::everywhere),
                new Step("again", "The same veto again changes nothing", VetoDemoSteps::again),
                new Step(
                        "late",
                        "24 hours and a millisecond after another one was allowed, it is too late",
                        VetoDemoSteps::late));
    }

    /** Puts an agent to work that runs once a day, in the sandbox; which one is kept under names that end so. */
    private static void deploy(DemoContext demo, String suffix) throws IOException, InterruptedException {
        var name = demo.state().key("").substring(5, 9) + suffix;
        var blueprint = Files.readString(demo.root().resolve("examples").resolve(EXAMPLE))
                .replaceFirst("(?m)^(agent_name: .*)$", "$1 " + name);
        var receipt = demo.api()
                .send(
                        OPERATOR,
                        "POST",
                        "/v1/agents",
                        "application/yaml",
                        blueprint,
                        Map.of("Idempotency-Key", demo.state().key("deploy" + suffix)))
                .json();
        demo.state().put("agent_id" + suffix, text(receipt, "agent_id"));
        var workflow = demo.until(
                OPERATOR,
                "/v1/workflows/" + text(receipt, "workflow_id"),
                found -> text(found, "state"),
                found -> !text(found, "outcome").isEmpty() || isAsked(demo, found),
                "the agent was not deployed");
        check(
                text(workflow, "outcome").equals("active"),
                text(workflow, "outcome").isEmpty()
                        ? PRECEDENT
                                + " did not allow it, and a Governor is asked: it was vetoed too often on this stack."
                                + " A new one forgets that: ./waooaw down, then up on an empty state"
                        : "the deployment ended as " + text(workflow, "outcome") + " " + text(workflow, "failure"));
        var approvalId = text(workflow, "approval_id");
        demo.state().put("approval_id" + suffix, approvalId);
        var approval = demo.api().get(GOVERNOR, "/v1/approvals/" + approvalId);
        check(text(approval, "status").equals("auto_approved"), "the approval is " + text(approval, "status"));
        demo.say()
                .accept(text(receipt, "display_id") + " is active; " + PRECEDENT
                        + " said yes, and it may be taken back until " + text(approval, "veto_until"));
    }

    /** A question a human has to answer; while Governance judges it, it is one of nobody's. */
    private static boolean isAsked(DemoContext demo, JsonNode workflow) {
        var approvalId = text(workflow.path("waiting_for"), "approval_id");
        if (approvalId.isEmpty()) {
            return false;
        }
        var answer = demo.api().ask(GOVERNOR, "GET", "/v1/approvals/" + approvalId, null, null, Map.of());
        return answer.status() == 200 && text(answer.json(), "status").equals("pending");
    }

    private static void jobs(DemoContext demo) throws InterruptedException {
        demo.until(
                CUSTOMER,
                "/v1/agents/" + demo.state().id("agent_id"),
                _ -> "",
                found -> text(found, "state").equals("active"),
                "the customer does not see the agent");
        demo.state().put("engagement_id", engagement(demo));
        for (var job : JOBS) {
            var accepted = demo.api()
                    .postOnce(
                            CUSTOMER,
                            "/v1/jobs",
                            Map.of("engagement_id", demo.state().id("engagement_id"), "brief", JobDemoSteps.BRIEF),
                            demo.state().key(job));
            demo.state().put(job + "_job_id", text(accepted, "job_id"));
        }
        for (var job : JOBS) {
            var found = demo.until(
                    CUSTOMER,
                    jobPath(demo, job),
                    _ -> "",
                    read -> List.of("waiting_approval", "failed").contains(text(read, "state")),
                    "the " + job + " job did not get as far as its question");
            check(text(found, "state").equals("waiting_approval"), "the job failed: " + found.path("failure"));
            demo.state().put(job + "_approval_id", text(found.path("waits_for"), "approval_id"));
            demo.say().accept("The " + job + " job has its article; its own Governor is asked whether to publish it");
        }
    }

    /** Execution hears of the agent by event. */
    private static String engagement(DemoContext demo) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        while (true) {
            try {
                return text(
                        demo.api()
                                .postOnce(
                                        CUSTOMER,
                                        "/v1/engagements",
                                        Map.of("agent_id", demo.state().id("agent_id")),
                                        demo.state().key("trial")),
                        "engagement_id");
            } catch (Api.Problem problem) {
                boolean tooEarly = problem.status() == 404 || problem.status() == 409;
                if (!tooEarly || System.nanoTime() > end) {
                    throw problem;
                }
                TimeUnit.MILLISECONDS.sleep(300);
            }
        }
    }

    private static void hours(DemoContext demo) {
        advance(demo, HOURS);
    }

    private static void advance(DemoContext demo, Duration by) {
        var now = demo.api().post("", "/dev/clock/advance", Map.of("by", by.toString()));
        demo.say().accept("Business time is " + text(now, "business_time"));
    }

    private static void veto(DemoContext demo) throws InterruptedException {
        var answer = send(demo, demo.state().id("approval_id"));
        check(answer.status() == 201, "the veto was answered " + answer.status() + " " + answer.body());
        var veto = demo.until(
                GOVERNOR,
                vetoPath(demo),
                _ -> "",
                found -> text(found.path("undo"), "state").equals("done"),
                "it was not undone");
        var names = new ArrayList<String>();
        for (var step : veto.path("undo").path("steps")) {
            names.add(text(step, "name"));
            demo.say()
                    .accept("undone: " + text(step, "name") + " by " + text(step, "service") + " ("
                            + text(step, "detail") + ")");
        }
        check(names.equals(REVERSE), "it was undone as " + names + " and not as " + REVERSE);
        demo.say().accept("Vetoed for " + text(veto, "category") + " by " + text(veto, "vetoed_by"));
    }

    private static Api.Answer send(DemoContext demo, String approvalId) {
        return demo.api()
                .ask(
                        GOVERNOR,
                        "POST",
                        "/v1/vetoes",
                        "application/json",
                        Json.write(Map.of(
                                "approval_id", approvalId,
                                "category", "quality",
                                "reason", "Its articles are not what we promised our customers.")),
                        Map.of());
    }

    private static void everywhere(DemoContext demo) throws InterruptedException {
        var agentId = demo.state().id("agent_id");
        var agent = demo.api().get(OPERATOR, "/v1/agents/" + agentId);
        check(text(agent, "state").equals("vetoed"), "the registry says " + text(agent, "state"));
        var hidden = demo.api().ask(CUSTOMER, "GET", "/v1/agents/" + agentId, null, null, Map.of());
        check(hidden.status() == 404, "the customer still sees the agent: " + hidden.status());
        var refused = demo.api()
                .ask(
                        CUSTOMER,
                        "POST",
                        "/v1/jobs",
                        "application/json",
                        Json.write(
                                Map.of("engagement_id", demo.state().id("engagement_id"), "brief", JobDemoSteps.BRIEF)),
                        Map.of());
        check(refused.status() == 409, "a new job was answered " + refused.status());
        demo.say().accept("A new job: 409 " + text(refused.json(), "code"));
        for (var job : JOBS) {
            var found = demo.until(
                    CUSTOMER,
                    jobPath(demo, job),
                    _ -> "",
                    read -> text(read, "state").equals("cancelled")
                            && text(read.path("decision"), "status").equals("withdrawn"),
                    "the " + job + " job was not cancelled");
            demo.say()
                    .accept("The " + job + " job: " + text(found, "state") + ", \""
                            + text(found.path("failure"), "detail") + "\"");
            var question = demo.api()
                    .get("engagement-governor", "/v1/approvals/" + demo.state().id(job + "_approval_id"));
            check(text(question, "status").equals("withdrawn"), "its question is " + text(question, "status"));
        }
        heard(demo, agentId, Instant.parse(text(agent, "updated_at")));
    }

    /** Everybody who keeps a copy of the registry has the news that it was vetoed. */
    private static void heard(DemoContext demo, String agentId, Instant changed) throws InterruptedException {
        var others = demo.infrastructure().topics().stream()
                .filter(topic -> topic.name().equals("AgentStateChanged"))
                .findFirst()
                .orElseThrow()
                .receivers();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        var heard = new TreeSet<String>();
        while (heard.size() < others.size()) {
            for (var service : others) {
                var path = "/services/" + service + "/v1/events/inbox?aggregate_id=" + agentId;
                for (var event : demo.api().get(OPERATOR, path).path("items")) {
                    if (text(event, "topic").equals("AgentStateChanged")
                            && !Instant.parse(text(event, "occurred_at")).isBefore(changed)) {
                        heard.add(service);
                    }
                }
            }
            check(System.nanoTime() < end, "only " + heard + " heard of it");
            TimeUnit.MILLISECONDS.sleep(200);
        }
        demo.say().accept("Heard by " + heard.size() + " of " + others.size() + ": " + String.join(", ", heard));
    }

    private static void again(DemoContext demo) {
        var before = evidence(demo);
        var veto = demo.api().get(GOVERNOR, vetoPath(demo));
        var answer = send(demo, demo.state().id("approval_id"));
        check(answer.status() == 200, "the repeat was answered " + answer.status() + " " + answer.body());
        check(demo.api().get(GOVERNOR, vetoPath(demo)).equals(veto), "the repeat changed the veto");
        check(evidence(demo).equals(before), "the repeat left evidence of an effect: " + evidence(demo));
        check(before.values().stream().allMatch(times -> times == 1), "something was undone more than once: " + before);
        demo.say().accept("200, and the audit log has one entry for each step: " + String.join(", ", before.keySet()));
    }

    /** What the audit log says was undone, and how often. */
    private static Map<String, Integer> evidence(DemoContext demo) {
        var times = new TreeMap<String, Integer>();
        var path = "/v1/audit/events?subject_id=" + demo.state().id("agent_id");
        for (var entry : demo.api().get(GOVERNOR, path).path("items")) {
            if (text(entry, "action_type").startsWith("undo_")) {
                times.merge(text(entry, "action_type"), 1, Integer::sum);
            }
        }
        return times;
    }

    private static void late(DemoContext demo) throws IOException, InterruptedException {
        deploy(demo, "-late");
        var path = "/v1/approvals/" + demo.state().id("approval_id-late");
        var until = Instant.parse(text(demo.api().get(GOVERNOR, path), "veto_until"));
        var now = Instant.parse(text(demo.api().get("", "/dev/clock"), "business_time"));
        advance(demo, Duration.between(now, until).plusMillis(1));
        var answer = send(demo, demo.state().id("approval_id-late"));
        check(answer.status() == 409, "a late veto was answered " + answer.status());
        demo.say().accept("409 " + text(answer.json(), "code") + ": " + text(answer.json(), "detail"));
        var agent = demo.api().get(OPERATOR, "/v1/agents/" + demo.state().id("agent_id-late"));
        check(text(agent, "state").equals("active"), "the agent is " + text(agent, "state"));
    }

    private static String jobPath(DemoContext demo, String job) {
        return "/v1/jobs/" + demo.state().id(job + "_job_id");
    }

    private static String vetoPath(DemoContext demo) {
        return "/v1/vetoes/" + demo.state().id("approval_id");
    }
}
