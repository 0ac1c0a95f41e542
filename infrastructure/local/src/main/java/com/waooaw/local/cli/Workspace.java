package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.infrastructure.PortPlan;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackSettings;
import com.waooaw.local.stack.StackState;
import com.waooaw.local.stack.StateDirectory;
import com.waooaw.local.stack.TemporalChoice;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The repository a command works in: its infrastructure file, its ports, its state. */
final class Workspace {

    private final Path root;
    private final Infrastructure infrastructure;
    private final PortPlan ports;
    private final StateDirectory state;

    private Workspace(Path root) {
        this.root = root;
        this.infrastructure = InfrastructureFile.of(root);
        try {
            this.ports = PortPlan.of(infrastructure, System.getenv("WAOOAW_PORT_BASE"));
        } catch (IllegalArgumentException e) {
            throw new StackException(String.valueOf(e.getMessage()), "Choose another WAOOAW_PORT_BASE.", e);
        }
        var elsewhere = System.getenv("WAOOAW_STATE");
        this.state = new StateDirectory(
                elsewhere == null || elsewhere.isBlank() ? root.resolve(".waooaw") : Path.of(elsewhere));
    }

    /** The one the launcher script names, or the one around the current directory. */
    static Workspace current() {
        var named = System.getProperty("waooaw.root");
        return new Workspace(
                named == null ? InfrastructureFile.rootAbove(Path.of("").toAbsolutePath()) : Path.of(named));
    }

    Path root() {
        return root;
    }

    Infrastructure infrastructure() {
        return infrastructure;
    }

    PortPlan ports() {
        return ports;
    }

    StateDirectory state() {
        return state;
    }

    StackSettings settings(TemporalChoice temporal, StackSettings.ServiceMode mode, Map<String, String> overrides) {
        return new StackSettings(
                root,
                infrastructure,
                ports,
                state,
                temporal,
                mode,
                "true".equals(System.getenv("WAOOAW_TRAINING")),
                overrides);
    }

    Optional<StackState> running() {
        return StackState.running(state);
    }

    /** What the running stack says about itself; empty while it is starting or where none runs. */
    Optional<JsonNode> status() {
        return running().flatMap(found -> ask(found, "GET", "/status"));
    }

    /** What the running stack answers to a command; empty where it does not answer, or not with what was asked for. */
    static Optional<JsonNode> ask(StackState found, String method, String path) {
        return send(found, method, path)
                .filter(response -> response.statusCode() / 100 == 2)
                .map(response -> Json.read(response.body()));
    }

    /** Sends a command to the running stack; empty where it does not answer. */
    static Optional<HttpResponse<String>> send(StackState found, String method, String path) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + found.controlPort() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + found.token())
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        try (var http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            return Optional.of(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
