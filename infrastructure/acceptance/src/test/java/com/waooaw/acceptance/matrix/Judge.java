package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import com.waooaw.acceptance.matrix.RawClient.Response;
import com.waooaw.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with an answer; nothing, mostly. */
final class Judge {

    /** Traces, names of classes, SQL, pages of a container: nobody outside has a use for them but an attacker. */
    private static final Pattern INSIDES =
            Pattern.compile("Exception|\\n\\s+at |Caused by|SQLSTATE|Apache Tomcat|Jetty|<html"
                    + "|\\b[a-z]+(\\.[a-z0-9_]+)+\\.[A-Z]\\w+"
                    + "|\\b(select|insert|update|delete)\\b.{1,60}\\b(from|into|set|where)\\b"
                    + "|\\b[A-Z][a-z]+([A-Z][a-z]+)+\\b");

    private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+-\\d{4})` \\| `\\w+` \\| (\\d{3}) \\|");

    private final Map<String, Integer> known;
    private final Set<String> secrets;
    private final Set<String> askedFor;

    /**
     * A judge.
     *
     * @param reference the page with all codes
     * @param secrets what belongs to the demo's customer alone
     * @param askedFor those of them that strangers ask for: the audit log shows everybody their own refused attempts,
     *     which name what they asked for
     */
    Judge(String reference, Set<String> secrets, Set<String> askedFor) {
        this.known = ROW.matcher(reference)
                .results()
                .collect(Collectors.toMap(row -> row.group(1), row -> Integer.valueOf(row.group(2))));
        this.secrets = Set.copyOf(secrets);
        this.askedFor = Set.copyOf(askedFor);
    }

    List<String> faults(MatrixCase sent, Response answer) {
        var faults = new ArrayList<String>();
        if (!fits(sent.expected(), answer.status())) {
            faults.add("answered " + answer.status() + " where " + sent.expected() + " was due");
        }
        if (answer.status() >= 500) {
            faults.add("5xx is our fault, never the sender's");
        }
        if (sent.caller().isStranger()) {
            secrets.stream()
                    .filter(secret ->
                            answer.body().contains(secret) && !sent.sent().contains(secret))
                    .filter(secret -> !(isOfTheLog(sent) && askedFor.contains(secret)))
                    .findFirst()
                    .ifPresent(secret -> faults.add("shows " + secret + " of another customer"));
        }
        if (answer.status() < 300) {
            accepted(sent, answer, faults);
        } else {
            refused(sent, answer, faults);
        }
        return faults;
    }

    private static boolean isOfTheLog(MatrixCase sent) {
        return sent.operation().path().startsWith("/v1/audit/");
    }

    private static boolean fits(Expectation expected, int status) {
        var refused = status >= 400 && status < 500;
        var taken = status >= 200 && status < 300;
        return switch (expected) {
            case REFUSED -> refused;
            case HARMLESS -> refused || taken;
            case UNAUTHENTICATED -> status == 401;
            case FORBIDDEN -> status == 403;
            case ADMITTED -> (refused || taken) && status != 401 && status != 403;
            case HIDDEN -> status == 404;
            case SHOWN -> taken;
        };
    }

    private static void accepted(MatrixCase sent, Response answer, List<String> faults) {
        var types = sent.operation().responses().get(String.valueOf(answer.status()));
        if (types == null) {
            faults.add("the document does not list " + answer.status());
        } else if (types.isEmpty()) {
            if (!answer.body().isEmpty()) {
                faults.add("the document lists no content for " + answer.status());
            }
        } else if (types.stream().noneMatch(answer.contentType()::startsWith)) {
            faults.add("the document does not list " + answer.contentType() + " for " + answer.status());
        }
    }

    private void refused(MatrixCase sent, Response answer, List<String> faults) {
        var insides = INSIDES.matcher(answer.body());
        if (insides.find()) {
            faults.add("shows its inside: " + insides.group());
        }
        if (!answer.contentType().startsWith("application/problem+json")) {
            faults.add("is " + answer.contentType() + " and not a problem");
            return;
        }
        var problem = read(answer.body());
        var code = problem.path("code").asString("");
        if (problem.path("status").asInt(0) != answer.status()) {
            faults.add("the problem's status is not the answer's");
        }
        if (!problem.path("type").asString("").equals("urn:waooaw:error:" + code)
                || problem.path("title").asString("").isBlank()
                || problem.path("detail").asString("").isBlank()) {
            faults.add("the problem lacks its type, title or detail");
        }
        if (code.equals("LOCAL-0" + answer.status())) {
            // refused by the public origin itself, before any service
            return;
        }
        var meant = known.get(code);
        if (meant == null) {
            faults.add("the reference does not know the code " + code);
        } else if (meant != answer.status()) {
            faults.add("the reference says %d for %s".formatted(meant, code));
        }
        var listed = sent.operation().responses().get(String.valueOf(answer.status()));
        if (listed == null || !listed.contains("application/problem+json")) {
            faults.add("the document does not list a problem for " + answer.status());
        }
    }

    private static JsonNode read(String body) {
        try {
            return Json.read(body);
        } catch (JacksonException e) {
            return Json.MAPPER.createObjectNode();
        }
    }
}
