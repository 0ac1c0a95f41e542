package com.waooaw.acceptance.matrix;

import com.waooaw.local.http.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** What a service says about its API: its OpenAPI document, as far as the matrix reads it. */
record ApiDocument(String service, List<Operation> operations) {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** A parameter that is not in the body. */
    record Parameter(String in, String name, boolean required, JsonNode schema) {}

    /**
     * One method of one path.
     *
     * @param prefix what comes before the path at the public origin
     * @param bodies schema by media type; empty where nothing is read
     * @param responses media types by status
     * @param roles who may call it ({@code x-roles})
     * @param anonymous whether no token is needed
     */
    record Operation(
            String service,
            String prefix,
            String method,
            String path,
            List<Parameter> parameters,
            Map<String, JsonNode> bodies,
            Map<String, Set<String>> responses,
            Set<String> roles,
            boolean anonymous) {

        /** Reads only, although it has a body: an accepted request leaves nothing but an audit entry. */
        boolean isQuestion() {
            return method.equals("GET") || path.endsWith("/query");
        }

        /** Says nothing that could be wrong: no place in its path, no body. */
        boolean saysNothing() {
            return bodies().isEmpty()
                    && parameters().stream()
                            .noneMatch(parameter -> parameter.in().equals("path"));
        }

        @Override
        public String toString() {
            return service + " " + method + " " + path;
        }
    }

    static ApiDocument of(String service, String origin, JsonNode document) {
        var operations = new ArrayList<Operation>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.add(operation(
                                service, origin, document, path.getKey(), method.getKey(), method.getValue()))));
        return new ApiDocument(service, List.copyOf(operations));
    }

    private static Operation operation(
            String service, String origin, JsonNode document, String path, String method, JsonNode said) {
        var parameters = StreamSupport.stream(said.path("parameters").spliterator(), false)
                .map(p -> new Parameter(
                        p.path("in").asString(),
                        p.path("name").asString(),
                        p.path("required").asBoolean(false),
                        resolved(document, p.path("schema"))))
                .toList();
        var bodies = new LinkedHashMap<String, JsonNode>();
        said.at("/requestBody/content")
                .properties()
                .forEach(type -> bodies.put(
                        type.getKey(), resolved(document, type.getValue().path("schema"))));
        var responses = new LinkedHashMap<String, Set<String>>();
        said.path("responses")
                .properties()
                .forEach(response -> responses.put(
                        response.getKey(),
                        new TreeSet<>(followed(document, response.getValue()).path("content").propertyNames().stream()
                                .toList())));
        var roles = new LinkedHashSet<String>();
        said.path("x-roles").forEach(role -> roles.add(role.asString()));
        return new Operation(
                service,
                said.at("/servers/0/url").asString(origin).substring(origin.length()),
                method.toUpperCase(java.util.Locale.ROOT),
                path,
                parameters,
                bodies,
                responses,
                roles,
                said.has("security") && said.path("security").isEmpty());
    }

    private static JsonNode followed(JsonNode document, JsonNode part) {
        return part.has("$ref") ? document.at(part.path("$ref").asString().substring(1)) : part;
    }

    /** The schema with its references followed, as deep as bodies of this platform go. */
    private static JsonNode resolved(JsonNode document, JsonNode schema) {
        return resolved(document, schema, 0);
    }

    private static JsonNode resolved(JsonNode document, JsonNode schema, int depth) {
        if (depth > 12) {
            throw new IllegalArgumentException("a schema without an end: " + schema);
        }
        if (schema.has("$ref")) {
            return resolved(document, document.at(schema.path("$ref").asString().substring(1)), depth + 1);
        }
        var whole = Json.MAPPER.createObjectNode();
        schema.properties().forEach(member -> whole.set(member.getKey(), member.getValue()));
        if (schema.has("properties")) {
            var properties = whole.putObject("properties");
            schema.path("properties")
                    .properties()
                    .forEach(property ->
                            properties.set(property.getKey(), resolved(document, property.getValue(), depth + 1)));
        }
        if (schema.has("items")) {
            whole.set("items", resolved(document, schema.path("items"), depth + 1));
        }
        return whole;
    }
}
