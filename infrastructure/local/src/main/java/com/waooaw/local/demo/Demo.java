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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the steps one after the other, shows each as it happens, and sums up. */
public final class Demo {

    private final Settings settings;
    private final DemoContext context;
    private final PrintWriter out;
    private final List<Step> steps;

    /** A run against the stack behind {@code api}. */
    public Demo(Settings settings, Api api, PrintWriter out) {
        this.settings = settings;
        this.out = out;
        this.steps = Stream.concat(AgentSteps.all().stream(), JobDemoSteps.all().stream())
                .toList();
        this.context = new DemoContext(
                api,
                begin(),
                settings.infrastructure(),
                settings.root(),
                settings.directory().resolve("demo"),
                settings.interactive(),
                line -> {
                    out.println("      " + line);
                    out.flush();
                });
    }

    /** A new run or the last one, and a word about the other where a person may have meant that. */
    private DemoState begin() {
        var last = DemoState.last(settings.directory());
        last.map(found -> Summary.opening(settings.resume(), found.steps(), steps.size()))
                .orElseGet(() -> Summary.opening(settings.resume()))
                .ifPresent(out::println);
        return last.filter(_ -> settings.resume()).orElseGet(() -> DemoState.fresh(settings.directory()));
    }

    /** Runs it. Returns whether everything went well. */
    public boolean run() throws InterruptedException {
        long begin = System.nanoTime();
        var results = new ArrayList<StepResult>();
        boolean answers = false;
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
            answers = letGo();
        }
        boolean passed = results.size() == steps.size() && results.stream().allMatch(StepResult::passed);
        sum(passed, answers, results, seconds(begin));
        return passed;
    }

    private StepResult run(Step step) throws InterruptedException {
        if (context.state().isDone(step.name())) {
            context.say().accept("done before");
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

    /** Nobody is left held back. Returns whether the stack answers. */
    private boolean letGo() {
        try {
            AgentSteps.resumeEverybody(context);
            return true;
        } catch (Api.Problem e) {
            // the stack is gone; it starts with everybody listening
            return false;
        }
    }

    private void sum(boolean passed, boolean answers, List<StepResult> results, double seconds) {
        out.println();
        int now = (int) results.stream().filter(result -> !result.before()).count();
        (passed
                        ? Summary.passed(results.size(), now, seconds)
                        : Summary.failed(
                                results.size(), steps.size(), results.getLast().title(), answers))
                .forEach(out::println);
        var addresses = JobDemoSteps.addresses(context);
        if (answers) {
            out.println();
            addresses.forEach((name, address) -> out.println(String.format(Locale.ROOT, "  %-21s %s", name, address)));
            out.println();
            out.println("The stack stays up: log in as governor or customer, or stop it with ./waooaw down.");
        }
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
}
