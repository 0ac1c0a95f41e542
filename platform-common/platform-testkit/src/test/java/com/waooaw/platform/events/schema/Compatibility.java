package com.waooaw.platform.events.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What changed from one version of a contract to another, and whether events and readers of both can live side by side:
 * an event of the earlier version with a reader of the later one, and the other way round.
 */
final class Compatibility {

    /** The least part of the version that has to rise. */
    enum Verdict {
        MINOR,
        MAJOR
    }

    /** What a change is, and why it is more than a minor one. */
    enum Rule {
        FIELD_ADDED(Verdict.MINOR, "is new and optional"),
        NAME_ADDED(Verdict.MINOR, "may have a new name"),
        BOUND_WIDENED(Verdict.MINOR, "may hold more"),
        UNKNOWN_NAME_ADDED(Verdict.MINOR, "has a name for what readers do not know"),
        FIELD_REMOVED(Verdict.MAJOR, "is gone: readers of the earlier version still look for it"),
        REQUIRED_FIELD_ADDED(Verdict.MAJOR, "is new and required: events published before lack it"),
        FIELD_NOW_REQUIRED(Verdict.MAJOR, "is required now: events published before may lack it"),
        FIELD_NOW_OPTIONAL(Verdict.MAJOR, "is optional now: readers of the earlier version need it"),
        TYPE_CHANGED(Verdict.MAJOR, "has another type"),
        FORMAT_CHANGED(Verdict.MAJOR, "has another format"),
        NAME_REMOVED(Verdict.MAJOR, "lost a name: events published before may hold it"),
        NAME_ADDED_UNREADABLE(Verdict.MAJOR, "may have a new name, which readers of the earlier version cannot read"),
        NAMES_CHANGED(Verdict.MAJOR, "became an enumeration, or is none any more"),
        UNKNOWN_NAME_CHANGED(Verdict.MAJOR, "has another name for what readers do not know, or none"),
        BOUND_NARROWED(Verdict.MAJOR, "may hold less: events published before may hold more"),
        OTHER(Verdict.MAJOR, "changed in a way this check has no rule for");

        private final Verdict verdict;
        private final String words;

        Rule(Verdict verdict, String words) {
            this.verdict = verdict;
            this.words = words;
        }

        Verdict verdict() {
            return verdict;
        }
    }

    /**
     * One change.
     *
     * @param field for example {@code seed_draft.conditions[].fact}; empty for the whole
     * @param detail what exactly, may be empty
     */
    record Change(String field, Rule rule, String detail) {

        @Override
        public String toString() {
            return (field.isEmpty() ? "the whole" : "`" + field + "`") + " " + rule.words
                    + (detail.isEmpty() ? "" : " (" + detail + ")");
        }
    }

    private static final Set<String> LOWER = Set.of("minLength", "minimum", "minItems");
    private static final Set<String> UPPER = Set.of("maxLength", "maximum", "maxItems");

    /** Says nothing about events. */
    private static final Set<String> WORDS = Set.of("$schema", "$id", "$comment", "title", "description", "examples");

    private static final Set<String> JUDGED = Set.of(
            "type",
            "format",
            "enum",
            SchemaFiles.UNKNOWN_NAME,
            "pattern",
            "required",
            "properties",
            "items",
            "additionalProperties");

    private final List<Change> changes = new ArrayList<>();

    private Compatibility() {}

    static List<Change> between(JsonNode earlier, JsonNode later) {
        var comparison = new Compatibility();
        comparison.compare(earlier, later, "");
        return List.copyOf(comparison.changes);
    }

    private void compare(JsonNode earlier, JsonNode later, String at) {
        differing(earlier, later, "type", at, Rule.TYPE_CHANGED);
        differing(earlier, later, "format", at, Rule.FORMAT_CHANGED);
        names(earlier, later, at);
        bounds(earlier, later, at);
        pattern(earlier, later, at);
        fields(earlier, later, at);
        nested(earlier, later, "items", at, "[]");
        nested(earlier, later, "additionalProperties", at, "{}");
        for (var keyword : union(keywords(earlier), keywords(later))) {
            if (!JUDGED.contains(keyword)
                    && !WORDS.contains(keyword)
                    && !LOWER.contains(keyword)
                    && !UPPER.contains(keyword)) {
                differing(earlier, later, keyword, at, Rule.OTHER);
            }
        }
    }

