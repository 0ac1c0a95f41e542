package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.stack.StackException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Approvals, as a Governor. */
@Command(
        name = "approvals",
        mixinStandardHelpOptions = true,
        description = "Shows what waits for a Governor, and decides.",
        subcommands = {
            ApprovalsCommand.ListAll.class,
            ApprovalsCommand.Show.class,
            ApprovalsCommand.Approve.class,
            ApprovalsCommand.Deny.class
        })
final class ApprovalsCommand implements Runnable {

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** A command of a Governor; without {@code --as}, of whichever Governor it concerns. */
    abstract static class OfGovernor extends ClientCommand {

        @Option(names = "--as", description = "governor or engagement-governor; where not said, whoever may see it.")
        private @Nullable String as;

        final List<String> people() {
            if (System.getenv("WAOOAW_TOKEN") != null) {
                return List.of("self");
            }
            return as == null ? List.of("governor", "engagement-governor") : List.of(as);
        }

        /** The approval and who may see it. */
        final Found find(Api api, String approvalId) {
            for (var person : people()) {
                var answer = api.ask(person, "GET", "/v1/approvals/" + approvalId, null, null, Map.of());
                if (answer.status() == 200) {
                    return new Found(person, answer.json());
                }
                if (answer.status() != 404) {
                    throw Api.Problem.of(answer, "GET /v1/approvals");
                }
            }
            throw new StackException(
                    "there is no approval " + approvalId + " for " + String.join(" or ", people()),
                    "See what waits: ./waooaw approvals list");
        }

        final void show(JsonNode approval) {
            say(text(approval, "display_id") + "  " + text(approval, "summary"));
            say("  id       " + text(approval, "approval_id"));
            say("  status   " + text(approval, "status") + ", until " + text(approval, "expires_at"));
            say("  act      " + text(approval, "action_type") + ", SHA-256 " + text(approval, "act_hash"));
            say("  risk     " + text(approval, "risk_level") + ", reach " + text(approval, "blast_radius")
                    + (approval.path("reversible").asBoolean() ? ", can be undone" : ", cannot be undone"));
            approval.path("risks").forEach(risk -> say("           " + risk.asString()));
            approval.path("findings")
                    .forEach(finding -> say("  finding  " + text(finding, "code") + " " + text(finding, "message")));
        }

        final int decide(Api api, String approvalId, String decision, @Nullable String reason) {
            var found = find(api, approvalId);
            show(found.approval());
            var body = new LinkedHashMap<String, Object>();
            body.put("decision", decision);
            body.put("act_hash", text(found.approval(), "act_hash"));
            if (reason != null) {
                body.put("reason", reason);
            }
            var decided = api.post(found.person(), "/v1/approvals/" + approvalId + "/decision", body);
            say("Decided as " + found.person() + ": " + text(decided, "status"));
            result(decided);
            return 0;
        }

        /** An approval and a person who may see it. */
        record Found(String person, JsonNode approval) {}
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists approvals, the newest first.")
    static final class ListAll extends OfGovernor {

        @Option(
                names = "--status",
                description = "pending, approved, denied, expired, withdrawn, consumed or all; ${DEFAULT-VALUE}"
                        + " where not said.")
        private String status = "pending";

        @Override
        int run(Api api) {
            var all = new LinkedHashMap<String, JsonNode>();
            for (var person : people()) {
                var cursor = "";
                do {
                    var page = api.get(person, path(cursor));
                    page.path("items").forEach(item -> all.put(text(item, "approval_id"), item));
                    cursor = text(page, "next_cursor");
                } while (!cursor.isEmpty());
            }
            all.values()
                    .forEach(item -> say("  " + text(item, "approval_id") + "  " + text(item, "status") + "  "
                            + text(item, "summary")));
            if (all.isEmpty()) {
                say("Nothing " + (status.equals("all") ? "yet." : status + "."));
            }
            result(Map.of("items", all.values()));
            return 0;
        }

        private String path(String cursor) {
            var query = new ArrayList<String>();
            if (!status.equals("all")) {
                query.add("status=" + encoded(status));
            }
            if (!cursor.isEmpty()) {
                query.add("cursor=" + encoded(cursor));
            }
            return "/v1/approvals" + (query.isEmpty() ? "" : "?" + String.join("&", query));
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows an approval with exactly what will be done.")
    static final class Show extends OfGovernor {

        @Parameters(index = "0", paramLabel = "APPROVAL_ID", description = "The approval.")
        private String approvalId = "";

        @Override
        int run(Api api) {
            var approval = find(api, approvalId).approval();
            show(approval);
            say("  exactly this will be done:");
            say(text(approval, "act_json"));
            result(approval);
            return 0;
        }
    }

    @Command(
            name = "approve",
            mixinStandardHelpOptions = true,
            description = "Approves exactly the act that is shown, bound to its hash.")
    static final class Approve extends OfGovernor {

        @Parameters(index = "0", paramLabel = "APPROVAL_ID", description = "The approval.")
        private String approvalId = "";

        @Override
        int run(Api api) {
            return decide(api, approvalId, "approve", null);
        }
    }

    @Command(name = "deny", mixinStandardHelpOptions = true, description = "Denies, with a reason.")
    static final class Deny extends OfGovernor {

        @Parameters(index = "0", paramLabel = "APPROVAL_ID", description = "The approval.")
        private String approvalId = "";

        @Option(names = "--reason", required = true, description = "Why; the requester reads it.")
        private String reason = "";

        @Override
        int run(Api api) {
            return decide(api, approvalId, "deny", reason);
        }
    }
}
