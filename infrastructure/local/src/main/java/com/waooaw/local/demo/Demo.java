package com.waooaw.local.demo;

import com.waooaw.local.client.Api;
import com.waooaw.local.client.LoginClient;
import com.waooaw.local.http.Json;
import com.waooaw.local.infrastructure.Infrastructure;
import com.waooaw.local.stack.StateDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs the steps one after the other, shows each as it happens, and sums up. */
public final class Demo {

    private final Settings settings;
    private final DemoContext context;
    private final PrintWriter out;

    /** A run against the stack behind {@code api}. */
    public Demo(Settings settings, Api api, PrintWriter out) {
        this.settings = settings;
        this.out = out;
        var state = settings.resume() ? DemoState.resumed(settings.directory()) : DemoState.fresh(settings.directory());
        this.context = new DemoContext(
                api,
                state,
                settings.infrastructure(),
                settings.root(),
                settings.directory().resolve("demo"),
                settings.interactive(),
                line -> {
                    out.println("      " + line);
                    out.flush();
                });
    }

    /** Runs it. Returns whether everything went well. */
    public boolean run() throws InterruptedException {
        long begin = System.nanoTime();
        var steps = new ArrayList<Step>(AgentSteps.all());
        steps.addAll(JobDemoSteps.all());
        var results = new ArrayList<StepResult>();
        try {
            for (int i = 0; i < steps.size(); i++) {
                var step = steps.get(i);
                out.println(String.format(Locale.ROOT, "%n%2d/%d  %s", i + 1, steps.size(), step.title()));
                out.flush();
                var result = run(step);
                results.add(result);
                if (!result.passed()) {
                    break;
                }
            }
        } finally {
            letGo();
        }
        boolean passed = results.size() == steps.size() && results.stream().allMatch(StepResult::passed);
        sum(passed, results, seconds(begin));
        return passed;
    }

    private StepResult run(Step step) throws InterruptedException {
        if (context.state().isDone(step.name())) {
            context.say().accept("done in the run that is resumed");
            return new StepResult(step.name(), step.title(), true, true, 0, null);
        }
        long begin = System.nanoTime();
        try {
            step.action().perform(context);
            context.state().done(step.name());
            return new StepResult(step.name(), step.title(), true, false, seconds(begin), null);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var why =
                    switch (e) {
                        case Api.Problem problem -> problem.inWords();
                        case LoginClient.LoginFailed failed -> String.valueOf(failed.getMessage());
                        case DemoFailure failure -> String.valueOf(failure.getMessage());
                        default -> e.toString();
                    };
            out.println("      FAILED: " + why);
            return new StepResult(step.name(), step.title(), false, false, seconds(begin), why);
        }
    }

    private void letGo() {
        try {
            AgentSteps.resumeEverybody(context);
        } catch (Api.Problem e) {
            // the stack is gone; it starts with everybody listening
            out.println("      " + e.inWords());
        }
    }

    private void sum(boolean passed, List<StepResult> results, double seconds) {
        out.println();
        out.println(
                passed
                        ? String.format(Locale.ROOT, "The demo passed: %d steps in %.1f s.", results.size(), seconds)
                        : "The demo failed. Go on from here when it is mended: ./waooaw demo --resume");
        var addresses = JobDemoSteps.addresses(context);
        addresses.forEach((name, address) -> out.println(String.format(Locale.ROOT, "  %-21s %s", name, address)));
        out.println();
        out.println("Everything stays up: log in as governor or customer, or stop it with ./waooaw down.");
        if (settings.json()) {
            var json = new LinkedHashMap<String, Object>();
            json.put("passed", passed);
            json.put("seconds", seconds);
            json.put("steps", results);
            json.put("ids", context.state().ids());
            json.put("addresses", addresses);
            out.println(Json.write(json));
        }
        out.flush();
    }

    private static double seconds(long begin) {
        return Math.round((System.nanoTime() - begin) / 1e8) / 10.0;
    }

    /**
     * How it runs.
     *
     * @param root of the repository
     * @param directory where it keeps how far it came
     * @param json one JSON object on the last line
     * @param interactive a human decides in the browser
     * @param resume go on with the last run
     */
    public record Settings(
            Path root,
            StateDirectory directory,
            Infrastructure infrastructure,
            boolean json,
            boolean interactive,
            boolean resume) {}

    private record StepResult(
            String name,
            String title,
            boolean passed,
            boolean before,
            double seconds,
            @Nullable String failure) {}

    /** The ids a run of this directory has made so far. */
    public static Map<String, String> ids(StateDirectory directory) {
        return DemoState.resumed(directory).ids();
    }
}
