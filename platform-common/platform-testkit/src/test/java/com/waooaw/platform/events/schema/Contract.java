package com.waooaw.platform.events.schema;

import com.waooaw.contracts.EventEnvelope;
import com.waooaw.contracts.Topic;
import com.waooaw.platform.testkit.ServiceCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What has a schema: the envelope, and what each topic carries. */
record Contract(String name, String version, Class<? extends Record> record) {

    /** Whether an event says which version of it the event was published as. */
    boolean versionTravels() {
        return record != EventEnvelope.class;
    }

    static Stream<Contract> all() {
        return Stream.concat(
                Stream.of(new Contract("envelope", EventEnvelope.VERSION, EventEnvelope.class)),
                Arrays.stream(Topic.values())
                        .map(t -> new Contract(
                                t.wireName(), t.version(), t.payload().asSubclass(Record.class))));
    }

    /** Where the schemas of all versions are committed. */
    static Path folder() {
        return ServiceCatalogue.root().resolve("platform-common/platform-contracts/src/main/resources/schema/events");
    }

    Path file() {
        return folder().resolve(name).resolve(version + ".json");
    }

    /** Version to schema, of all that are committed. */
    NavigableMap<Version, JsonNode> committed() throws IOException {
        var versions = new TreeMap<Version, JsonNode>();
        if (Files.isDirectory(folder().resolve(name))) {
            try (var files = Files.list(folder().resolve(name))) {
                for (var file : files.toList()) {
                    versions.put(
                            Version.of(file.getFileName().toString().replace(".json", "")),
                            JsonMapper.shared().readTree(Files.readString(file)));
                }
            }
        }
        return versions;
    }

    /** Where the words of a contract are. */
    static List<Path> sources() throws IOException {
        var sources = ServiceCatalogue.root().resolve("platform-common/platform-contracts/src/main/java");
        try (var files = Files.walk(sources)) {
            return files.filter(f -> f.toString().endsWith(".java") && !f.endsWith("package-info.java"))
                    .toList();
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
