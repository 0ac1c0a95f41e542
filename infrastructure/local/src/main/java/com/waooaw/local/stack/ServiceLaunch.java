package com.waooaw.local.stack;

import com.waooaw.local.infrastructure.Infrastructure;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * How one of the six is started as a process of its own.
 *
 * @param cache what its JVM loaded in a training run; may be missing
 * @param command that starts it, without the flags of a cache
 */
public record ServiceLaunch(Infrastructure.Service service, AotCache cache, List<String> command) {

    private static final List<String> FLAGS = List.of(
            "-Dfile.encoding=UTF-8",
            "-XX:+UseCompactObjectHeaders",
            "-XX:+UseSerialGC",
            // what a service needs at least; without it a heap begins at the most it may have, on a machine with much
            // memory
            "-Xms48m",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    public ServiceLaunch {
        command = List.copyOf(command);
    }

    /** Unpacks the service's jar where that was not done yet, and writes its settings where only we can read them. */
    static ServiceLaunch prepare(StackSettings settings, Infrastructure.Service service, Map<String, String> properties)
            throws IOException, InterruptedException {
        var jar = ServiceJar.of(settings.root(), service);
        var program = jar.unpacked();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags(service));
        command.addAll(List.of("-jar", program.toString()));
        // passwords belong into a file: everybody on the machine can read a command line
        command.add("--spring.config.additional-location=file:" + settingsFile(settings.state(), service, properties));
        return new ServiceLaunch(service, cacheOf(jar), command);
    }

    /** The start-up cache of a service as it was built last. */
    public static AotCache cacheOf(Path root, Infrastructure.Service service) throws IOException {
        return cacheOf(ServiceJar.of(root, service));
    }

    private static AotCache cacheOf(ServiceJar jar) {
        return AotCache.of(jar.root(), jar.service().name(), jar.key() + " " + String.join(" ", flags(jar.service())));
    }

    private static List<String> flags(Infrastructure.Service service) {
        var flags = new ArrayList<>(FLAGS);
        flags.add("-Xmx" + service.heapMb() + "m");
        if (SpringAot.isWanted()) {
            flags.add(SpringAot.FLAG);
        }
        // last, so that they win; the launcher has its own, because not every flag can be used twice
        var own = System.getenv().getOrDefault("WAOOAW_SERVICE_JAVA_OPTS", "").strip();
        if (!own.isEmpty()) {
            flags.addAll(List.of(own.split("\\s+")));
        }
        return flags;
    }

    /**
     * The command for a process with these roles. One that is only an edge is started for a few requests and scaled to
     * zero again: it leaves out the compiler whose code pays off after minutes, and answers its first request sooner.
     */
    public List<String> command(String roles, List<String> flags) {
        var all = new ArrayList<>(command(flags));
        all.add("--waooaw.roles=" + roles);
        if (roles.equals("edge")) {
            all.add(1, "-XX:TieredStopAtLevel=1");
        }
        return all;
    }

    /** The command with more flags for the JVM. */
    public List<String> command(List<String> flags) {
        var all = new ArrayList<>(command);
        all.addAll(1, flags);
        return all;
    }

    /** Writes what a service is told where only we can read it. */
    static Path settingsFile(StateDirectory state, Infrastructure.Service service, Map<String, String> properties)
            throws IOException {
        var all = new Properties();
        all.putAll(properties);
        all.setProperty("logging.structured.format.console", "ecs");
        var text = new StringWriter();
        all.store(text, null);
        Files.createDirectories(state.resolve("services"));
        var name = "services/" + service.name() + ".properties";
        state.write(name, text.toString());
        return state.resolve(name);
    }
}
