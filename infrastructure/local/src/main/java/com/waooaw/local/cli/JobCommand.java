package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Jobs, as a customer. */
@Command(
        name = "job",
        mixinStandardHelpOptions = true,
        description = "Gives an agent work and watches it, as a customer.",
        subcommands = {JobCommand.Run.class, JobCommand.Watch.class, JobCommand.ListAll.class})
final class JobCommand implements Runnable {

    private static final String PERSON = "customer";

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** A job in a line: its state and its skills. */
    static String progress(JsonNode job) {
        var line = new StringBuilder("  ").append(ClientCommand.text(job, "state"));
        for (var run : job.path("skill_runs")) {
            line.append(line.indexOf(":") < 0 ? ": " : ", ")
                    .append(ClientCommand.text(run, "kind"))
                    .append(' ')
                    .append(ClientCommand.text(run, "state"));
        }
        return line.toString();
    }

    static boolean isOver(JsonNode job) {
        var state = ClientCommand.text(job, "state");
        return state.equals("completed") || state.equals("failed") || state.equals("cancelled");
    }

    static boolean isOverOrWaits(JsonNode job) {
        return isOver(job) || ClientCommand.text(job, "state").equals("waiting_approval");
    }

    /** What every command that watches a job says at the end. */
    abstract static class Watching extends ClientCommand {

        final int watch(Api api, String jobId, boolean toTheEnd) throws InterruptedException {
            var job = watch(
                    api,
                    PERSON,
                    "/v1/jobs/" + jobId,
                    JobCommand::progress,
                    toTheEnd ? JobCommand::isOver : JobCommand::isOverOrWaits);
            result(job);
            return switch (text(job, "state")) {
                case "completed" -> {
                    var deliverable = text(job.path("links"), "deliverable");
                    say("Completed: " + text(job, "outcome"));
                    say("Read it: ./waooaw deliverable get " + deliverable.substring(deliverable.lastIndexOf('/') + 1));
                    yield 0;
                }
                case "waiting_approval" -> {
                    var approval = text(job.path("waits_for"), "approval_id");
                    say("The engagement's Governor decides now: " + text(job.path("waits_for"), "page"));
                    say("Or here: ./waooaw approvals approve " + approval);
                    yield WAITS;
                }
                case "cancelled" -> {
                    say("Cancelled: " + text(job.path("failure"), "detail"));
                    yield 1;
                }
                default -> {
                    say("Failed: " + text(job.path("failure"), "code") + " " + text(job.path("failure"), "detail"));
                    yield 1;
                }
            };
        }
    }

    @Command(
            name = "run",
            mixinStandardHelpOptions = true,
            description = "Posts a job in plain words and watches it; starts a trial where there is none yet."
                    + " Exit code 0: completed; 1: failed; 3: it waits for a human.")
    static final class Run extends Watching {

        @Option(names = "--agent", required = true, description = "The agent.")
        private String agentId = "";

        @Parameters(index = "0", paramLabel = "BRIEF", description = "What is wanted, in plain words.")
        private String brief = "";

        @Option(names = "--no-watch", description = "Return as soon as it is posted.")
        private boolean noWatch;

        @Override
        int run(Api api) throws InterruptedException {
            var engagementId = engagement(api);
            var job = api.post(PERSON, "/v1/jobs", Map.of("engagement_id", engagementId, "brief", brief));
            var jobId = text(job, "job_id");
            say("Job " + jobId);
            if (noWatch) {
                result(job);
                return 0;
            }
            return watch(api, jobId, false);
        }

        private String engagement(Api api) {
            for (var engagement : api.get(PERSON, "/v1/engagements").path("items")) {
                if (text(engagement, "agent_id").equals(agentId)
                        && text(engagement, "state").equals("trial_active")) {
                    return text(engagement, "engagement_id");
                }
            }
            var started = api.post(PERSON, "/v1/engagements", Map.of("agent_id", agentId));
            say("Started a trial: engagement " + text(started, "engagement_id") + ", until "
                    + text(started, "trial_ends_at"));
            return text(started, "engagement_id");
        }
    }

    @Command(
            name = "watch",
            mixinStandardHelpOptions = true,
            description = "Shows how a job goes until it ends. Exit code 0: completed; 1: failed.")
    static final class Watch extends Watching {

        @Parameters(index = "0", paramLabel = "JOB_ID", description = "The job.")
        private String jobId = "";

        @Override
        int run(Api api) throws InterruptedException {
            return watch(api, jobId, true);
        }
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the customer's jobs.")
    static final class ListAll extends ClientCommand {

        @Override
        int run(Api api) {
            var jobs = api.get(PERSON, "/v1/jobs");
            for (var job : jobs.path("items")) {
                say("  " + text(job, "job_id") + "  " + text(job, "state") + "  " + text(job, "topic"));
            }
            if (jobs.path("items").isEmpty()) {
                say("No jobs yet.");
            }
            result(new LinkedHashMap<>(Map.of("items", jobs.path("items"))));
            return 0;
        }
    }
}
