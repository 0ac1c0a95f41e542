package com.waooaw.platform.policy.pdp;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How {@code opa sign} hashes JSON: keys in order of their bytes, no space, so that another layout is the same document.
 * Numbers are hashed as integers or not at all: where another writer spells one in another way, the bundle is refused.
 */
final class StructuredHash {

    private StructuredHash() {}

    static void update(MessageDigest digest, JsonNode node) {
        switch (node) {
            case ObjectNode object -> {
                var fields = new TreeMap<String, JsonNode>();
                object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
                write(digest, "{");
                var separator = "";
                for (var field : fields.entrySet()) {
                    write(digest, separator);
                    write(digest, text(field.getKey()));
                    write(digest, ":");
                    update(digest, field.getValue());
                    separator = ",";
                }
                write(digest, "}");
            }
            case JsonNode array
            when array.isArray() -> {
                write(digest, "[");
                for (int i = 0; i < array.size(); i++) {
                    write(digest, i == 0 ? "" : ",");
                    update(digest, array.get(i));
                }
                write(digest, "]");
            }
            case JsonNode string when string.isString() -> write(digest, text(string.asString()));
            default -> write(digest, node.toString());
        }
    }

    private static String text(String value) {
        return Json.MAPPER.writeValueAsString(value);
    }

    private static void write(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
