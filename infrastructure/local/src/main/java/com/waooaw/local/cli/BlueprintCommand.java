package com.waooaw.local.cli;

import com.waooaw.agentcreation.authoring.OfflineCheck;
import com.waooaw.agentcreation.authoring.Report;
import com.waooaw.agentcreation.authoring.Report.Checked;
import com.waooaw.agentcreation.authoring.Report.Found;
import com.waooaw.agentcreation.authoring.RuleBook;
import com.waooaw.agentcreation.blueprint.BlueprintReader.Format;
import com.waooaw.agentcreation.rules.Explanation;
import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks blueprints and explains rules, without a platform. The launcher runs it by itself, on the few jars it needs: an
 * editor may call it at every save.
 */
@Command(
        name = "blueprint",
        mixinStandardHelpOptions = true,
        description = "Checks a blueprint and explains the rules, without a running stack.",
        subcommands = {BlueprintCommand.Check.class, BlueprintCommand.Explain.class})
final class BlueprintCommand implements Runnable {

    /** It could not be read, or not be understood. */
    private static final int NOT_READ = 2;

    @Spec
    private @Nullable CommandSpec spec;

    /** The command alone; {@code waooaw} has it, too. */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new BlueprintCommand())
                .setCommandName("waooaw blueprint")
                .execute(arguments));
    }

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getOut());
        }
    }

    @Command(
            name = "check",
            mixinStandardHelpOptions = true,
            description =
                    "Says everything that is wrong with a blueprint, as far as it can be told without the platform."
                            + " Exit code 0: nothing refuses it; 1: something does; 2: it cannot be read.")
    static final class Check implements Callable<Integer> {

        private static final Pattern PLACE = Pattern.compile("^(.*) at line ([0-9]+), column ([0-9]+)$");

        @Parameters(index = "0", paramLabel = "FILE", description = "The blueprint, YAML or JSON.")
        private Path file = Path.of("");

        @Option(names = "--json", description = "One JSON object.")
        private boolean json;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            try {
                var format = file.toString().endsWith(".json") ? Format.JSON : Format.YAML;
                var report = new OfflineCheck(Clock.systemUTC()).check(Files.readAllBytes(file), format);
                if (json) {
                    write(report);
                } else {
                    say(report);
                }
                return report.refused() ? 1 : 0;
            } catch (WaooawException e) {
                return unreadable(String.valueOf(e.getMessage()));
            } catch (NoSuchFileException _) {
                return unreadable("there is no such file");
            } catch (IOException e) {
                return unreadable("the file cannot be opened: " + e.getMessage());
            } finally {
                out().flush();
            }
        }

        private int unreadable(String why) {
            var place = PLACE.matcher(why);
            boolean placed = place.matches();
            if (json) {
                write(
                        placed
                                ? Map.of(
                                        "unreadable", place.group(1),
                                        "line", Integer.valueOf(place.group(2)),
                                        "column", Integer.valueOf(place.group(3)))
                                : Map.of("unreadable", why));
            } else {
                out().println(
                                placed
                                        ? "%s:%s:%s: %s".formatted(file, place.group(2), place.group(3), place.group(1))
                                        : file + ": " + why);
            }
            return NOT_READ;
        }

        private void write(Object value) {
            out().println(JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .build()
                    .writeValueAsString(value));
        }

        private void say(Report report) {
            int found = 0;
            for (var agent : report.agents()) {
                found += agent.findings().size();
                say(agent);
            }
            out().println("Not checked here, because only the platform knows:");
            report.notChecked().forEach(left -> out().println("  " + left.code() + "  " + left.what()));
            out().println();
            out().println(found == 0 ? "Nothing found." : found + (found == 1 ? " finding." : " findings."));
            if (found > 0) {
                out().println("What a rule protects: ./waooaw blueprint explain CODE");
            }
        }

        private void say(Checked agent) {
            if (agent.agentName() != null) {
                out().println(agent.agentName());
            }
            for (var finding : agent.findings()) {
                out().println("  %s: %s %s: %s"
                        .formatted(where(finding), finding.code(), lower(finding.severity()), finding.message()));
                out().println("      at %s; to mend it: %s".formatted(finding.pointer(), finding.remedy()));
            }
            out().println();
        }

        private String where(Found finding) {
            return finding.line() == null ? file.toString() : file + ":" + finding.line() + ":" + finding.column();
        }

        private PrintWriter out() {
            return Objects.requireNonNull(spec).commandLine().getOut();
        }
    }

    @Command(
            name = "explain",
            mixinStandardHelpOptions = true,
            description = "Says what a rule protects, what it looks at and what mends it; without a code, lists all."
                    + " Exit code 2: there is no such rule.")
    static final class Explain implements Callable<Integer> {

        @Parameters(index = "0", arity = "0..1", paramLabel = "CODE", description = "For example G-09.")
        private @Nullable String code;

        @Spec
        private @Nullable CommandSpec spec;

        @Override
        public Integer call() {
            var command = Objects.requireNonNull(spec).commandLine();
            if (code == null) {
                RuleBook.all()
                        .forEach(rule -> command.getOut()
                                .println("%s  %-9s %-8s  %s"
                                        .formatted(
                                                rule.code(),
                                                rule.reviewer(),
                                                lower(rule.severity()),
                                                rule.protects())));
                command.getOut().flush();
                return 0;
            }
            var rule = RuleBook.find(code);
            if (rule.isEmpty()) {
                command.getErr()
                        .println("waooaw: there is no rule " + code + "; did you mean " + RuleBook.nearest(code) + "?");
                command.getErr().println("        ./waooaw blueprint explain lists all");
                return NOT_READ;
            }
            say(rule.get(), command.getOut());
            return 0;
        }

        private static void say(Explanation rule, PrintWriter out) {
            out.println(rule.code() + ", " + rule.reviewer() + ", " + lower(rule.severity())
                    + (rule.severity().refuses() ? ": refuses" : ": advice"));
            out.println("  protects   " + rule.protects());
            out.println("  looks at   " + rule.looksAt());
            out.println("  to mend    " + rule.mend());
            if (!rule.onlyRunning().isEmpty()) {
                out.println("  not known without the platform: " + rule.onlyRunning());
            }
            out.flush();
        }
    }

    private static String lower(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
