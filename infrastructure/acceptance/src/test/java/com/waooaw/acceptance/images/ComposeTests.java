package com.waooaw.acceptance.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** compose.yaml against infrastructure.yaml, the Dockerfile and the settings the code knows. */
class ComposeTests {

    private static final Path ROOT = InfrastructureFile.rootAbove(Path.of(""));
    private static final Path FOLDER = ROOT.resolve("infrastructure/docker");

    private final Infrastructure infrastructure = InfrastructureFile.of(ROOT);
    private final PortPlan ports = new PortPlan(infrastructure, 8000);
    private final Map<String, Object> compose = yaml(FOLDER.resolve("compose.yaml"));
    private final Map<String, Object> services = map(compose.get("services"));

    ComposeTests() throws IOException {}

    @Test
    void hasEveryServiceOnItsPortWithItsHeap() throws IOException {
        var stages = Dockerfile.of(ROOT).stages();
        for (var service : infrastructure.services()) {
            var container = map(services.get(service.name()));
            var port = ports.of(service.name());
            assertThat(list(container.get("ports"))).containsExactly(port + ":" + port);
            assertThat(list(container.get("profiles"))).containsExactly("six");
            assertThat(list(container.get("secrets"))).containsExactly(service.name() + ".properties");
            assertThat(memory(container)).isGreaterThanOrEqualTo(service.heapMb() + 256);
            var build = map(container.get("build"));
            assertThat(map(build.get("args"))).containsExactly(Map.entry("SERVICE", service.name()));
            assertThat(stages).containsKey(String.valueOf(build.get("target")));
            assertThat(FOLDER.resolve(String.valueOf(build.get("context")))
                            .resolve(String.valueOf(build.get("dockerfile"))))
                    .exists();
        }
        assertThat(list(map(services.get("all-in-one")).get("ports")))
                .containsExactlyElementsOf(infrastructure.services().stream()
                        .map(service -> ports.of(service.name()) + ":" + ports.of(service.name()))
                        .toList());
        assertThat(stages).containsKeys("all-in-one", "migrate");
    }

    @Test
    void ourContainersCanWriteNowhereButInATemporaryFolderWithoutPrograms() throws IOException {
        var user =
                Dockerfile.of(ROOT).effective("service", "USER").orElseThrow().text();
        for (var name : ours(true)) {
            var container = map(services.get(name));
            assertThat(container)
                    .as(name)
                    .containsEntry("read_only", true)
                    .containsEntry("user", user)
                    .containsEntry("stop_grace_period", "10s");
            assertThat(list(container.get("tmpfs")))
                    .hasSize(1)
                    .allMatch(mount -> mount.startsWith("/tmp:")
                            && List.of(mount.substring(5).split(",", -1))
                                    .containsAll(List.of("noexec", "nosuid", "nodev")));
            assertThat(list(container.get("cap_drop"))).containsExactly("ALL");
            assertThat(list(container.get("security_opt"))).containsExactly("no-new-privileges:true");
        }
    }

    @Test
    void servicesAreAskedForTheirHealthAndStartAfterTheMigrations() {
        for (var name : ours(false)) {
            var container = map(services.get(name));
            assertThat(list(map(container.get("healthcheck")).get("test")))
                    .as(name)
                    .containsExactly("CMD", "/opt/java/bin/java", "@health.args");
            assertThat(map(map(container.get("depends_on")).get("migrate")))
                    .containsEntry("condition", "service_completed_successfully");
        }
    }

    @Test
    void whatIsInWorkHasLessTimeThanTheContainer() throws IOException {
        try (var in = getClass().getResourceAsStream("/waooaw-platform.yml")) {
            var platform = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(platform).contains("timeout-per-shutdown-phase: 8s");
        }
    }

    @Test
    void theDatabaseIsDurableAndHasRoomForAllPools() {
        var command = list(map(services.get("postgres")).get("command"));
        infrastructure
                .postgres()
                .durableSettings()
                .forEach((name, value) -> assertThat(command).contains(name + "=" + value));
        var connections = command.stream()
                .filter(word -> word.startsWith("max_connections="))
                .mapToInt(word -> Integer.parseInt(word.substring("max_connections=".length())))
                .findFirst()
                .orElseThrow();
        // six system pools of five, the migration job, and somebody who looks
        assertThat(connections).isGreaterThan(infrastructure.postgres().maxApplicationConnections() + 6 * 5 + 10);
    }

