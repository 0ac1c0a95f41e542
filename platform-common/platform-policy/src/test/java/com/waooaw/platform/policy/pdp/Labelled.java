package com.waooaw.platform.policy.pdp;

import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A request with what has to come of it, from {@code infrastructure/policies/labelled}. The verdicts are written by
 * hand, from domain.md 6.6, and never by asking the policies.
 *
 * @param verdict allow, oblige or deny
 * @param codes of all obligations, or of a rule that denies
 */
record Labelled(String name, PolicyRequest request, Verdict verdict, Set<String> codes) {

    enum Verdict {
        ALLOW,
        OBLIGE,
        DENY
    }

    private static final YAMLMapper YAML = YAMLMapper.builder().build();
    private static final String NULL = "~null";

    /** All of them. */
    static List<Labelled> all() {
        var folder = ServiceCatalogue.root().resolve("infrastructure/policies/labelled");
        try (var files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> YAML.readTree(file))
                    .flatMap(set -> of(set).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Labelled> of(JsonNode set) {
        var bundle = set.required("bundle").asString();
        var labelled = new ArrayList<Labelled>();
        for (var written : set.required("cases")) {
            var facts = (ObjectNode) set.required("base").deepCopy();
            merge(facts, written.get(2));
            var words = written.get(0).asString().split(" ");
            labelled.add(new Labelled(
                    bundle + ": " + written.get(1).asString(),
                    request(bundle, facts),
                    Verdict.valueOf(words[0].toUpperCase(Locale.ROOT)),
                    Set.copyOf(Arrays.asList(words).subList(1, words.length))));
        }
        return labelled;
    }

    static PolicyRequest request(String bundle, JsonNode facts) {
        Map<String, Map<String, Object>> parts =
                YAML.convertValue(facts, new TypeReference<Map<String, Map<String, Object>>>() {});
        return Policies.request(bundle, parts);
    }

    /** RFC 7386, and a way to say that null is the value. */
    private static void merge(ObjectNode target, JsonNode patch) {
        patch.properties().forEach(change -> {
            var name = change.getKey();
            var value = change.getValue();
            if (value.isNull()) {
                target.remove(name);
            } else if (value.isString() && value.asString().equals(NULL)) {
                target.putNull(name);
            } else if (value.isObject()) {
                var inner = target.get(name) instanceof ObjectNode object ? object : target.putObject(name);
                merge(inner, value);
            } else {
                target.set(name, value);
            }
        });
    }

    @Override
    public String toString() {
        return name;
    }
}
