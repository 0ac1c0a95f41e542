package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The differences between two manifests, by path. Elements of a list are compared by what identifies them and not by where
 * they stand; {@code null} is the same as absent, and a list that is absent the same as an empty one.
 */
public final class ManifestDiff {

    /** Lists of things: by which field one is known. */
    private static final Map<String, String> KEYS = Map.ofEntries(
            Map.entry("skills", "skill_id"),
            Map.entry("tools", "tool_id"),
            Map.entry("operations", "name"),
            Map.entry("data_access", "source"),
            Map.entry("shared_with", "recipient"),
            Map.entry("dependencies", "agent_id"),
            Map.entry("decision_rights", "operation"),
            Map.entry("escalations", "trigger"),
            Map.entry("in", "id"),
            Map.entry("components", "name"),
            Map.entry("health_probes", "kind"),
            Map.entry("licensed_review", "operation"));

    /** Lists of texts whose order means nothing. */
    private static final Set<String> SETS = Set.of(
            "serves",
            "scopes",
            "out",
            "refusal_classes",
            "embeddings",
            "terminology",
            "regulations",
            "blocked_operations",
            "evolution_triggers",
            "consent_scope",
            "logged_events");

    private final List<Change> changes = new ArrayList<>();

    private ManifestDiff() {}

    /** Every difference, by path. */
    public static List<Change> between(JsonNode from, JsonNode to) {
        var diff = new ManifestDiff();
        diff.compare("", "", from, to);
        diff.changes.sort(Comparator.comparing(Change::path));
        return List.copyOf(diff.changes);
    }

    private void compare(String path, String name, @Nullable JsonNode from, @Nullable JsonNode to) {
        var before = orAbsent(from);
        var after = orAbsent(to);
        if (isListOf(name, before) && isListOf(name, after)) {
            elements(path, named(name, before), named(name, after));
        } else if (before == null) {
            if (after != null) {
                changes.add(new Change(path, Kind.ADDED, null, after));
            }
        } else if (after == null) {
            changes.add(new Change(path, Kind.REMOVED, before, null));
        } else if (before.isObject() && after.isObject()) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            for (var each : names) {
                compare(below(path, each), each, before.get(each), after.get(each));
            }
        } else if (before.isArray() && after.isArray()) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                compare(below(path, String.valueOf(i)), "", before.get(i), after.get(i));
            }
        } else if (!same(before, after)) {
            changes.add(new Change(path, Kind.CHANGED, before, after));
        }
    }

    private void elements(String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var each : names) {
            compare(below(path, each), "", before.get(each), after.get(each));
        }
    }

    private static @Nullable JsonNode orAbsent(@Nullable JsonNode node) {
        return (node == null || node.isNull() || node.isMissingNode()) ? null : node;
    }

    /** Whether the elements can be told apart by name; a list with anything else in it is compared by position. */
    private static boolean isListOf(String name, @Nullable JsonNode list) {
        var key = KEYS.get(name);
        if (key == null && !SETS.contains(name)) {
            return false;
        }
        if (list == null) {
            return true;
        }
        return list.isArray()
                && list.valueStream()
                        .allMatch(each ->
                                key == null ? each.isString() : each.path(key).isString());
    }

    private static Map<String, JsonNode> named(String name, @Nullable JsonNode list) {
        var named = new LinkedHashMap<String, JsonNode>();
        var times = new HashMap<String, Integer>();
        if (list == null) {
            return named;
        }
        var key = KEYS.get(name);
        for (var each : list) {
            if (key == null) {
                named.put(each.asString(), each);
                continue;
            }
            // one name twice: the second is a thing of its own, for the first one counts
            var plain = each.path(key).asString();
            int n = times.merge(plain, 1, Integer::sum);
            // a name that looks like such a number itself is numbered on
            while (named.putIfAbsent(n == 1 ? plain : plain + "#" + n, each) != null) {
                n = times.merge(plain, 1, Integer::sum);
            }
        }
        return named;
    }

    /** Canonical JSON knows no difference between 1 and 1.0. */
    private static boolean same(JsonNode before, JsonNode after) {
        if (before.isNumber() && after.isNumber()) {
            var one = Amount.of(before);
            var other = Amount.of(after);
            return (one == null || other == null) ? before.equals(after) : one.compareTo(other) == 0;
        }
        return before.equals(after);
    }

    private static String below(String path, String step) {
        return path + "/" + step.replace("~", "~0").replace("/", "~1");
    }
}
