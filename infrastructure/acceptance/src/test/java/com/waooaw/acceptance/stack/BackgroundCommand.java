package com.waooaw.acceptance.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A command of {@code ./waooaw} while it runs; what it has said so far can be read. */
public final class BackgroundCommand {

    private final Process process;
    private final Path output;

    BackgroundCommand(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    /** What it has said so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it is still at work. */
    public boolean runs() {
        return process.isAlive();
    }

    /** Waits for its end. */
    public RunningStack.Output end(Duration patience) {
        try {
            if (!process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the command does not end:\n" + output());
            }
            var text = output();
            Files.delete(output);
            return new RunningStack.Output(process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
