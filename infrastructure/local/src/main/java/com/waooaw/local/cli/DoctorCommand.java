package com.waooaw.local.cli;

import com.waooaw.local.stack.Ports;
import com.waooaw.local.stack.StackException;
import com.waooaw.local.stack.TemporalCli;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Looks whether this machine can run the stack. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Checks what the stack needs of this machine, with a remedy for whatever is missing.")
final class DoctorCommand implements Callable<Integer> {

    private static final long GIB = 1024L * 1024 * 1024;
    private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        var workspace = Workspace.current();
        var out = java.util.Objects.requireNonNull(spec).commandLine().getOut();
        var findings = new ArrayList<Finding>();
        findings.add(jdk());
        findings.add(maven());
        findings.addAll(ports(workspace));
        findings.add(disk(workspace));
        findings.add(memory());
        findings.add(userNamespaces());
        findings.add(temporal(workspace));
        findings.add(temporalProgram());
        findings.forEach(finding -> print(out, finding));
        boolean well = findings.stream().allMatch(Finding::well);
        out.println(well ? "\nThis machine can run the stack." : "\nSee to what is marked with a cross first.");
        return well ? 0 : 1;
    }

    private static void print(PrintWriter out, Finding finding) {
        out.println((finding.well() ? "  ok  " : "  X   ") + "%-16s ".formatted(finding.what()) + finding.found());
        if (!finding.well()) {
            out.println("      " + " ".repeat(17) + finding.remedy());
        }
    }

    private static Finding jdk() {
        var version = Runtime.version();
        return new Finding(
                "JDK",
                version.feature() == 25,
                version + " at " + System.getProperty("java.home"),
                "Install a JDK 25, for example Eclipse Temurin 25 (https://adoptium.net), and set JAVA_HOME.");
    }

    private static Finding maven() {
        var remedy = "Install Maven 3.8.7 or later (https://maven.apache.org) and put mvn on the PATH.";
        try {
            var process = new ProcessBuilder("mvn", "--version")
                    .redirectErrorStream(true)
                    .start();
            var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor(10, TimeUnit.SECONDS);
            var found = MAVEN.matcher(text);
            if (!found.find()) {
                return new Finding("Maven", false, "mvn says nothing of a version", remedy);
            }
            int number = Integer.parseInt(found.group(1)) * 1_000_000
                    + Integer.parseInt(found.group(2)) * 1_000
                    + Integer.parseInt(found.group(3));
            return new Finding("Maven", number >= 3_008_007, found.group().substring(7), remedy);
        } catch (IOException e) {
            return new Finding("Maven", false, "there is no mvn", remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("Maven", false, "interrupted", remedy);
        }
    }

    private static List<Finding> ports(Workspace workspace) {
        var running = workspace.running();
        if (running.isPresent()) {
            return List.of(new Finding(
                    "ports",
                    true,
                    "a stack of ours runs on them (process " + running.get().pid() + ")",
                    ""));
        }
        var taken = Ports.inUse(workspace.ports());
        if (taken.isEmpty()) {
            return List.of(new Finding(
                    "ports", true, "all free from " + workspace.ports().base(), ""));
        }
        return taken.stream()
                .map(message -> new Finding(
                        "ports", false, message, "Stop that program, or set WAOOAW_PORT_BASE to another number."))
                .toList();
    }

    private static Finding disk(Workspace workspace) throws IOException {
        long free = Files.getFileStore(workspace.root()).getUsableSpace();
        return new Finding(
                "disk", free >= 2 * GIB, gib(free) + " free", "Make room: the build and the stack want 2 GB.");
    }

    private static Finding memory() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize();
        return new Finding("memory", total >= 3 * GIB, gib(total), "The stack wants a machine with 4 GB or more.");
    }

    private static Finding userNamespaces() {
        if (!"root".equals(System.getProperty("user.name"))
                || !System.getProperty("os.name").equals("Linux")) {
            return new Finding("user namespaces", true, "not needed for this user", "");
        }
        var remedy = "PostgreSQL does not run as root itself: allow user namespaces"
                + " (sysctl kernel.unprivileged_userns_clone=1), install unshare (util-linux), or use another user.";
        try {
            var process = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean works = process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
            return new Finding("user namespaces", works, works ? "allowed" : "refused", remedy);
        } catch (IOException e) {
            return new Finding("user namespaces", false, "there is no unshare", remedy);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Finding("user namespaces", false, "interrupted", remedy);
        }
    }

    /** Which Temporal runs, or would. */
    private static Finding temporal(Workspace workspace) {
        var running = TemporalOption.running(workspace);
        if (running.isPresent()) {
            return new Finding("Temporal", true, "the running stack uses --temporal=" + running.get(), "");
        }
        try {
            return new Finding(
                    "Temporal",
                    true,
                    "the next stack uses --temporal="
                            + new TemporalOption().choice().option(),
                    "");
        } catch (StackException e) {
            return new Finding("Temporal", false, String.valueOf(e.getMessage()), e.remedy());
        }
    }

    private static Finding temporalProgram() {
        return new Finding(
                "temporal program",
                true,
                TemporalCli.find()
                        .map(program -> TemporalCli.version(program) + " at " + program)
                        .orElse("not here; only --temporal=cli needs it"),
                "");
    }

    private static String gib(long bytes) {
        return bytes / GIB + " GB";
    }

    private record Finding(String what, boolean well, String found, String remedy) {}
}
