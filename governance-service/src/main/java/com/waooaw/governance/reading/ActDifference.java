package com.waooaw.governance.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * In what an act differs from another one of its kind, for people.
 *
 * @param changes the first {@value #MOST} of them, in the order of the act
 * @param more how many are not shown
 */
public record ActDifference(List<Change> changes, int more) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST = 30;

    /** A value longer than this is said to be another one, and not shown twice. */
    private static final int LONG = 120;

    private static final String NOTHING = "–";

    public ActDifference {
        changes = List.copyOf(changes);
    }

    /**
     * One value.
     *
     * @param before a dash where there was none
     * @param after a dash where there is none any more
     */
    public record Change(String label, String before, String after) {}

    /** Compares canonical JSON of two acts, value by value. */
    public static ActDifference between(String before, String after) {
        var old = values(before);
        var fresh = values(after);
        var changes = new ArrayList<Change>();
        fresh.forEach((path, value) -> {
            var was = old.get(path);
            if (!value.equals(was)) {
                changes.add(new Change(label(path), shown(was), shown(value)));
            }
        });
        old.forEach((path, value) -> {
            if (!fresh.containsKey(path)) {
                changes.add(new Change(label(path), shown(value), NOTHING));
            }
        });
        return new ActDifference(changes.stream().limit(MOST).toList(), Math.max(changes.size() - MOST, 0));
    }

    private static Map<List<String>, String> values(String actJson) {
        var values = new LinkedHashMap<List<String>, String>();
        collect(List.of(), JSON.readTree(actJson), values);
        return values;
    }

    private static void collect(List<String> path, JsonNode node, Map<List<String>, String> values) {
        if (node.isObject()) {
            node.properties().forEach(field -> collect(with(path, field.getKey()), field.getValue(), values));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(with(path, String.valueOf(i + 1)), node.get(i), values);
            }
        } else {
            values.put(path, node.isNull() ? "none" : node.asString());
        }
    }

    private static List<String> with(List<String> path, String name) {
        var longer = new ArrayList<>(path);
        longer.add(name);
        return List.copyOf(longer);
    }

    private static String label(List<String> path) {
        return path.stream().map(Names::ofField).collect(Collectors.joining(" › "));
    }

    private static String shown(@Nullable String value) {
        if (value == null) {
            return NOTHING;
        }
        return value.length() > LONG
                ? "a text of %,d characters".formatted(value.length())
                : VisibleText.of(value.isEmpty() ? "(empty)" : value);
    }
}
