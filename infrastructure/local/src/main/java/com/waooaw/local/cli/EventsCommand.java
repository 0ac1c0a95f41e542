package com.waooaw.local.cli;

import com.waooaw.local.client.Api;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Events between the services, as an operator. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = "Shows what an event led to, what is held and what is dead, as an operator.",
        subcommands = {
            EventsCommand.OfOne.class,
            EventsCommand.Held.class,
            EventsCommand.DeadLetters.class,
            EventsCommand.Requeue.class
        })
final class EventsCommand implements Runnable {

    private static final String PERSON = "operator";
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @picocli.CommandLine.Spec
    private picocli.CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** What every command about events knows. */
    abstract static class OfEvents extends ClientCommand {

        final String id(String given) {
            if (!ID.matcher(given).matches()) {
                throw misused(
                        given + " is not the id of an event: ids look like" + " 0190163d-8694-739b-aea5-966c26f8ad90.");
            }
            return given;
        }

        final List<String> services(@Nullable String only) {
            var all = Workspace.current().infrastructure().services().stream()
                    .map(Infrastructure.Service::name)
                    .toList();
            if (only != null && !all.contains(only)) {
                throw misused("there is no service " + only + "; there are " + String.join(", ", all) + ".");
            }
            return only == null ? all : List.of(only);
        }

        /** All items of one kind, each in a line; a service that does not answer is named and costs the exit code. */
        final int listed(
                Api api, @Nullable String service, String what, String nothing, Function<JsonNode, String> line) {
            var items = new ArrayList<JsonNode>();
            var silent = new ArrayList<String>();
            for (var name : services(service)) {
                try {
                    items.addAll(items(api, name, what));
                } catch (Api.Problem problem) {
                    if (service != null || problem.status() < 500) {
                        throw problem;
                    }
                    silent.add(name);
                }
            }
            items.forEach(item -> say("  " + Terminal.printable(line.apply(item))));
            if (items.isEmpty()) {
                say(nothing);
            }
            silent.forEach(name -> say(name + " does not answer: what is there is not shown."));
            result(Map.of("items", items, "silent", silent));
            return silent.isEmpty() ? 0 : 1;
        }

        private static List<JsonNode> items(Api api, String service, String what) {
            var items = new ArrayList<JsonNode>();
            var cursor = "";
            do {
                var page = api.get(
                        PERSON,
                        "/services/" + service + "/v1/events/" + what + (cursor.isEmpty() ? "" : "?cursor=" + cursor));
                page.path("items").forEach(item -> items.add(ofService(service, item)));
                cursor = text(page, "next_cursor");
            } while (!cursor.isEmpty());
            return items;
        }

        private static JsonNode ofService(String service, JsonNode item) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("service", service);
            item.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            return Json.MAPPER.valueToTree(fields);
        }
    }

    @Command(
            name = "lineage",
            mixinStandardHelpOptions = true,
            description = "Shows the chain an event belongs to as a tree of causes and effects, and who has handled"
                    + " each event. Exit code 0: shown, also where a service did not answer, which is said.")
    static final class OfOne extends OfEvents {

        @Parameters(index = "0", paramLabel = "EVENT_ID", description = "Any event of the chain.")
        private String eventId = "";

        @Override
        int run(Api api) {
            var lineage = api.get(PERSON, "/v1/events/" + id(eventId) + "/lineage");
            new LineageText(Terminal.draws()).lines(lineage).forEach(this::say);
            result(lineage);
            return 0;
        }
    }

    @Command(
            name = "held",
            mixinStandardHelpOptions = true,
            description = "Lists events that are kept until what they follow from has come."
                    + " Exit code 1 where a service did not answer.")
    static final class Held extends OfEvents {

        @Option(names = "--service", description = "Of this service only.")
        private @Nullable String service;

        @Override
        int run(Api api) {
            return listed(api, service, "held", "Nothing is held.", Held::line);
        }

        private static String line(JsonNode held) {
            var line = new StringBuilder(text(held, "service"))
                    .append("  ")
                    .append(text(held, "event_id"))
                    .append("  ")
                    .append(text(held, "topic"))
                    .append(' ')
                    .append(LineageText.place(held))
                    .append("  since ")
                    .append(text(held, "held_since"));
            if (!held.path("waits_for").isEmpty()) {
                line.append("  waits for ").append(LineageText.places(held.path("waits_for")));
            }
            if (held.has("rest_until")) {
                line.append("  tried again at ").append(text(held, "rest_until"));
            }
            return line.toString();
        }
    }

    @Command(
            name = "dead-letters",
            mixinStandardHelpOptions = true,
            description = "Lists events that were settled without effect, newest first."
                    + " Exit code 1 where a service did not answer.")
    static final class DeadLetters extends OfEvents {

        @Option(names = "--service", description = "Of this service only.")
        private @Nullable String service;

        @Override
        int run(Api api) {
            return listed(api, service, "dead-letters", "No dead letters.", DeadLetters::line);
        }

        private static String line(JsonNode letter) {
            return text(letter, "service") + "  " + text(letter, "event_id") + "  " + text(letter, "topic")
                    + (letter.has("aggregate") ? " " + LineageText.place(letter) : "") + "  died "
                    + text(letter, "died_at") + "  " + text(letter, "reason") + ": " + text(letter, "detail")
                    + (letter.has("requeued_at") ? "  requeued " + text(letter, "requeued_at") : "");
        }
    }

    @Command(
            name = "requeue",
            mixinStandardHelpOptions = true,
            description = "Has a dead letter handled late: what came after it was handled before. Once; again changes"
                    + " nothing.")
    static final class Requeue extends OfEvents {

        @Parameters(index = "0", paramLabel = "EVENT_ID", description = "The event.")
        private String eventId = "";

        @Option(names = "--service", required = true, description = "The service in which it is dead.")
        private String service = "";

        @Override
        int run(Api api) {
            var path = "/services/" + services(service).getFirst() + "/v1/events/dead-letters/" + id(eventId);
            var letter = api.send(PERSON, "POST", path + "/requeue", null, null, Map.of())
                    .json();
            say("Handled late by " + service + ", " + text(letter, "requeued_at"));
            say("Its chain: ./waooaw events lineage " + eventId);
            result(letter);
            return 0;
        }
    }
}