    private void differing(JsonNode earlier, JsonNode later, String keyword, String at, Rule rule) {
        if (!earlier.path(keyword).equals(later.path(keyword))) {
            add(at, rule, keyword + " " + shown(earlier.path(keyword)) + " became " + shown(later.path(keyword)));
        }
    }

    private void names(JsonNode earlier, JsonNode later, String at) {
        var unknownBefore = earlier.path(SchemaFiles.UNKNOWN_NAME);
        var unknownNow = later.path(SchemaFiles.UNKNOWN_NAME);
        if (earlier.has("enum") != later.has("enum")) {
            add(at, Rule.NAMES_CHANGED, "");
            return;
        }
        if (!unknownBefore.equals(unknownNow)) {
            add(at, unknownBefore.isMissingNode() ? Rule.UNKNOWN_NAME_ADDED : Rule.UNKNOWN_NAME_CHANGED, "");
        }
        var before = texts(earlier.path("enum"));
        var now = texts(later.path("enum"));
        without(before, now).forEach(name -> add(at, Rule.NAME_REMOVED, name));
        without(now, before)
                .forEach(name ->
                        add(at, unknownBefore.isMissingNode() ? Rule.NAME_ADDED_UNREADABLE : Rule.NAME_ADDED, name));
    }

    private void bounds(JsonNode earlier, JsonNode later, String at) {
        for (var keyword : LOWER) {
            bound(earlier, later, keyword, at, -1);
        }
        for (var keyword : UPPER) {
            bound(earlier, later, keyword, at, 1);
        }
    }

    /** @param open where a bound that is absent lies */
    private void bound(JsonNode earlier, JsonNode later, String keyword, String at, int open) {
        var before = earlier.path(keyword);
        var now = later.path(keyword);
        int moved;
        if (before.isMissingNode() || now.isMissingNode()) {
            moved = Boolean.compare(now.isMissingNode(), before.isMissingNode());
        } else {
            moved = now.decimalValue().compareTo(before.decimalValue()) * open;
        }
        if (moved != 0) {
            add(
                    at,
                    moved > 0 ? Rule.BOUND_WIDENED : Rule.BOUND_NARROWED,
                    keyword + " " + shown(before) + " became " + shown(now));
        }
    }

    private void pattern(JsonNode earlier, JsonNode later, String at) {
        if (earlier.has("pattern") && !later.has("pattern")) {
            add(at, Rule.BOUND_WIDENED, "pattern");
        } else {
            differing(earlier, later, "pattern", at, Rule.BOUND_NARROWED);
        }
    }

    private void fields(JsonNode earlier, JsonNode later, String at) {
        var before = keywords(earlier.path("properties"));
        var now = keywords(later.path("properties"));
        var neededBefore = texts(earlier.path("required"));
        var neededNow = texts(later.path("required"));
        for (var name : union(before, now)) {
            var field = at.isEmpty() ? name : at + "." + name;
            if (!now.contains(name)) {
                add(field, Rule.FIELD_REMOVED, "");
            } else if (!before.contains(name)) {
                add(field, neededNow.contains(name) ? Rule.REQUIRED_FIELD_ADDED : Rule.FIELD_ADDED, "");
            } else {
                if (neededBefore.contains(name) != neededNow.contains(name)) {
                    add(field, neededNow.contains(name) ? Rule.FIELD_NOW_REQUIRED : Rule.FIELD_NOW_OPTIONAL, "");
                }
                compare(
                        earlier.path("properties").path(name),
                        later.path("properties").path(name),
                        field);
            }
        }
    }

    private void nested(JsonNode earlier, JsonNode later, String keyword, String at, String step) {
        if (earlier.path(keyword).isObject() && later.path(keyword).isObject()) {
            compare(earlier.path(keyword), later.path(keyword), at + step);
        } else {
            differing(earlier, later, keyword, at, Rule.OTHER);
        }
    }

    private void add(String at, Rule rule, String detail) {
        changes.add(new Change(at, rule, detail));
    }

    private static String shown(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    private static Set<String> keywords(JsonNode object) {
        return new TreeSet<>(object.propertyNames());
    }

    private static Set<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> union(Collection<String> one, Collection<String> other) {
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }

    private static Set<String> without(Set<String> all, Set<String> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
