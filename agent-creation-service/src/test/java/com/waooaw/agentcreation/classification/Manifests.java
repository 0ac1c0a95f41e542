package com.waooaw.agentcreation.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The manifest all pairs start from, and edits of it. */
final class Manifests {

    static final Path FOLDER = Path.of("src", "test", "resources", "classification");

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final JsonNode BASE = read(FOLDER.resolve("base.yaml"));

    private Manifests() {}

    static ObjectNode base() {
        return (ObjectNode) BASE.deepCopy();
    }

    static JsonNode read(Path file) {
        try {
            return YAML.readTree(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode node(String yaml) {
        return YAML.readTree(yaml);
    }

    /** {@code set} and {@code remove} name a place, {@code add} a list. */
    static void edit(ObjectNode manifest, JsonNode edit) {
        if (edit.has("add")) {
            ((ArrayNode) manifest.at(edit.path("add").asString())).add(edit.path("to"));
            return;
        }
        boolean set = edit.has("set");
        var pointer = edit.path(set ? "set" : "remove").asString();
        int last = pointer.lastIndexOf('/');
        var name = pointer.substring(last + 1);
        switch (manifest.at(pointer.substring(0, last))) {
            case ArrayNode list when set -> list.set(Integer.parseInt(name), edit.path("to"));
            case ArrayNode list -> list.remove(Integer.parseInt(name));
            case ObjectNode object when set -> object.set(name, edit.path("to"));
            case ObjectNode object -> object.remove(name);
            default -> throw new IllegalArgumentException("nothing at " + pointer);
        }
    }

    static Classification classified(JsonNode from, JsonNode to) {
        return Classifier.of(from, to, ManifestDiff.between(from, to));
    }
}
