package com.waooaw.local.infrastructure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code infrastructure.yaml} and refuses one that contradicts itself, with everything that is wrong. */
public final class InfrastructureFile {

    /** Where it is, seen from the root of the repository. */
    public static final String PATH = "infrastructure/infrastructure.yaml";

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private InfrastructureFile() {}

    /** The file of the repository with this root. */
    public static Infrastructure of(Path root) {
        return at(root.resolve(PATH));
    }

    /** What this file says. */
    public static Infrastructure at(Path file) {
        try (var in = Files.newInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** The nearest one at or above the directory; how tests find it. */
    public static Path rootAbove(Path directory) {
        for (var here = directory.toAbsolutePath(); here != null; here = here.getParent()) {
            if (Files.exists(here.resolve(PATH))) {
                return here;
            }
        }
        throw new IllegalStateException("no " + PATH + " at or above " + directory);
    }

    /** What a stream of YAML says. */
    public static Infrastructure read(InputStream yaml) {
        Infrastructure infrastructure;
        try {
            infrastructure = YAML.readValue(yaml, Infrastructure.class);
        } catch (JacksonException e) {
            throw new IllegalStateException("infrastructure.yaml cannot be read: " + e.getOriginalMessage(), e);
        }
        var contradictions = contradictions(infrastructure);
        if (!contradictions.isEmpty()) {
            throw new IllegalStateException(
                    "infrastructure.yaml contradicts itself:\n  " + String.join("\n  ", contradictions));
        }
        return infrastructure;
    }

    private static List<String> contradictions(Infrastructure infrastructure) {
        var wrong = new ArrayList<String>();
        ports(infrastructure, wrong);
        services(infrastructure, wrong);
        topics(infrastructure, wrong);
        return wrong;
    }

    private static void ports(Infrastructure infrastructure, List<String> wrong) {
        var owners = new HashMap<Integer, String>();
        infrastructure.offsets().forEach((name, offset) -> {
            var other = owners.putIfAbsent(offset, name);
            if (other != null) {
                wrong.add("port offset " + offset + " belongs to " + other + " and to " + name);
            }
        });
    }

    private static void services(Infrastructure infrastructure, List<String> wrong) {
        var names = new HashSet<String>();
        var resources = new HashMap<String, String>();
        for (var service : infrastructure.services()) {
            if (!names.add(service.name())) {
                wrong.add("service " + service.name() + " is listed twice");
            }
            if (!infrastructure.postgres().databases().contains(service.database())) {
                wrong.add(
                        "service " + service.name() + " uses database " + service.database() + ", which is not listed");
            }
            for (var resource : service.resources()) {
                var other = resources.putIfAbsent(resource, service.name());
                if (other != null) {
                    wrong.add("/v1/" + resource + " belongs to " + other + " and to " + service.name());
                }
            }
        }
        int connections = infrastructure.services().stream()
                .mapToInt(Infrastructure.Service::connections)
                .sum();
        int max = infrastructure.postgres().maxApplicationConnections();
        if (connections > max) {
            wrong.add("the services' connections add up to " + connections + ", more than the " + max + " allowed");
        }
    }

    private static void topics(Infrastructure infrastructure, List<String> wrong) {
        var services = infrastructure.services().stream()
                .map(Infrastructure.Service::name)
                .toList();
        var names = new HashSet<String>();
        for (var topic : infrastructure.topics()) {
            if (!names.add(topic.name())) {
                wrong.add("topic " + topic.name() + " is listed twice");
            }
            var mentioned = new ArrayList<>(topic.receivers());
            if (mentioned.contains(topic.publisher())) {
                wrong.add("topic " + topic.name() + " is delivered to its own publisher");
            }
            mentioned.add(topic.publisher());
            mentioned.stream()
                    .filter(name -> !services.contains(name))
                    .forEach(name -> wrong.add("topic " + topic.name() + " names the unknown service " + name));
        }
    }
}
