package com.waooaw.agentcreation.definitions;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.waooaw.agentcreation.catalogue.Skill;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a skill takes and makes is described by JSON Schemas that are valid and refer to nothing outside. */
final class InputsAndOutputs implements Check<Skill> {

    private static final int MOST_FAULTS_OF_ONE = 3;
    private static final JsonMapper JSON = new JsonMapper();

    /** What a schema itself has to look like; its file is in the library. */
    private static final Schema META = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));

    @Override
    public String code() {
        return "S-04";
    }

    @Override
    public String error() {
        return "GEN-ERR-011";
    }

    @Override
    public List<Finding> check(Skill skill, Known known) {
        var findings = new ArrayList<Finding>();
        if (skill.outputs().isEmpty()) {
            findings.add(finding("/outputs", "it makes nothing", "name what comes out of it"));
        }
        var names = new HashSet<String>();
        Stream.concat(skill.inputs().stream(), skill.outputs().stream()).forEach(names::add);
        names.stream()
                .sorted()
                .filter(name -> !skill.schemas().containsKey(name))
                .map(name -> finding("/schemas", "nobody says what '" + name + "' looks like", "add its JSON Schema"))
                .forEach(findings::add);
        skill.schemas().forEach((name, schema) -> {
            if (!names.contains(name)) {
                findings.add(finding(
                        "/schemas/" + escaped(name), "'" + name + "' is neither input nor output", "leave it out"));
            }
            findings.addAll(valid(name, JSON.valueToTree(schema)));
        });
        return findings;
    }

    private List<Finding> valid(String name, JsonNode schema) {
        var pointer = "/schemas/" + escaped(name);
        var findings = new ArrayList<Finding>();
        // several branches of the meta-schema complain of one place: the first is enough
        var places = new LinkedHashMap<String, String>();
        META.validate(schema)
                .forEach(error -> places.putIfAbsent(error.getInstanceLocation().toString(), error.getMessage()));
        places.entrySet().stream()
                .limit(MOST_FAULTS_OF_ONE)
                .map(place -> finding(
                        pointer + place.getKey(),
                        "the schema of '" + name + "' is no JSON Schema: " + place.getValue(),
                        "write it as JSON Schema 2020-12"))
                .forEach(findings::add);
        references(schema)
                .filter(reference -> !reference.startsWith("#"))
                .map(reference -> finding(
                        pointer,
                        "the schema of '" + name + "' refers to something outside of it",
                        "say here what it looks like"))
                .limit(1)
                .forEach(findings::add);
        return findings;
    }

    private static Stream<String> references(JsonNode node) {
        var own = Stream.of("$ref", "$dynamicRef", "$schema")
                .map(node::path)
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(text -> !text.equals("https://json-schema.org/draft/2020-12/schema"));
        return Stream.concat(own, node.valueStream().flatMap(InputsAndOutputs::references));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
