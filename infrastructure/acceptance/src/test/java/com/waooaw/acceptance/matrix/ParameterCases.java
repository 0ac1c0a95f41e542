package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.ApiDocument.Parameter;
import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Wrong values of every parameter in a path or a query. */
final class ParameterCases {

    private static final Set<String> PLAIN = Set.of("string");

    private ParameterCases() {}

    static List<MatrixCase> of(Operation operation, Caller caller) {
        var cases = new ArrayList<MatrixCase>();
        for (var parameter : operation.parameters()) {
            switch (parameter.in()) {
                case "path" -> inPath(operation, caller, parameter, cases);
                case "query" -> inQuery(operation, caller, parameter, cases);
                default -> {}
            }
        }
        return cases;
    }

    /** Percent-encoded, so that the bytes arrive. */
    private static Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        values.put("a word", "x");
        values.put("SQL", "x'%20or%201=1--");
        values.put("oversize", "x".repeat(2_500));
        values.put("much too large", "x".repeat(40_000));
        values.put("control characters", "a%01%0a%0d%1bb");
        values.put("NUL", "a%00b");
        values.put("NUL alone", "%00");
        values.put("a lone surrogate", "%ed%a0%80");
        values.put("invalid UTF-8", "%ff%fe%c3");
        values.put("a broken escape", "%zz");
        values.put("half an escape", "%");
        values.put("a plain brace", "{}");
        values.put("a huge number", "9".repeat(400));
        values.put("a number beyond any float", "1e999999999");
        values.put("deep nesting", "[".repeat(1_000));
        values.put("zero", "0");
        values.put("a negative number", "-1");
        values.put("the least number", "-9223372036854775808");
        return values;
    }

    private static void inPath(Operation operation, Caller caller, Parameter parameter, List<MatrixCase> cases) {
        var values = values();
        values.put("empty", "");
        values.put("a space", "%20");
        values.put("a way out", "..%2f..%2fevents");
        values.put("a way out, encoded", "%2e%2e");
        values.put("a matrix parameter", Samples.UNKNOWN + ";a=b");
        values.put("an id that names nothing", Samples.UNKNOWN);
        values.forEach((what, value) -> cases.add(BodyCases.fitting(
                operation,
                "path " + parameter.name() + ": " + what,
                caller,
                Samples.target(operation, Map.of(parameter.name(), value)),
                Expectation.REFUSED)));
    }

    private static void inQuery(Operation operation, Caller caller, Parameter parameter, List<MatrixCase> cases) {
        var values = values();
        var sample = Samples.value(parameter.name(), parameter.schema()).asString();
        values.put("empty", "");
        values.put("given twice", sample + "&" + parameter.name() + "=" + sample);
        values.put("a million", "1000000");
        values.forEach((what, value) -> cases.add(BodyCases.fitting(
                operation,
                "query " + parameter.name() + ": " + what,
                caller,
                query(operation, parameter, value),
                expected(parameter, what, value))));
        cases.add(BodyCases.fitting(
                operation,
                "query " + parameter.name() + ": missing",
                caller,
                Samples.target(operation),
                parameter.required() ? Expectation.REFUSED : Expectation.HARMLESS));
    }

    private static String query(Operation operation, Parameter parameter, String value) {
        var target = new StringBuilder(Samples.target(operation));
        char separator = '?';
        for (var other : operation.parameters()) {
            if (other.in().equals("query")) {
                // the others stay away where they may: a value that finds nothing would hide what this one does
                var shown = other.equals(parameter) ? value : "";
                if (other.equals(parameter) || other.required()) {
                    target.append(separator).append(other.name()).append('=').append(shown);
                    separator = '&';
                }
            }
        }
        return target.toString();
    }

    private static Expectation expected(Parameter parameter, String what, String value) {
        var schema = parameter.schema();
        var type = Samples.type(schema);
        if (value.isEmpty() || what.equals("given twice")) {
            return Expectation.HARMLESS;
        }
        if (schema.path("format").asString("").equals("uuid")) {
            return Expectation.REFUSED;
        }
        if (PLAIN.contains(type)) {
            return Expectation.HARMLESS;
        }
        if (!value.matches("-?\\d{1,19}")) {
            return Expectation.REFUSED;
        }
        long number = Long.parseLong(value);
        return number < schema.path("minimum").asLong(Long.MIN_VALUE)
                        || number > schema.path("maximum").asLong(Long.MAX_VALUE)
                ? Expectation.REFUSED
                : Expectation.HARMLESS;
    }
}
