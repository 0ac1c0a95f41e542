package com.waooaw.local.cli;

import static com.waooaw.local.cli.ClientCommand.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A chain of events for a person: one line for each, and one for each service that has not handled it. */
final class LineageText {

    private final String branch;
    private final String last;
    private final String passing;

    LineageText(boolean drawn) {
        branch = drawn ? "├─ " : "|- ";
        last = drawn ? "└─ " : "`- ";
        passing = drawn ? "│  " : "|  ";
    }

    List<String> lines(JsonNode lineage) {
        var lines = new ArrayList<String>();
        lineage.path("roots").forEach(root -> {
            lines.add(Terminal.printable(headline(root)));
            below(root, "", lines);
        });
        listed(lineage.path("incomplete"), "Did not answer, so something may be missing: ", lines);
        listed(lineage.path("cut"), "Knows more than fits into an answer: ", lines);
        int notShown = lineage.path("not_shown").asInt();
        if (notShown > 0) {
            lines.add("And " + notShown + " later events.");
        }
        return lines;
    }

    private void below(JsonNode node, String indent, List<String> lines) {
        var effects = node.path("effects");
        int deeper = node.path("effects_not_shown").asInt();
        for (int i = 0; i < effects.size(); i++) {
            boolean isLast = i == effects.size() - 1;
            var inner = indent + (isLast ? "   " : passing);
            var effect = effects.get(i);
            lines.add(indent + (isLast ? last : branch) + Terminal.printable(headline(effect)));
            var bar = effect.path("effects").isEmpty() ? "   " : passing;
            for (var detail : details(effect.path("event"))) {
                lines.add(inner + bar + Terminal.printable(detail));
            }
            below(effect, inner, lines);
        }
        if (deeper > 0) {
            lines.add(indent + last + "and " + deeper + " deeper events");
        }
    }

    private static String headline(JsonNode node) {
        var id = text(node, "id");
        return switch (text(node, "kind")) {
            case "request" -> "request " + id;
            case "unknown_cause" -> "unknown cause " + id;
            case "loop" -> "loop: these events name each other as their cause";
            default -> headline(id, node.path("event"));
        };
    }

    private static String headline(String id, JsonNode event) {
        return text(event, "event_type") + "  " + place(event) + "  by " + text(event, "service") + " at "
                + text(event, "occurred_at") + "  " + text(event, "processed") + " processed  " + id
                + (event.path("asked").asBoolean() ? "  <- asked for" : "");
    }

    private static List<String> details(JsonNode event) {
        var details = new ArrayList<String>();
        if (event.has("published") && !event.path("published").has("sent_at")) {
            details.add(
                    "not sent yet, " + event.path("published").path("attempts").asInt() + " attempts");
        }
        event.path("subscribers").forEach(of -> detail(of, "", details));
        event.path("observers").forEach(of -> detail(of, " (observer)", details));
        return details;
    }

    private static void detail(JsonNode of, String kind, List<String> details) {
        var state = text(of, "state");
        if (state.equals("handled")) {
            return;
        }
        details.add(text(of, "service") + kind + ": " + state.replace('_', ' ')
                + (of.has("at") ? " since " + text(of, "at") : "")
                + (of.path("waits_for").isEmpty() ? "" : ", waits for " + places(of.path("waits_for")))
                + (of.has("reason") ? ", " + text(of, "reason") : ""));
    }

    /** An aggregate and a number at it. */
    static String place(JsonNode of) {
        return text(of.path("aggregate"), "type") + " " + text(of.path("aggregate"), "id") + " #"
                + of.path("n").asLong();
    }

    /** Places in streams. */
    static String places(JsonNode awaited) {
        return awaited.valueStream()
                .map(place -> text(place, "stream") + " " + place(place))
                .collect(Collectors.joining(", "));
    }

    private static void listed(JsonNode services, String before, List<String> lines) {
        if (!services.isEmpty()) {
            lines.add(before + services.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ")));
        }
    }
}
