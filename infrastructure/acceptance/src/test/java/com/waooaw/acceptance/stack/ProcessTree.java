package com.waooaw.acceptance.stack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every process that has a mark in its command line, and all they started.
 *
 * <p>A stack is more than the descendants of one process: PostgreSQL's postmaster detaches itself. All of them name the
 * stack's own folder, which is the mark.
 */
final class ProcessTree {

    private final String mark;

    ProcessTree(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    /** The living processes, those that carry the mark before what they started. */
    List<ProcessHandle> alive() {
        var found = new LinkedHashMap<Long, ProcessHandle>();
        ProcessHandle.allProcesses().filter(this::isMarked).forEach(process -> found.put(process.pid(), process));
        Map.copyOf(found).values().stream()
                .flatMap(ProcessHandle::descendants)
                .forEach(process -> found.putIfAbsent(process.pid(), process));
        found.remove(ProcessHandle.current().pid());
        return found.values().stream().filter(ProcessTree::runs).toList();
    }

    /** SIGKILL to all of them, which nobody can catch; returns how many there were. */
    int kill() {
        var processes = alive();
        processes.forEach(ProcessHandle::destroyForcibly);
        return processes.size();
    }

    private boolean isMarked(ProcessHandle process) {
        return commandLine(process).contains(mark);
    }

    /** A killed child that nobody has waited for is a name in a table, not a process. */
    private static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        var stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            var line = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return line.charAt(line.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException e) {
            return process.isAlive();
        }
    }

    private static String commandLine(ProcessHandle process) {
        // the JDK gives up on command lines longer than a page, and a class path is longer
        var file = Path.of("/proc", Long.toString(process.pid()), "cmdline");
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return process.info().commandLine().orElse("");
        }
    }
}
