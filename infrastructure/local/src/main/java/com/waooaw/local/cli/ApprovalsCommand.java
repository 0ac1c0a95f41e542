package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
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

        private static final String STEP_UP_DUE = "GOV-0060";

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

        final int decide(Api api, String approvalId, String decision, Map<String, String> more) {
            var found = find(api, approvalId);
            show(found.approval());
            var body = new LinkedHashMap<String, Object>();
            body.put("decision", decision);
            body.put("act_hash", text(found.approval(), "act_hash"));
            body.putAll(more);
            var path = "/v1/approvals/" + approvalId;
            var answer =
                    api.ask(found.person(), "POST", path + "/decision", "application/json", Json.write(body), Map.of());
            if (answer.status() == 403 && text(answer.json(), "code").equals(STEP_UP_DUE)) {
                return askForCode(api, approvalId, found);
            }
            if (answer.status() != 200) {
                throw Api.Problem.of(answer, "POST " + path + "/decision");
            }
            var decided = answer.json();
            say("Decided as " + found.person() + ": " + text(decided, "status"));
            result(decided);
            return 0;
        }

        private int askForCode(Api api, String approvalId, Found found) {
            var sent = api.send(
                            found.person(), "POST", "/v1/approvals/" + approvalId + "/step-ups", null, null, Map.of())
                    .json();
            say("Nothing is decided yet: a yes to this takes more than a login.");
            say("A code went by " + text(sent, "channel") + " to " + text(sent, "sent_to") + ", good until "
                    + text(sent, "expires_at") + "; on the local stack it is in " + api.at("/dev/mailbox"));
            say("Then: ./waooaw approvals approve " + approvalId + " --code CODE --number " + text(sent, "number"));
            result(sent);
            return WAITS;
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
            description = "Approves exactly the act that is shown, bound to its hash. An act of high risk takes a"
                    + " one-time code: without one it is sent, and exit code 3 says that it waits for it.")
    static final class Approve extends OfGovernor {

        @Parameters(index = "0", paramLabel = "APPROVAL_ID", description = "The approval.")
        private String approvalId = "";

        @Option(names = "--reason", description = "Why; a deletion needs it.")
        private @Nullable String reason;

        @Option(names = "--code", description = "Eight digits, from the message with the code.")
        private @Nullable String code;

        @Option(names = "--number", description = "Two digits, shown when the code was asked for.")
        private @Nullable String number;

        @Override
        int run(Api api) {
            var more = new LinkedHashMap<String, String>();
            putWhereSaid(more, "reason", reason);
            putWhereSaid(more, "code", code);
            putWhereSaid(more, "number", number);
            return decide(api, approvalId, "approve", more);
        }

        private static void putWhereSaid(Map<String, String> fields, String name, @Nullable String value) {
            if (value != null) {
                fields.put(name, value);
            }
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
            return decide(api, approvalId, "deny", Map.of("reason", reason));
        }
    }
}
