package com.waooaw.local.cli;

import com.waooaw.local.http.Json;
import com.waooaw.local.stack.StackException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a part of the running stack away and brings it back. */
@Command(
        name = "part",
        mixinStandardHelpOptions = true,
        description = "Stops or starts one part of the running stack, to see what happens without it:"
                + " postgres, redis, temporal or mailbox.",
        subcommands = {PartCommand.Stop.class, PartCommand.Start.class})
final class PartCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    /** Both do the same in opposite directions. */
    abstract static class Switching implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "NAME", description = "postgres, redis, temporal or mailbox.")
        private String name = "";

        @Spec
        private @Nullable CommandSpec spec;

        final int turn(String direction, String said) {
            var running = Workspace.current()
                    .running()
                    .orElseThrow(() -> new StackException("no stack is running", "Start one: ./waooaw up"));
            var response = Workspace.send(running, "POST", "/parts/" + name + "/" + direction)
                    .orElseThrow(() -> new StackException("the stack does not answer", "How it is: ./waooaw status"));
            if (response.statusCode() / 100 != 2) {
                throw new StackException(
                        Json.read(response.body()).path("detail").asString("the stack refused"),
                        "How everything is: ./waooaw status");
            }
            java.util.Objects.requireNonNull(spec).commandLine().getOut().println(name + " is " + said + ".");
            return 0;
        }
    }

    @Command(name = "stop", mixinStandardHelpOptions = true, description = "Stops it. The in-memory Temporal forgets.")
    static final class Stop extends Switching {

        @Override
        public Integer call() {
            return turn("stop", "stopped");
        }
    }

    @Command(name = "start", mixinStandardHelpOptions = true, description = "Starts it again.")
    static final class Start extends Switching {

        @Override
        public Integer call() {
            return turn("start", "started");
        }
    }
}
