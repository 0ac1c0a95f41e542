package com.waooaw.platform.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.platform.kernel.ErrorType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code docs/reference/errors.md}: every error the platform knows, from the sources of its enums; run with
 * {@code -Derrors.update=true} to write it.
 */
class ErrorReferenceTests {

    private static final Pattern ENUM = Pattern.compile("enum (\\w+) implements ErrorCode");
    private static final Pattern CONSTANT = Pattern.compile(
            "/\\*\\*(?<meaning>(?:(?!\\*/).)*)\\*/\\s*(?<name>[A-Z][A-Z0-9_]*)\\(\\s*\"(?<id>[^\"]+)\",\\s*ErrorType\\.(?<type>\\w+)\\s*\\)",
            Pattern.DOTALL);
    private static final Pattern ANY_CONSTANT = Pattern.compile("\\(\\s*\"[A-Z]+-\\d+\",\\s*ErrorType\\.");

    record Coded(String of, String id, String name, ErrorType type, String meaning) {}

    @Test
    void theReferenceSaysWhatTheCodeSays() throws IOException {
        var file = ServiceCatalogue.root().resolve("docs/reference/errors.md");
        var current = page(errors());
        if (Boolean.getBoolean("errors.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, current);
        }
        assertThat(current)
                .as("%s is not up to date; run this test with -Derrors.update=true", file)
                .isEqualTo(Files.readString(file));
    }

    @Test
    void everyIdIsUsedOnceAndLooksLikeTheOthers() throws IOException {
        assertThat(errors())
                .extracting(Coded::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Z]{2,3}-\\d{4}"));
    }

    @Test
    void everyEnumHasAPrefixOfItsOwn() throws IOException {
        var prefixes = errors().stream()
                .map(e -> Map.entry(e.of(), e.id().substring(0, e.id().indexOf('-'))))
                .distinct()
                .toList();
        assertThat(prefixes).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
        assertThat(prefixes).extracting(Map.Entry::getValue).doesNotHaveDuplicates();
    }

    private static List<Coded> errors() throws IOException {
        var found = new ArrayList<Coded>();
        // the platform's modules lie one folder deeper than the services
        try (var modules = Files.walk(ServiceCatalogue.root(), 4)) {
            var sources = modules.filter(p -> p.endsWith("src/main")).toList();
            for (var source : sources) {
                try (var files = Files.walk(source.resolve("java"))) {
                    files.filter(f -> f.toString().endsWith("Error.java")).forEach(f -> found.addAll(errorsOf(f)));
                }
            }
        }
        found.sort(Comparator.comparing(Coded::id));
        assertThat(found)
                .extracting(Coded::of)
                .as("enums of services and of the platform itself")
                .contains("GovernanceError", "WebError", "EventsError");
        return found;
    }

    private static List<Coded> errorsOf(Path file) {
        try {
            var text = Files.readString(file);
            var type = ENUM.matcher(text);
            if (!type.find()) {
                return List.of();
            }
            var name = type.group(1);
            var errors = CONSTANT.matcher(text)
                    .results()
                    .map(m -> new Coded(
                            name,
                            m.group("id"),
                            m.group("name").toLowerCase(Locale.ROOT),
                            ErrorType.valueOf(m.group("type")),
                            m.group("meaning")
                                    .replaceAll("\\s*\\*\\s+|\\s+", " ")
                                    .replaceAll("\\{@\\w+ ([^}]+)}", "`$1`")
                                    .replace("|", "\\|")
                                    .strip()))
                    .toList();
            assertThat((long) errors.size())
                    .as("every constant of %s says what it means", file)
                    .isEqualTo(ANY_CONSTANT.matcher(text).results().count());
            return errors;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page(List<Coded> errors) {
        var page = new StringBuilder("""
                # Errors

                Read when: a client got a problem and wants to know what its `code` means. Generated from the error enums by
                `ErrorReferenceTests`; do not edit.

                Every failure is answered as `application/problem+json` with a stable `code`, `type` `urn:waooaw:error:<code>`,
                the `faults` of the request with JSON pointers where it is about the request, and a `correlation_id` that finds
                it in logs and audit. Retry means: the same request may succeed later without anybody changing anything.

                `LOCAL-0` and a status, for example `LOCAL-0404`: the public origin of the local stack, or one of its own parts,
                answered with that status before any service was asked.
                """);
        var byEnum = new TreeMap<String, List<Coded>>();
        errors.forEach(
                e -> byEnum.computeIfAbsent(e.of(), _ -> new ArrayList<>()).add(e));
        byEnum.forEach((name, of) -> {
            page.append("\n## ")
                    .append(name)
                    .append("\n\n| Code | Reason | Status | Retry | Meaning |\n|---|---|---|---|---|\n");
            of.forEach(e -> page.append("| `%s` | `%s` | %d | %s | %s |%n"
                    .formatted(
                            e.id(),
                            e.name(),
                            e.type().httpStatus(),
                            e.type().isRetriable() ? "yes" : "no",
                            e.meaning())));
        });
        return page.toString();
    }
}
