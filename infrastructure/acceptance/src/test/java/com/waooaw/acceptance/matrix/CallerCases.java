package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.MatrixCase.Expectation;
import com.waooaw.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.StringNode;

/** Every role, and nobody, at every door; and another customer at the doors of the demo's customer. */
final class CallerCases {

    /** What the demo has not: it vetoes nothing. */
    private static final String NEVER_THERE = "/v1/vetoes/";

    private final List<Caller> everybody;
    private final Map<String, String> things;

    /**
     * Cases with these callers.
     *
     * @param things what belongs to the demo's customer, by the name of the parameter or property that names it
     */
    CallerCases(List<Caller> everybody, Map<String, String> things) {
        this.everybody = everybody;
        this.things = Map.copyOf(things);
    }

    /** Each role that may do it, once: a stranger where one of a customer may, nobody where everybody may. */
    List<Caller> insiders(Operation operation) {
        if (operation.anonymous()) {
            return List.of(Caller.NOBODY);
        }
        var insiders = everybody.stream()
                .filter(caller -> operation.roles().contains(caller.role()) && !caller.isOfTheDemo())
                .toList();
        return insiders.size() < 2 ? insiders : List.of(insiders.getFirst(), insiders.getLast());
    }

    List<MatrixCase> of(Operation operation) {
        var cases = new ArrayList<MatrixCase>();
        for (var caller : everybody) {
            cases.add(BodyCases.fitting(
                    operation, "who may", caller, Samples.target(operation), expected(operation, caller)));
            if (caller.customer() != null && operation.roles().contains(caller.role())) {
                theirs(operation, caller, cases);
            }
        }
        return cases;
    }

    private static Expectation expected(Operation operation, Caller caller) {
        if (operation.anonymous() || operation.roles().contains(caller.role())) {
            return Expectation.ADMITTED;
        }
        return caller.role().isEmpty() ? Expectation.UNAUTHENTICATED : Expectation.FORBIDDEN;
    }

    /** The demo's own things: shown to its customer, hidden from the other one. */
    private void theirs(Operation operation, Caller caller, List<MatrixCase> cases) {
        var target = Samples.target(operation, things);
        var named = !target.equals(Samples.target(operation));
        var plain = BodyCases.fitting(operation, "", caller, target, Expectation.HARMLESS);
        if (operation.method().equals("GET")) {
            for (var query : queries(operation)) {
                cases.add(new MatrixCase(
                        operation,
                        "the demo's" + query,
                        caller,
                        target + query,
                        List.of(),
                        new byte[0],
                        !named
                                ? query.isEmpty() ? Expectation.HARMLESS : Expectation.SHOWN
                                : caller.isOfAnotherCustomer()
                                                || operation.path().startsWith(NEVER_THERE)
                                        ? Expectation.HIDDEN
                                        : Expectation.SHOWN));
            }
        } else if (caller.isOfAnotherCustomer() && operation.bodies().isEmpty()) {
            if (named) {
                cases.add(new MatrixCase(
                        operation, "the demo's", caller, target, plain.headers(), new byte[0], Expectation.HIDDEN));
            }
        } else if (caller.isOfAnotherCustomer()) {
            var body = Samples.body(operation);
            var inBody = body.propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(things::containsKey)
                    .toList();
            inBody.forEach(name -> body.set(name, StringNode.valueOf(things.get(name))));
            if (named || !inBody.isEmpty()) {
                cases.add(new MatrixCase(
                        operation,
                        "the demo's",
                        caller,
                        target,
                        plain.headers(),
                        Json.write(body).getBytes(StandardCharsets.UTF_8),
                        Expectation.HIDDEN));
            }
        }
    }

    private List<String> queries(Operation operation) {
        var queries = new ArrayList<>(List.of(""));
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("query") && things.containsKey(parameter.name())) {
                queries.add("?" + parameter.name() + "=" + things.get(parameter.name()));
            }
        }
        return queries;
    }
}
