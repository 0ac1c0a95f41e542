package com.waooaw.programs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * A folder with one file of Spring properties for each service, {@code governance.properties} and so on: secrets do not
 * belong into an environment that six services share.
 */
final class Settings {

    private final Path folder;

    private Settings(Path folder) {
        this.folder = folder;
    }

    /** The folder {@code WAOOAW_SETTINGS} names; {@code /run/secrets} where it names none. */
    static Settings of(Map<String, String> environment) {
        return new Settings(Path.of(environment.getOrDefault("WAOOAW_SETTINGS", "/run/secrets")));
    }

    /** Where the description of the platform lies. */
    static Path infrastructure() {
        return Path.of(System.getProperty("waooaw.infrastructure", "infrastructure.yaml"));
    }

    /** The file of a service; empty where it is told everything by the environment. */
    Optional<Path> file(String service) {
        var file = folder.resolve(service + ".properties").toAbsolutePath();
        return Files.exists(file) ? Optional.of(file) : Optional.empty();
    }

    /** A setting nothing works without. */
    String required(String service, String name) throws IOException {
        var file = file(service)
                .orElseThrow(() -> new IllegalStateException("no " + service + ".properties in " + folder));
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        var value = properties.getProperty(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(file + " does not say " + name);
        }
        return value;
    }
}
