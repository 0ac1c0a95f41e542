package com.waooaw.agentexecution.writing;

import com.waooaw.activities.knowledge.KnowledgeActivities.Passage;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Passages of the healthcare corpus as research returns them; the files are a snapshot of the corpus. */
public final class Passages {

    private Passages() {}

    /** All passages of a file, with the score they would have if all were equally near. */
    public static List<Passage> of(String name) {
        return of(name, 0.6);
    }

    /** The whole corpus. */
    public static List<Passage> corpus() {
        return Stream.of(
                        "type-2-diabetes",
                        "heart-and-lungs",
                        "healthy-living",
                        "medicines-and-vaccines",
                        "communication-and-regulation")
                .flatMap(name -> of(name).stream())
                .toList();
    }

    public static List<Passage> of(String name, double score) {
        return yaml("/agent-execution/passages/" + name + ".yaml")
                .get("passages")
                .valueStream()
                .map(p -> new Passage(
                        p.get("id").stringValue(),
                        p.get("document").stringValue(),
                        p.get("section").stringValue(),
                        p.get("address").stringValue(),
                        p.get("publisher").stringValue(),
                        p.get("verified_by").stringValue(),
                        p.get("text").stringValue(),
                        score))
                .toList();
    }

    /** What research returned for a brief. */
    public static List<Passage> retrieved(String name) {
        Map<String, Passage> corpus =
                corpus().stream().collect(Collectors.toMap(Passage::passageId, Function.identity()));
        return yaml("/agent-execution/retrieved/" + name + ".yaml")
                .get("passages")
                .valueStream()
                .map(hit -> {
                    Passage p = Objects.requireNonNull(corpus.get(hit.get("id").stringValue()));
                    return new Passage(
                            p.passageId(),
                            p.document(),
                            p.section(),
                            p.address(),
                            p.publisher(),
                            p.verifiedBy(),
                            p.text(),
                            hit.get("score").doubleValue());
                })
                .toList();
    }

    public static JsonNode yaml(String resource) {
        InputStream stream = Objects.requireNonNull(Passages.class.getResourceAsStream(resource), resource);
        return new YAMLMapper().readTree(stream);
    }

    public static Passage passage(String id, String text) {
        return new Passage(id, "A document", "A section", "https://example.org/a", "A publisher", "text", text, 0.6);
    }
}
