package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Wrong values of every header an operation names, and of those that every request may carry. */
final class HeaderCases {

    private HeaderCases() {}

    static List<MatrixCase> of(Operation operation, Caller caller) {
        var cases = new ArrayList<MatrixCase>();
        var plain = BodyCases.fitting(
                operation,
                "as described",
                caller,
                Samples.target(operation),
                operation.isQuestion() || operation.saysNothing() ? Expectation.HARMLESS : Expectation.REFUSED);
        cases.add(plain);
        operation.parameters().stream()
                .filter(parameter -> parameter.in().equals("header"))
                .forEach(parameter -> values().forEach((what, value) ->
                        cases.add(line(plain, parameter.name(), what, value, plain.expected()))));
        values().forEach((what, value) -> cases.add(line(plain, "X-Correlation-Id", what, value, plain.expected())));
        accept(plain, cases);
        authorization(plain, cases);
        framing(plain, cases);
        if (operation.bodies().isEmpty()) {
            cases.add(body(plain, "a body nobody asked for", "application/json", plain.expected()));
        } else {
            contentTypes(plain, cases);
        }
        return cases;
    }

    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("empty", "");
        values.put("a space", " ");
        values.put("oversize", "k".repeat(201));
        values.put("much too large", "k".repeat(20_000));
        values.put("control characters", "a\1\33b");
        values.put("NUL", "a\0b");
        values.put("bytes above ASCII", "a\377\376b");
        values.put("a surrogate in UTF-8", "a\355\240\200b");
        values.put("SQL", "x' or 1=1--");
        values.put("a carriage return", "a\rb");
        return values;
    }

    private static void accept(MatrixCase plain, List<MatrixCase> cases) {
        // a problem is always JSON, so only what would be shown can be unacceptable
        cases.add(line(plain, "Accept", "an image", "image/png", Expectation.REFUSED));
        cases.add(line(plain, "Accept", "XML", "application/xml", Expectation.REFUSED));
        cases.add(line(plain, "Accept", "no media type", "nonsense", Expectation.REFUSED));
        cases.add(line(plain, "Accept", "a broken quality", "*/*;q=x", Expectation.REFUSED));
        cases.add(line(plain, "Accept", "a page", "text/html", Expectation.REFUSED));
        cases.add(line(plain, "Accept", "empty", "", plain.expected()));
        cases.add(line(plain, "Accept", "oversize", "a/b,".repeat(4_000) + "*/*", plain.expected()));
        cases.add(line(plain, "Accept-Language", "nonsense", "%%%", plain.expected()));
        cases.add(line(plain, "Accept-Charset", "nonsense", "klingon", plain.expected()));
    }

    private static void authorization(MatrixCase plain, List<MatrixCase> cases) {
        if (plain.operation().anonymous()) {
            return;
        }
        var wrong = Map.of(
                "no token", "Bearer ",
                "nonsense", "Bearer nonsense",
                "three parts of nonsense", "Bearer a.b.c",
                "another scheme", "Basic b3BlcmF0b3I6eA==",
                "no scheme", plain.caller().authorization().substring("Bearer ".length()),
                "oversize", "Bearer " + "x".repeat(7_000),
                "cut off",
                        plain.caller()
                                .authorization()
                                .substring(0, plain.caller().authorization().length() - 9));
        wrong.forEach(
                (what, value) -> cases.add(line(plain, "Authorization", what, value, Expectation.UNAUTHENTICATED)));
        cases.add(line(plain, "Authorization", "NUL", "Bearer a\0b", Expectation.REFUSED));
        cases.add(line(plain, "Authorization", "bytes above ASCII", "Bearer \377\376", Expectation.REFUSED));
    }

    private static void framing(MatrixCase plain, List<MatrixCase> cases) {
        cases.add(line(plain, "Content-Length", "a word", "x", Expectation.REFUSED));
        cases.add(line(plain, "Content-Length", "negative", "-1", Expectation.REFUSED));
        cases.add(line(plain, "Content-Length", "huge", "9".repeat(40), Expectation.REFUSED));
        cases.add(line(plain, "Transfer-Encoding", "nonsense", "nonsense", Expectation.REFUSED));
        var many = plain;
        for (int i = 0; i < 300; i++) {
            many = many.with("X-Many-" + i + ": " + "v".repeat(20));
        }
        cases.add(renamed(many, "header X-Many: hundreds", plain.expected()));
    }

    private static void contentTypes(MatrixCase plain, List<MatrixCase> cases) {
        for (var type : List.of(
                "text/plain",
                "text/html",
                "application/xml",
                "multipart/form-data",
                "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded",
                "application/octet-stream",
                "nonsense",
                "",
                "a/b/c",
                "application/json;charset=klingon",
                "*/*")) {
            cases.add(body(plain, "content type " + (type.isEmpty() ? "empty" : type), type, Expectation.REFUSED));
        }
        for (var type : List.of("application/json;charset=utf-16", "application/json;charset=iso-8859-1")) {
            cases.add(body(plain, "content type " + type, type, plain.expected()));
        }
        cases.add(body(plain, "content encoding gzip of what is none", "application/json", plain.expected())
                .with("Content-Encoding: gzip"));
        cases.add(new MatrixCase(
                plain.operation(),
                "no content type",
                plain.caller(),
                plain.target(),
                List.of(),
                plain.body(),
                Expectation.REFUSED));
    }

    private static MatrixCase body(MatrixCase plain, String what, String type, Expectation expected) {
        return new MatrixCase(
                plain.operation(),
                what,
                plain.caller(),
                plain.target(),
                List.of("Content-Type: " + type),
                plain.body().length == 0 ? new byte[] {'{', '}'} : plain.body(),
                expected);
    }

    private static MatrixCase line(MatrixCase plain, String name, String what, String value, Expectation expected) {
        return renamed(plain.with(name + ": " + value), "header " + name + ": " + what, expected);
    }

    private static MatrixCase renamed(MatrixCase plain, String what, Expectation expected) {
        return new MatrixCase(
                plain.operation(), what, plain.caller(), plain.target(), plain.headers(), plain.body(), expected);
    }
}
