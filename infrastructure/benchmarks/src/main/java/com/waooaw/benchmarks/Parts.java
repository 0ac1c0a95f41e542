package com.waooaw.benchmarks;

import com.waooaw.local.client.LoginClient;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.issuer.LocalPeople;
import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.Progress;
import com.waooaw.local.stack.Stack;
import com.waooaw.local.stack.StackSettings;
import com.waooaw.local.stack.StackSettings.ServiceMode;
import com.waooaw.local.stack.StateDirectory;
import com.waooaw.local.stack.TemporalChoice;
import com.waooaw.programs.Databases;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A stack of its own, on ports and state of its own, with or without the services. */
public final class Parts implements AutoCloseable {

    private final Infrastructure infrastructure;
    private final StateDirectory state;
    private final PortPlan ports;
    private final Stack stack;

    private Parts(Path root, Infrastructure infrastructure, StateDirectory state, PortPlan ports, ServiceMode mode) {
        this.infrastructure = infrastructure;
        this.state = state;
        this.ports = ports;
        this.stack = new Stack(
                new StackSettings(
                        root, infrastructure, ports, state, new TemporalChoice.InMemory(), mode, false, Map.of()),
                Progress.SILENT);
    }

    /** Starts it, which takes some seconds. */
    public static Parts start(ServiceMode mode) throws IOException {
        var root = root();
        var infrastructure = InfrastructureFile.of(root);
        var state = new StateDirectory(Files.createTempDirectory("waooaw-bench-"));
        var parts = new Parts(root, infrastructure, state, Ports.freeRow(infrastructure), mode);
        parts.stack.start();
        return parts;
    }

    /** Of the repository. */
    public static Path root() {
        var named = System.getProperty("waooaw.root");
        return named == null ? InfrastructureFile.rootAbove(Path.of("")) : Path.of(named);
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    /** Where everything answers. */
    public PortPlan ports() {
        return ports;
    }

    /** The stack itself. */
    public Stack stack() {
        return stack;
    }

    /** The folder with what each service was told that has been launched. */
    public Path settings() {
        return state.resolve("services");
    }

    /** Works with a service's schema as its owner, as migrations do. */
    public JdbcClient owner(String service) {
        var of = Databases.of(infrastructure.service(service));
        var source = new DriverManagerDataSource(
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + of.database(),
                of.owner(),
                state.secret("postgres." + of.owner()));
        source.setSchema(of.schema());
        return JdbcClient.create(source);
    }

    /** Connections of a database role; the caller closes them. */
    HikariDataSource database(String database, String role, int connections) {
        var source = new HikariDataSource();
        source.setPoolName("bench-" + role);
        source.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database);
        source.setUsername(role);
        source.setPassword(state.secret("postgres." + role));
        source.setMaximumPoolSize(connections);
        return source;
    }

    Path log(String name) throws IOException {
        var file = state.log(name);
        Files.createDirectories(java.util.Objects.requireNonNull(file.getParent()));
        return file;
    }

    /** By a real login. */
    String token(String person) {
        return new LoginClient(URI.create(ports.issuer()), Clock.systemUTC()).token(person, LocalPeople.PASSWORD);
    }

    @Override
    public void close() {
        stack.close();
        state.remove();
    }
}
