package com.waooaw.local.demo;

import static com.waooaw.local.demo.DemoContext.check;
import static com.waooaw.local.demo.DemoContext.text;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** From a customer's words to a published article, and what was learned. */
final class JobDemoSteps {

    /** What the customer asks for. */
    static final String BRIEF = "Patient education article: living well with type 2 diabetes, about 600 words";

    private static final String CUSTOMER = "customer";
    private static final String THEIR_GOVERNOR = "engagement-governor";

    private JobDemoSteps() {}

    static List<Step> all() {
        return List.of(
                new Step("trial", "A customer starts a trial", JobDemoSteps::trial),
                new Step("job", "The customer posts a job in plain words", JobDemoSteps::job),
                new Step("article", "The agent researches, drafts and checks facts", JobDemoSteps::article),
                new Step("altered", "An approval of anything but this article is refused", JobDemoSteps::altered),
                new Step(
                        "publication",
                        "The customer's Governor approves, the sandbox publishes",
                        JobDemoSteps::publication),
                new Step("deliverable", "The customer downloads the article", JobDemoSteps::deliverable),
                new Step("seed", "Learning keeps a draft precedent", JobDemoSteps::seed));
    }

    private static void trial(DemoContext demo) {
        var engagement = demo.api()
                .postOnce(
                        CUSTOMER,
                        "/v1/engagements",
                        Map.of("agent_id", demo.state().id("agent_id")),
                        demo.state().key("trial"));
        demo.state().put("engagement_id", text(engagement, "engagement_id"));
        demo.say().accept("Until " + text(engagement, "trial_ends_at") + ", everything in the sandbox");
    }

    private static void job(DemoContext demo) {
        var accepted = demo.api()
                .postOnce(
                        CUSTOMER,
                        "/v1/jobs",
                        Map.of("engagement_id", demo.state().id("engagement_id"), "brief", BRIEF),
                        demo.state().key("job"));
        demo.state().put("job_id", text(accepted, "job_id"));
        demo.say().accept("\"" + BRIEF + "\"");
    }

    private static void article(DemoContext demo) throws InterruptedException {
        var job = demo.until(
                CUSTOMER,
                "/v1/jobs/" + demo.state().id("job_id"),
                JobDemoSteps::skills,
                found -> List.of("waiting_approval", "publishing", "completed", "failed")
                        .contains(text(found, "state")),
                "the article was not ready in time");
        check(!text(job, "state").equals("failed"), "the job failed: " + job.path("failure"));
        var approvalId = text(job.path("waits_for"), "approval_id");
        demo.state()
                .put(
                        "publication_approval_id",
                        approvalId.isEmpty() ? text(job.path("decision"), "approval_id") : approvalId);
    }

    private static String skills(JsonNode job) {
        var line = new StringBuilder();
        for (var run : job.path("skill_runs")) {
            line.append(line.isEmpty() ? "" : ", ")
                    .append(text(run, "kind"))
                    .append(' ')
                    .append(text(run, "state"));
        }
        return line.toString();
    }

    private static void altered(DemoContext demo) throws InterruptedException {
        var path = "/v1/approvals/" + demo.state().id("publication_approval_id");
        // the job waits as soon as it is about to ask
        var approval = demo.until(THEIR_GOVERNOR, path, _ -> "", _ -> true, "no Governor was asked about the article");
        if (!text(approval, "status").equals("pending")) {
            demo.say().accept("It was decided before: " + text(approval, "status"));
            return;
        }
        var hash = text(approval, "act_hash");
        var other = (hash.charAt(0) == '0' ? "1" : "0") + hash.substring(1);
        var answer = demo.api()
                .ask(
                        THEIR_GOVERNOR,
                        "POST",
                        path + "/decision",
                        "application/json",
                        "{\"decision\":\"approve\",\"act_hash\":\"" + other + "\"}",
                        Map.of());
        check(answer.status() == 409, "approving another act was answered " + answer.status());
        var still = text(demo.api().get(THEIR_GOVERNOR, path), "status");
        check(still.equals("pending"), "the refused approval is " + still);
        demo.say().accept("Another hash: 409 " + text(answer.json(), "code") + ", still pending");
    }