    @Test
    void noSecretIsInTheFile() throws IOException {
        services.forEach((name, container) -> map(map(container).get("environment"))
                .forEach((variable, value) -> {
                    if (variable.toUpperCase(Locale.ROOT).matches(".*(PASSWORD|SECRET|TOKEN|CREDENTIAL).*")) {
                        assertThat(variable).as(name).endsWith("_FILE");
                        assertThat(String.valueOf(value)).startsWith("/run/secrets/");
                    }
                }));
        var declared = map(compose.get("secrets"));
        declared.forEach(
                (name, secret) -> assertThat(map(secret)).containsExactly(Map.entry("file", ".secrets/" + name)));
        var used = new HashSet<String>();
        services.values().forEach(container -> used.addAll(list(map(container).get("secrets"))));
        assertThat(used).isEqualTo(declared.keySet());
        assertThat(Files.readString(FOLDER.resolve("compose.yaml"))).doesNotContainIgnoringCase("password=");
    }

    @Test
    void everyVariableIsASettingThatTheCodeKnows() throws IOException {
        var known = new HashSet<String>();
        knownProperties().forEach(name -> known.add(variable(name)));
        // read as placeholders, not bound
        known.addAll(List.of("WAOOAW_TEMPORAL_TARGET", "SPRING_CONFIG_ADDITIONALLOCATION"));
        // MigrationJob's own
        known.addAll(List.of("WAOOAW_MIGRATION_URL", "WAOOAW_MIGRATION_USERNAME", "WAOOAW_MIGRATION_PASSWORD_FILE"));

        for (var name : ours(true)) {
            var variables = map(map(services.get(name)).get("environment")).keySet();
            assertThat(variables.stream().filter(variable -> !known.contains(variable)))
                    .as(name)
                    .isEmpty();
            assertThat(variables).isNotEmpty();
        }
    }

    @Test
    void theSettingsScriptWritesWhatTheCodeKnowsAndOnlyOnce(@TempDir Path copy) throws Exception {
        var folder = Files.createDirectories(copy.resolve("infrastructure/docker"));
        for (var script : List.of("settings.sh", "description.sh")) {
            Files.copy(
                    FOLDER.resolve(script), folder.resolve(script), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.copy(ROOT.resolve(InfrastructureFile.PATH), copy.resolve(InfrastructureFile.PATH));
        var first = written(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(".secrets"))))
                .isEqualTo("rwx------");
        assertThat(first.keySet())
                .contains("postgres")
                .containsAll(infrastructure.services().stream()
                        .map(service -> service.name() + ".properties")
                        .toList());
        var known = knownProperties();
        var secrets = new ArrayList<String>();
        for (var service : infrastructure.services()) {
            var properties = new Properties();
            properties.load(new java.io.StringReader(first.get(service.name() + ".properties")));
            assertThat(properties.stringPropertyNames().stream().filter(name -> !known.contains(name)))
                    .as(service.name())
                    .isEmpty();
            assertThat(properties)
                    .containsEntry("waooaw.database.url", "jdbc:postgresql://postgres:5432/" + service.database())
                    .containsEntry("waooaw.database.app.username", service.role() + "_app")
                    .containsEntry("waooaw.database.system.username", service.role() + "_system");
            secrets.add(properties.getProperty("waooaw.database.app.password"));
            secrets.add(properties.getProperty("waooaw.database.system.password"));
        }
        assertThat(secrets).hasSize(12).doesNotHaveDuplicates().allMatch(secret -> secret.length() == 32);
        assertThat(written(folder)).isEqualTo(first);
    }

    private static Map<String, String> written(Path folder) throws Exception {
        var process = new ProcessBuilder("bash", folder.resolve("settings.sh").toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        var texts = new HashMap<String, String>();
        try (var files = Files.newDirectoryStream(folder.resolve(".secrets"))) {
            for (var file : files) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    /** Every property that has a description on this class path: ours and Boot's. */
    private static Set<String> knownProperties() throws IOException {
        var names = new HashSet<String>();
        var files = ComposeTests.class.getClassLoader().getResources("META-INF/spring-configuration-metadata.json");
        for (var file : java.util.Collections.list(files)) {
            try (var in = file.openStream()) {
                Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .path("properties")
                        .forEach(property -> names.add(property.path("name").asString()));
            }
        }
        return names;
    }

    /** How the environment spells a property. */
    private static String variable(String property) {
        return property.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private List<String> ours(boolean withJob) {
        var names = new ArrayList<>(infrastructure.services().stream()
                .map(Infrastructure.Service::name)
                .toList());
        names.add("all-in-one");
        if (withJob) {
            names.add("migrate");
        }
        return names;
    }

    private static int memory(Map<String, Object> container) {
        return Integer.parseInt(String.valueOf(container.get("mem_limit")).replace("m", ""));
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return map(new Yaml(new SafeConstructor(new LoaderOptions())).load(in));
        }
    }

    @SuppressWarnings("unchecked") // YAML knows no types
    private static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked") // YAML knows no types
    private static List<String> list(Object value) {
        return value == null ? List.of() : (List<String>) value;
    }
}
