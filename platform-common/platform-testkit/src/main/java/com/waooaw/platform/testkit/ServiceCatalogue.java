package com.waooaw.platform.testkit;

import com.waooaw.platform.database.ServiceDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The services as infrastructure.yaml has them. */
public final class ServiceCatalogue {

    private static final JsonNode INFRASTRUCTURE = read();

    private ServiceCatalogue() {}

    /** The repository's root folder. */
    public static Path root() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("infrastructure/infrastructure.yaml"))) {
                return folder;
            }
        }
        throw new IllegalStateException("run tests inside the repository");
    }

    /** Where each service's rows live. */
    public static List<ServiceDatabase> databases() {
        return INFRASTRUCTURE
                .get("services")
                .valueStream()
                .map(s -> new ServiceDatabase(
                        s.get("name").asString(),
                        s.get("database").asString(),
                        s.get("schema").asString(),
                        s.get("role").asString()))
                .toList();
    }

    /** Where one service's rows live. */
    public static ServiceDatabase database(String service) {
        return databases().stream()
                .filter(d -> d.service().equals(service))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("infrastructure.yaml has no service " + service));
    }

    /** Name of each service to its Temporal task queue. */
    public static Map<String, String> taskQueues() {
        return INFRASTRUCTURE
                .get("services")
                .valueStream()
                .collect(Collectors.toMap(
                        s -> s.get("name").asString(), s -> s.get("task_queue").asString()));
    }

    private static JsonNode read() {
        return YAMLMapper.builder().build().readTree(root().resolve("infrastructure/infrastructure.yaml"));
    }
}
