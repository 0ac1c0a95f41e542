package com.waooaw.platform.events.schema;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The page of all events: what the schemas, the topics and infrastructure.yaml say, and an example of each. */
final class EventCatalogue {

    private static final String HEAD = """
            # Events

            Read when: you publish an event, handle one, or want to know what a field of one means. Generated from the event
            records, `infrastructure.yaml` and the golden files by `EventCatalogueTests`; do not edit.

            Every event travels in an [envelope](#envelope); its payload is that of its topic. Schemas (JSON Schema 2020-12) lie in
            `platform-contracts` under `schema/events/<topic>/<version>.json`. How to change one: [services](../guides/services.md#changing-an-event).

            *Ordered*: takes part in the causal order. *Kind*: what an event that can no longer be had is to a reader.
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final ContractDocs docs;

    private EventCatalogue(ContractDocs docs) {
        this.docs = docs;
    }

    static String page() throws IOException {
        var catalogue = new EventCatalogue(ContractDocs.of(Contract.sources()));
        catalogue.overview();
        catalogue.kinds();
        catalogue.envelope();
        for (var topic : Topic.values()) {
            catalogue.topic(topic);
        }
        return catalogue.page.toString();
    }

    private void overview() {
        var wired = wired();
        page.append("""

                | Topic | Publisher | Subscribers | Observers | Ordered | Kind | Kept | Version |
                |---|---|---|---|---|---|---|---|
                """);
        for (var topic : Topic.values()) {
            var is = wired.get(topic.wireName());
            page.append("| [%s](#%s) | %s | %s | %s | %s | %s | %d days | %s |%n"
                    .formatted(
                            topic.wireName(),
                            topic.wireName().toLowerCase(Locale.ROOT),
                            topic.publisher(),
                            list(is.path("subscribers")),
                            list(is.path("observers")),
                            topic.gated() ? "yes" : "no",
                            topic.kind().name().toLowerCase(Locale.ROOT),
                            is.path("retention_days").asInt(),
                            topic.version()));
        }
    }

    private void kinds() {
        page.append("\n");
        for (var kind : Topic.Kind.values()) {
            page.append("- *%s*: %s%n"
                    .formatted(kind.name().toLowerCase(Locale.ROOT), lowered(docs.of("Topic.Kind." + kind.name()))));
        }
    }

    private void envelope() {
        page.append("\n## Envelope\n\n").append(docs.of("EventEnvelope")).append(" Version ");
        page.append(EventEnvelope.VERSION).append(".\n");
        var envelope = Goldens.envelope();
        envelope.putObject("payload");
        fields(Contract.all().findFirst().orElseThrow());
        example(envelope);
    }

    private void topic(Topic topic) {
        var golden = Goldens.event(topic);
        page.append("\n## ").append(topic.wireName()).append("\n\n");
        page.append("%s Type `%s`, ordering key `%s`.%n"
                .formatted(docs.of("Topic." + topic.name()), topic.eventType(), orderingKey(golden)));
        fields(Contract.all()
                .filter(c -> c.name().equals(topic.wireName()))
                .findFirst()
                .orElseThrow());
        example(golden.get("payload"));
    }

    /** The field of the example that the key is made of stands for all. */
    private static String orderingKey(ObjectNode event) {
        var key = event.path("ordering_key").asString();
        int colon = key.indexOf(':');
        return event.path("payload")
                .propertyStream()
                .filter(p -> p.getValue().isString() && p.getValue().asString().equals(key.substring(colon + 1)))
                .map(p -> key.substring(0, colon + 1) + "{" + p.getKey() + "}")
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no field makes the key " + key));
    }

    private void fields(Contract contract) {
        page.append("\n| Field | Type | Required | Meaning |\n|---|---|---|---|\n");
        rows(new RecordSchema(docs).of(contract), "");
    }

    private void rows(JsonNode schema, String at) {
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").forEachEntry((name, field) -> {
            var path = at.isEmpty() ? name : at + "." + name;
            page.append("| `%s` | %s | %s | %s |%n"
                    .formatted(
                            path,
                            type(field),
                            required.contains(name) ? "yes" : "no",
                            field.path("description").asString().replace("|", "\\|")));
            rows(field, path);
            rows(field.path("items"), path + "[]");
            rows(field.path("additionalProperties"), path + "{}");
        });
    }

    private static String type(JsonNode field) {
        var parts = new ArrayList<String>();
        var type = field.path("type").asString("any value");
        if (field.has("items")) {
            parts.add("list of " + type(field.get("items")));
        } else if (field.has("additionalProperties")) {
            parts.add("map to " + type(field.get("additionalProperties")));
        } else if (field.has("enum")) {
            parts.add("one of "
                    + field.get("enum")
                            .valueStream()
                            .map(name -> "`" + name.asString() + "`")
                            .collect(Collectors.joining(", ")));
        } else {
            parts.add(field.path("format").asString(type));
        }
        bound(field, "minLength", "maxLength", " characters", parts);
        bound(field, "minItems", "maxItems", " entries", parts);
        bound(field, "minimum", "maximum", "", parts);
        if (field.has("pattern")) {
            parts.add("`" + field.path("pattern").asString() + "`");
        }
        return String.join(", ", parts);
    }

    private static void bound(JsonNode field, String least, String most, String unit, List<String> parts) {
        var min = own(field.path(least));
        var max = own(field.path(most));
        if (!min.isEmpty() && !max.isEmpty()) {
            parts.add(min + " to " + max + unit);
        } else if (!min.isEmpty()) {
            parts.add("at least " + min + unit);
        } else if (!max.isEmpty()) {
            parts.add("at most " + max + unit);
        }
    }

    /** Empty where there is none, or where it is that of every int. */
    private static String own(JsonNode bound) {
        var text = bound.asString("");
        return text.equals(Integer.toString(Integer.MIN_VALUE)) || text.equals(Integer.toString(Integer.MAX_VALUE))
                ? ""
                : text;
    }

    private void example(JsonNode example) {
        page.append("\n```json\n").append(RecordSchema.text(example)).append("```\n");
    }

    private static Map<String, JsonNode> wired() {
        var topics = new TreeMap<String, JsonNode>();
        YAMLMapper.builder()
                .build()
                .readTree(ServiceCatalogue.root().resolve("infrastructure/infrastructure.yaml"))
                .path("topics")
                .forEach(topic -> topics.put(topic.path("name").asString(), topic));
        Arrays.stream(Topic.values()).forEach(t -> {
            if (!topics.containsKey(t.wireName())) {
                throw new IllegalStateException("infrastructure.yaml lacks " + t.wireName());
            }
        });
        return topics;
    }

    private static String list(JsonNode names) {
        return names.valueStream().map(JsonNode::asString).collect(Collectors.joining(", "));
    }

    private static String lowered(String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }
}
