package com.waooaw.governance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What will be done, as lines a person can read. Every value of the act appears: what this class does not know is shown
 * as a fact with its name.
 *
 * @param text the text that will be published, line by line; empty where the act publishes none
 * @param sources what the text rests on
 * @param facts everything else
 * @param hiddenCharacters how many invisible characters were written out
 */
public record ReadableAct(List<Line> text, List<Source> sources, List<Fact> facts, long hiddenCharacters) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> BODIES = Set.of("markdown", "body", "body_markdown", "content", "text", "article");
    private static final Set<String> TITLES = Set.of("title", "post_title", "headline");
    private static final Set<String> SOURCES = Set.of("citations", "sources", "references");
    private static final int SHALLOW = 1;
    private static final int FEW_SOURCES = 3;

    public ReadableAct {
        text = List.copyOf(text);
        sources = List.copyOf(sources);
        facts = List.copyOf(facts);
    }

    /** Reads canonical JSON of an act. */
    public static ReadableAct of(String actJson) {
        var lines = new ArrayList<Line>();
        var sources = new ArrayList<Source>();
        var facts = new ArrayList<Fact>();
        var act = JSON.readTree(actJson);
        var publishes = "publish_content".equals(act.path("action").asString(""));
        read("", act, 0, publishes, lines, sources, facts);
        return new ReadableAct(withoutRepeatedTitle(lines), sources, facts, hiddenIn(act));
    }

    /** The facts that are shown at once: all of a short act, and what a long one says of itself. */
    public List<Fact> plain() {
        return FoldedPart.plain(facts);
    }

    /** The rest of a long act, in parts; what is risky first. */
    public List<FoldedPart> parts() {
        return FoldedPart.of(facts);
    }

    /** What the sources are, in a line. */
    public String sourcesSummary() {
        var fromMemory = sources.stream().filter(Source::fromMemory).count();
        var count = sources.size() == 1 ? "1 source" : sources.size() + " sources";
        return fromMemory == 0
                ? count
                : "%s, %d from memory: not checked against the source".formatted(count, fromMemory);
    }

    /** Whether the list of sources is open: where it is short, or says something to be careful about. */
    public boolean sourcesOpen() {
        return sources.size() <= FEW_SOURCES || sources.stream().anyMatch(Source::fromMemory);
    }

    /** A text that begins with its own title is not shown with two. */
    private static List<Line> withoutRepeatedTitle(List<Line> lines) {
        return lines.size() > 1 && lines.get(0).equals(lines.get(1)) ? lines.subList(1, lines.size()) : lines;
    }

    /** Counted where they take effect: in values and names, not in the JSON that may escape them. */
    private static long hiddenIn(JsonNode node) {
        if (node.isString()) {
            return VisibleText.hiddenIn(node.asString());
        }
        long names =
                node.propertyNames().stream().mapToLong(VisibleText::hiddenIn).sum();
        return names + node.valueStream().mapToLong(ReadableAct::hiddenIn).sum();
    }

    private static void read(
            String name,
            JsonNode node,
            int depth,
            boolean publishes,
            List<Line> lines,
            List<Source> sources,
            List<Fact> facts) {
        if (node.isObject()) {
            if (node.isEmpty()) {
                facts.add(new Fact(depth - 1, Names.ofField(name), "none"));
                return;
            }
            var heading = new Fact(depth - 1, Names.ofField(name), "");
            if (!name.isEmpty()) {
                facts.add(heading);
            }
            for (var field : node.properties()) {
                var key = field.getKey();
                var value = field.getValue();
                if (publishes && depth <= SHALLOW && value.isString() && TITLES.contains(key)) {
                    lines.addFirst(new Line(Line.Kind.TITLE, VisibleText.of(value.asString())));
                } else if (publishes && depth <= SHALLOW && value.isString() && BODIES.contains(key)) {
                    lines.addAll(Line.ofMarkdown(value.asString()));
                } else if (publishes && depth <= SHALLOW && value.isArray() && SOURCES.contains(key)) {
                    value.valueStream().forEach(source -> sources.add(Source.of(source)));
                } else {
                    read(key, value, depth + 1, publishes, lines, sources, facts);
                }
            }
            if (!facts.isEmpty() && facts.getLast().equals(heading)) {
                facts.removeLast();
            }
            return;
        }
        if (node.isArray()) {
            readList(name, node, depth, publishes, lines, sources, facts);
            return;
        }
        facts.add(new Fact(depth - 1, Names.ofField(name), VisibleText.of(scalar(node))));
    }

    private static void readList(
            String name,
            JsonNode list,
            int depth,
            boolean publishes,
            List<Line> lines,
            List<Source> sources,
            List<Fact> facts) {
        if (list.isEmpty()) {
            facts.add(new Fact(depth - 1, Names.ofField(name), "none"));
        } else if (list.valueStream().allMatch(JsonNode::isValueNode)) {
            var joined = String.join(
                    ", ", list.valueStream().map(ReadableAct::scalar).toList());
            facts.add(new Fact(depth - 1, Names.ofField(name), VisibleText.of(joined)));
        } else {
            for (int i = 0; i < list.size(); i++) {
                read(name + " " + (i + 1), list.get(i), depth, publishes, lines, sources, facts);
            }
        }
    }

    private static String scalar(JsonNode node) {
        if (node.isNull()) {
            return "none";
        }
        if (node.isBoolean()) {
            return node.asBoolean() ? "yes" : "no";
        }
        return node.asString().isEmpty() ? "(empty)" : node.asString();
    }

    /**
     * A named value.
     *
     * @param depth 0 for a field of the act itself
     * @param value empty where the name is a heading for what follows
     */
    public record Fact(int depth, String label, String value) {

        /** A heading for deeper facts. */
        public boolean heading() {
            return value.isEmpty();
        }

        /** A class for the style sheet, which knows four depths. */
        public String indent() {
            return "depth-" + Math.min(depth, 3);
        }
    }
}