    private static void publication(DemoContext demo) throws IOException, InterruptedException {
        var approval = demo.state().id("publication_approval_id");
        demo.awaitMail(THEIR_GOVERNOR, approval);
        demo.decide(THEIR_GOVERNOR, approval);
        var job = demo.until(
                CUSTOMER,
                "/v1/jobs/" + demo.state().id("job_id"),
                found -> text(found, "state"),
                found -> List.of("completed", "failed").contains(text(found, "state")),
                "the job did not end");
        check(text(job, "state").equals("completed"), "the job failed: " + job.path("failure"));
        var post = text(job.path("links"), "publication");
        check(!post.isEmpty(), "nothing was published: " + text(job, "outcome"));
        var published = demo.api().get(CUSTOMER, post);
        demo.state().put("post_id", text(published, "post_id"));
        var deliverable = text(job.path("links"), "deliverable");
        demo.state().put("deliverable_id", deliverable.substring(deliverable.lastIndexOf('/') + 1));
        int times = 0;
        for (var other : demo.api().get(CUSTOMER, "/v1/sandbox/posts").path("items")) {
            if (text(other, "act_key").equals(text(published, "act_key"))) {
                times++;
            }
        }
        check(times == 1, "the article was published " + times + " times");
        demo.say().accept("Published once in the sandbox: \"" + text(published, "title") + "\"");
    }

    private static void deliverable(DemoContext demo) throws IOException {
        var path = "/v1/deliverables/" + demo.state().id("deliverable_id");
        var deliverable = demo.api().get(CUSTOMER, path);
        var markdown = demo.api()
                .send(CUSTOMER, "GET", path, null, null, Map.of("Accept", "text/markdown"))
                .body();
        Files.createDirectories(demo.results());
        var file = demo.results().resolve("article.md");
        Files.writeString(file, markdown);
        Files.writeString(demo.results().resolve("article.json"), deliverable.toPrettyString());
        var citations = deliverable.path("citations").size();
        check(citations > 0, "the article cites nothing");
        var costs = deliverable.path("costs");
        check(costs.path("total_usd").asDouble() > 0, "the article cost nothing, which cannot be");
        demo.say()
                .accept(deliverable.path("actual_words").asInt() + " words of "
                        + deliverable.path("requested_words").asInt() + " asked for, " + citations + " sources, "
                        + deliverable.path("fact_check").path("supported").asInt() + " of "
                        + deliverable.path("fact_check").path("claims").asInt() + " claims supported");
        demo.say().accept("Written by " + text(deliverable, "generated_by"));
        demo.say()
                .accept("Cost US$ " + costs.path("total_usd").asString() + " ("
                        + costs.path("knowledge_queries").asInt() + " knowledge queries, "
                        + costs.path("cpu_seconds").asString() + " CPU seconds)");
        demo.say().accept("Saved as " + demo.root().relativize(file.toAbsolutePath()));
    }

    private static void seed(DemoContext demo) throws InterruptedException {
        var deliverableId = demo.state().id("deliverable_id");
        var seeds = demo.until(
                "operator",
                "/v1/seeds",
                _ -> "",
                found -> seedOf(found, deliverableId) != null,
                "no seed rests on deliverable " + deliverableId);
        var seed = seedOf(seeds, deliverableId);
        if (seed == null) {
            throw new DemoFailure("the seed is gone");
        }
        demo.state().put("seed_id", text(seed, "seed_id"));
        demo.say()
                .accept(text(seed, "status") + ", seen in "
                        + seed.path("sample_count").asInt() + " job(s): \"" + text(seed, "principle") + "\"");
    }

    private static @org.jspecify.annotations.Nullable JsonNode seedOf(JsonNode seeds, String deliverableId) {
        for (var seed : seeds.path("items")) {
            for (var evidence : seed.path("evidence_refs")) {
                if (evidence.asString("").contains(deliverableId)) {
                    return seed;
                }
            }
        }
        return null;
    }

    /** Where a person finds what the demo made. */
    static Map<String, String> addresses(DemoContext demo) {
        var addresses = new LinkedHashMap<String, String>();
        var state = demo.state();
        addresses.put("start", demo.api().at("/").toString());
        state.find("approval_id")
                .ifPresent(id -> addresses.put(
                        "deployment approval", demo.api().at("/approvals/" + id).toString()));
        state.find("publication_approval_id")
                .ifPresent(id -> addresses.put(
                        "publication approval",
                        demo.api().at("/approvals/" + id).toString()));
        addresses.put("mailbox", demo.api().at("/dev/mailbox").toString());
        state.find("agent_id")
                .ifPresent(id ->
                        addresses.put("agent", demo.api().at("/v1/agents/" + id).toString()));
        state.find("deliverable_id")
                .ifPresent(id -> addresses.put(
                        "article",
                        demo.api().at("/v1/deliverables/" + id + ".md").toString()));
        return addresses;
    }
}
