package com.waooaw.local.demo;

import com.waooaw.local.client.Api;
import com.waooaw.local.client.LoginClient;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.stack.StateDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/**
 * Shows how an agent at work is taken back. It moves time and is over in a minute, so that a run which failed is not gone on
 * with: the next one begins anew.
 */
public final class VetoDemo {

    private static final String FILE = "demo-veto.json";

    private final DemoContext context;
    private final boolean json;
    private final PrintWriter out;
    private final List<Step> steps = VetoDemoSteps.all();

    /** A run against the stack behind {@code api}. */
    public VetoDemo(
            Path root,
            StateDirectory directory,
            Infrastructure infrastructure,
            Api api,
            boolean json,
            PrintWriter out) {
        this.json = json;
        this.out = out;
        this.context = new DemoContext(
                api, DemoState.fresh(directory, FILE), infrastructure, root, directory.resolve("demo"), false, line -> {
                    out.println("      " + line);
                    out.flush();
                });
    }

    /** Runs it. Returns whether everything went well. */
    public boolean run() throws InterruptedException {
        long begin = System.nanoTime();
        var failure = "";
        int done = 0;
        while (done < steps.size() && failure.isEmpty()) {
            var step = steps.get(done);
            out.println(String.format(Locale.ROOT, "%n%2d/%d  %s", done + 1, steps.size(), step.title()));
            out.flush();
            failure = perform(step);
            if (failure.isEmpty()) {
                done++;
            } else {
                out.println("      FAILED: " + failure);
            }
        }
        sum(done, failure, Math.round((System.nanoTime() - begin) / 1e8) / 10.0);
        return failure.isEmpty();
    }

    private String perform(Step step) throws InterruptedException {
        try {
            step.action().perform(context);
            return "";
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            return switch (e) {
                case Api.Problem problem -> problem.inWords();
                case LoginClient.LoginFailed failed -> String.valueOf(failed.getMessage());
                case DemoFailure known -> String.valueOf(known.getMessage());
                default -> e.toString();
            };
        }
    }

    private void sum(int done, String failure, double seconds) {
        out.println();
        out.println(
                failure.isEmpty()
                        ? String.format(Locale.ROOT, "The veto demo passed: %d steps in %.1f s.", done, seconds)
                        : "The veto demo failed in step %d of %d: %s."
                                .formatted(
                                        done + 1, steps.size(), steps.get(done).title()));
        out.println("How things are: ./waooaw status; the stack stays up.");
        if (json) {
            var all = new LinkedHashMap<String, Object>();
            all.put("passed", failure.isEmpty());
            all.put("seconds", seconds);
            all.put("steps_done", done);
            all.put("failure", failure);
            all.put("ids", context.state().ids());
            out.println(Json.write(all));
        }
        out.flush();
    }
}
