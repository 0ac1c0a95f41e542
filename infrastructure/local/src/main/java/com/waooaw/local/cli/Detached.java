package com.waooaw.local.cli;

import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.StackState;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the stack in a process that outlives this one, and shows what that process says until it is ready. */
final class Detached {

    private final Workspace workspace;
    private final PrintWriter out;

    Detached(Workspace workspace, PrintWriter out) {
        this.workspace = workspace;
        this.out = out;
    }

    int start(List<String> upArguments) throws IOException, InterruptedException {
        workspace.state().create();
        var log = workspace.state().log("up");
        Files.createDirectories(log.getParent());
        Files.deleteIfExists(log);
        var builder = new ProcessBuilder(command(upArguments))
                .directory(workspace.root().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(log.toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        var process = builder.start();
        long shown = 0;
        while (true) {
            shown = show(log, shown);
            if (!process.isAlive()) {
                show(log, shown);
                return process.exitValue() == 0 ? 1 : process.exitValue();
            }
            if (workspace.running().filter(StackState::ready).isPresent()) {
                TimeUnit.MILLISECONDS.sleep(100);
                show(log, shown);
                return 0;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private List<String> command(List<String> upArguments) {
        var command = new ArrayList<String>();
        // a session of its own, so that the end of this terminal or a Ctrl-C in it is not the end of the stack
        for (var wrapper : List.of("setsid", "nohup")) {
            if (isOnPath(wrapper)) {
                command.add(wrapper);
            }
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        // the class path comes by the environment, as it came to us
        command.addAll(List.of(Main.class.getName(), "up"));
        command.addAll(upArguments);
        return command;
    }

    private static boolean isOnPath(String program) {
        var path = System.getenv("PATH");
        return path != null
                && List.of(path.split(":", -1)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private long show(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(from);
            var bytes = new byte[(int) (file.length() - from)];
            file.readFully(bytes);
            out.print(new String(bytes, StandardCharsets.UTF_8));
            out.flush();
            return from + bytes.length;
        } catch (IOException e) {
            throw new StackException("cannot read " + log + ": " + e.getMessage(), "Look at it yourself.", e);
        }
    }
}
