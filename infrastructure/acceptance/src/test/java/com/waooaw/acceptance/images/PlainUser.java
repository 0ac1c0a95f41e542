package com.waooaw.acceptance.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Runs programs as the user an image has, where this process may choose one, and otherwise as whoever runs the tests. */
final class PlainUser {

    private static final String ID = "10001";

    private PlainUser() {}

    static List<String> command(List<String> command) {
        if (!"root".equals(System.getProperty("user.name"))) {
            return command;
        }
        var all = new ArrayList<>(List.of("setpriv", "--reuid", ID, "--regid", ID, "--clear-groups", "--no-new-privs"));
        all.addAll(command);
        return all;
    }

    /** Nobody may write into it any more, and everybody may read it. */
    static void makeReadOnly(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                boolean runs = Files.isDirectory(path) || Files.isExecutable(path);
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(runs ? "r-xr-xr-x" : "r--r--r--"));
            }
        }
    }

    /** Its owner may remove it again. */
    static void makeRemovable(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : paths.filter(Files::isDirectory).toList()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }

    /** Every file with its size and time. */
    static Map<String, String> inventory(Path folder) throws IOException {
        var found = new TreeMap<String, String>();
        try (var paths = Files.walk(folder)) {
            for (var path : paths.toList()) {
                found.put(
                        folder.relativize(path).toString(),
                        (Files.isDirectory(path) ? 0 : Files.size(path)) + " " + Files.getLastModifiedTime(path));
            }
        }
        return found;
    }
}
