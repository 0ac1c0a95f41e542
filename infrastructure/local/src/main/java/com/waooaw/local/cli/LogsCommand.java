package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;

/** Shows the log of one service. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Shows what a service or the stack wrote down.")
final class LogsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "SERVICE", description = "A service, or stack, postgres, temporal, up.")
    private String service = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on as it grows; Ctrl-C ends it.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            description = "How many of the last lines; ${DEFAULT-VALUE} where not said.")
    private int lines = 200;

    @Option(names = "--json", description = "The lines as they are in the file.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var workspace = Workspace.current();
        var file = workspace.state().log(service);
        if (!service.matches("[a-z-]+") || !Files.exists(file)) {
            throw new StackException("there is no log of " + service, "There are: " + known(file.getParent()));
        }
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        try (var reader = Files.newBufferedReader(file)) {
            tail(reader, out);
            while (follow) {
                var line = reader.readLine();
                if (line == null) {
                    out.flush();
                    TimeUnit.MILLISECONDS.sleep(200);
                } else {
                    out.println(readable(line));
                }
            }
        }
        return 0;
    }

    private void tail(BufferedReader reader, PrintWriter out) throws IOException {
        var last = new ArrayDeque<String>();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            last.add(line);
            if (last.size() > lines) {
                last.remove();
            }
        }
        last.forEach(line -> out.println(readable(line)));
        out.flush();
    }

    private String readable(String line) {
        if (json || !line.startsWith("{")) {
            return line;
        }
        try {
            var fields = Json.read(line);
            var logger = fields.path("log.logger").asString("");
            var correlation = fields.path("correlation_id").asString("");
            var trace = fields.path("error.stack_trace").asString("");
            return fields.path("@timestamp").asString("") + " "
                    + "%-5s".formatted(fields.path("log.level").asString("")) + " "
                    + logger.substring(logger.lastIndexOf('.') + 1)
                    + (correlation.isEmpty() ? "" : " [" + correlation + "]") + ": "
                    + fields.path("message").asString("")
                    + (trace.isEmpty() ? "" : "\n" + trace.stripTrailing());
        } catch (JacksonException e) {
            return line;
        }
    }

    private static String known(@Nullable Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            return "none yet; start the stack first: ./waooaw up";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".log"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }
}
