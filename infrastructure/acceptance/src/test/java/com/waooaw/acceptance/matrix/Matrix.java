package com.waooaw.acceptance.matrix;

import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.RawClient.Response;
import com.waooaw.local.issuer.SigningKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Every wrong request to every operation that the documents name, sent and judged. */
final class Matrix {

    static final List<String> SERVICES = List.of(
            "agent-creation", "agent-execution", "governance", "industry-knowledge", "learning", "admin-gateway");

    /** Domain.md 9.5. */
    private static final List<String> ROLES = List.of(
            "CUSTOMER_USER",
            "ENGAGEMENT_GOVERNOR",
            "PLATFORM_GOVERNOR",
            "DEPUTY_GOVERNOR",
            "SERVICE",
            "ADMIN",
            "SUBSCRIPTION_MANAGER",
            "AGENT_ORCHESTRATOR",
            "INFRA_ENGINEER",
            "INDUSTRY_MANAGER",
            "HELPDESK",
            "VIEWER");

    /** Enough to keep two cores busy; more would only measure queues. */
    private static final int AT_ONCE = 24;

    private final PublicOrigin origin;
    private final List<ApiDocument> documents;
    private final CallerCases callers;
    private final Judge judge;

    Matrix(PublicOrigin origin, SigningKey key, TheDemos demos, String reference) {
        this.origin = origin;
        this.documents = SERVICES.stream()
                .map(service -> ApiDocument.of(
                        service,
                        origin.address().toString(),
                        origin.get(Person.NOBODY, "/services/" + service + "/v3/api-docs")
                                .expect(200)
                                .json()))
                .toList();
        this.callers = new CallerCases(Caller.all(key, origin.address() + "/auth", ROLES), demos.things());
        var askedFor = Set.copyOf(demos.things().values());
        this.judge = new Judge(reference, demos.ids(), askedFor);
    }

    /** A case and what was wrong with its answer. */
    record Verdict(MatrixCase sent, String answer, List<String> faults) {}

    List<ApiDocument> documents() {
        return documents;
    }

    List<MatrixCase> cases(Operation operation) {
        var cases = new ArrayList<>(callers.of(operation));
        var insiders = callers.insiders(operation);
        insiders.forEach(caller -> cases.addAll(ParameterCases.of(operation, caller)));
        insiders.stream().limit(1).forEach(caller -> {
            cases.addAll(HeaderCases.of(operation, caller));
            cases.addAll(BodyCases.of(operation, caller));
        });
        return cases;
    }

    /** Sends everything, many at once, and judges each answer. */
    Map<Operation, List<Verdict>> run() throws InterruptedException, ExecutionException {
        var client = new RawClient(origin.address().getHost(), origin.address().getPort());
        var gate = new Semaphore(AT_ONCE);
        var verdicts = new LinkedHashMap<Operation, List<Verdict>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var document : documents) {
                for (var operation : document.operations()) {
                    List<Callable<Verdict>> tasks = new ArrayList<>();
                    cases(operation)
                            .forEach(sent -> tasks.add(() -> {
                                gate.acquire();
                                try {
                                    return verdict(client, sent);
                                } finally {
                                    gate.release();
                                }
                            }));
                    var judged = new ArrayList<Verdict>();
                    for (var verdict : threads.invokeAll(tasks)) {
                        judged.add(verdict.get());
                    }
                    verdicts.put(operation, List.copyOf(judged));
                }
            }
        }
        return verdicts;
    }

    private Verdict verdict(RawClient client, MatrixCase sent) {
        try {
            var answer = client.send(sent.bytes(origin.address().getAuthority()));
            return new Verdict(sent, shown(answer), judge.faults(sent, answer));
        } catch (IOException e) {
            return new Verdict(sent, "none", List.of("no answer: " + e));
        }
    }

    private static String shown(Response answer) {
        return answer.status() + " " + answer.contentType() + " "
                + answer.body().substring(0, Math.min(answer.body().length(), 600));
    }
}
