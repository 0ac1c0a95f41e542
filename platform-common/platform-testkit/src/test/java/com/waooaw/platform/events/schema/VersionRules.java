package com.waooaw.platform.events.schema;

import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.events.schema.Compatibility.Change;
import com.waooaw.platform.events.schema.Compatibility.Rule;
import com.waooaw.platform.events.schema.Compatibility.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Which version a contract has to have after what changed in it. */
final class VersionRules {

    private static final Set<String> WORDS = Set.of("$schema", "$id", "$comment", "title", "description", "examples");

    private VersionRules() {}

    /**
     * What keeps the versions of one major from living side by side; empty if nothing does.
     *
     * @param versionTravels whether an event says its version; where it does not, nothing may be widened, because a
     *     reader of the earlier version does not learn that it should let that pass
     */
    static List<String> broken(String contract, NavigableMap<Version, JsonNode> versions, boolean versionTravels) {
        var complaints = new ArrayList<String>();
        versions.forEach((earlier, before) -> versions.tailMap(earlier, false).forEach((later, now) -> {
            if (earlier.major() == later.major()) {
                Compatibility.between(before, now).stream()
                        .filter(change -> !fitsAMinor(change, versionTravels))
                        .map(change -> "%s %s to %s: %s. Take it back, or raise the major: %d.0"
                                .formatted(contract, earlier, later, change, later.major() + 1))
                        .forEach(complaints::add);
            }
        }));
        return complaints;
    }

    /** What a contract that changed under its own version has to do; empty if it did not change. */
    static List<String> unraised(
            String contract, Version version, JsonNode committed, JsonNode now, boolean versionTravels) {
        return Compatibility.between(committed, now).stream()
                .map(change -> "%s %s: %s. Take it back, or raise the %s: %s"
                        .formatted(
                                contract,
                                version,
                                change,
                                fitsAMinor(change, versionTravels) ? "minor" : "major",
                                fitsAMinor(change, versionTravels)
                                        ? new Version(version.major(), version.minor() + 1)
                                        : new Version(version.major() + 1, 0)))
                .toList();
    }

    private static boolean fitsAMinor(Change change, boolean versionTravels) {
        return change.rule().verdict() == Verdict.MINOR && (versionTravels || change.rule() == Rule.FIELD_ADDED);
    }

    /** Lower-case hex SHA-256 of what a schema asks of events, whatever its words and their order. */
    static String digest(JsonNode schema) {
        return CanonicalJson.sha256(CanonicalJson.canonicalized(asked(schema).toString()));
    }

    private static JsonNode asked(JsonNode schema) {
        if (!(schema instanceof ObjectNode)) {
            return schema;
        }
        var asked = ((ObjectNode) schema.deepCopy()).remove(WORDS);
        for (var list : List.of("required", "enum")) {
            if (asked.get(list) instanceof ArrayNode names) {
                var sorted = asked.putArray(list);
                new TreeSet<>(names.valueStream().map(JsonNode::asString).toList()).forEach(sorted::add);
            }
        }
        for (var below : List.of("items", "additionalProperties")) {
            if (asked.has(below)) {
                asked.set(below, asked(asked.get(below)));
            }
        }
        if (asked.get("properties") instanceof ObjectNode properties) {
            Set.copyOf(properties.propertyNames()).forEach(name -> properties.set(name, asked(properties.get(name))));
        }
        return asked;
    }
}
