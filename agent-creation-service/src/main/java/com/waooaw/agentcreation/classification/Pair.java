package com.waooaw.agentcreation.classification;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Two manifests, and what has to be looked up in them: most changes say enough by themselves. */
final class Pair {

    private final JsonNode from;
    private final JsonNode to;
    private final Set<String> operationsAfter;
    private final Set<String> reachedAfter;

    Pair(JsonNode from, JsonNode to) {
        this.from = from;
        this.to = to;
        this.operationsAfter = operations(to);
        this.reachedAfter = reached(to);
    }

    /** Whether the operation, {@code tool.operation}, can still be done. */
    boolean stillDoes(String operation) {
        return operationsAfter.contains(operation);
    }

    /** Whether the tool or data source is still used. */
    boolean stillReaches(String name) {
        return reachedAfter.contains(name);
    }

    /** Whether credentials said nothing before, and so opened exactly the operations, of which this is one. */
    boolean openedBefore(String tool, String operation) {
        return from.path("tools")
                .valueStream()
                .filter(each -> each.path("tool_id").asString("").equals(tool))
                .anyMatch(each -> each.path("scopes").isEmpty() && names(each).contains(operation));
    }

    /** Whether the tool's credentials still say what they open. */
    boolean stillLimited(String tool) {
        return to.path("tools")
                .valueStream()
                .filter(each -> each.path("tool_id").asString("").equals(tool))
                .allMatch(each -> !each.path("scopes").isEmpty());
    }

    /** What the escalation with this trigger is for, in either manifest. */
    String covers(String trigger) {
        return Stream.concat(
                        to.path("escalations").valueStream(),
                        from.path("escalations").valueStream())
                .filter(each -> each.path("trigger").asString("").equals(trigger))
                .map(each -> each.path("covers").asString(""))
                .findFirst()
                .orElse("");
    }

    /** Names in a list of texts, before. */
    Set<String> before(String... path) {
        return texts(from, path);
    }

    /** Names in a list of texts, afterwards. */
    Set<String> after(String... path) {
        return texts(to, path);
    }

    private static Set<String> texts(JsonNode manifest, String... path) {
        var node = manifest;
        for (var step : path) {
            node = node.path(step);
        }
        return node.valueStream().map(each -> each.asString("")).collect(Collectors.toSet());
    }

    private static Set<String> operations(JsonNode manifest) {
        var keys = new LinkedHashSet<String>();
        manifest.path("tools")
                .forEach(tool -> names(tool)
                        .forEach(name -> keys.add(tool.path("tool_id").asString("") + "." + name)));
        return keys;
    }

    private static Set<String> reached(JsonNode manifest) {
        var names = new LinkedHashSet<String>();
        manifest.path("tools").forEach(tool -> names.add(tool.path("tool_id").asString("")));
        manifest.path("data_access")
                .forEach(data -> names.add(data.path("source").asString("")));
        return names;
    }

    private static Set<String> names(JsonNode tool) {
        return tool.path("operations")
                .valueStream()
                .map(operation -> operation.path("name").asString(""))
                .collect(Collectors.toSet());
    }
}
