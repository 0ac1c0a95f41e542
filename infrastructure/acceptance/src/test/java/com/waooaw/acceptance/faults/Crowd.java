package com.waooaw.acceptance.faults;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OPERATOR;

import com.waooaw.acceptance.flow.Examples;
import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.flow.StepUp;
import com.waooaw.acceptance.http.Answer;
import com.waooaw.acceptance.http.Person;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.local.http.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * People at work: customers post jobs, operators submit blueprints, Governors decide, everybody reads, on all six
 * services. Who is told to come again does so when he was told to, under the same key, and so does who gets no answer.
 * Every answer is written down.
 */
final class Crowd implements AutoCloseable {

    /** The one address behind which a request waits for Temporal. */
    static final String ASKS_TEMPORAL = "/v1/admin/health/services";

    private static final Duration BREATH = Duration.ofMillis(300);
    /** Nobody answered, the proxy could not reach the service, the service could not do it now. */
    private static final Set<Integer> COME_AGAIN = Set.of(0, 502, 503);

    private static final Map<String, Person> READS = Map.of(
            "/v1/agents",
            OPERATOR,
            "/v1/jobs",
            CUSTOMER,
            "/v1/sandbox/posts",
            CUSTOMER,
            "/v1/approvals?status=pending",
            GOVERNOR,
            "/v1/industries",
            OPERATOR,
            "/v1/seeds",
            OPERATOR,
            "/v1/admin/dashboard",
            OPERATOR,
            ASKS_TEMPORAL,
            OPERATOR);

    private final PublicOrigin origin;
    private final List<String> engagements;
    private final AtomicInteger orders = new AtomicInteger();
    private final CountDownLatch enough = new CountDownLatch(1);
    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> atWork = new ArrayList<>();
    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final Set<String> agents = ConcurrentHashMap.newKeySet();
    private final Set<String> jobs = ConcurrentHashMap.newKeySet();
    private final Set<String> decided = ConcurrentHashMap.newKeySet();

    /** People on a stack, whose customer has these engagements and uses them in turn. */
    Crowd(PublicOrigin origin, List<String> engagements) {
        this.origin = origin;
        this.engagements = List.copyOf(engagements);
    }

    /** Sets those to work who read and decide. */
    void begin() {
        for (var person : List.of(OPERATOR, CUSTOMER, GOVERNOR, ENGAGEMENT_GOVERNOR)) {
            var _ = origin.token(person);
        }
        READS.forEach((path, person) -> again(BREATH, () -> ask("GET", person, path, Map.of(), "")));
        again(BREATH, () -> decide(GOVERNOR, agents, true));
        again(BREATH, () -> decide(ENGAGEMENT_GOVERNOR, jobs, false));
    }

    /** So many more jobs and blueprints, spread over this time. */
    void add(int howManyJobs, int howManyAgents, Duration over) {
        send(() -> spread(howManyJobs, over, () -> jobs.add(order())));
        send(() -> spread(howManyAgents, over, () -> agents.add(submit())));
    }

    /** The agents that were accepted. */
    Collection<String> agents() {
        return agents;
    }

    /** The jobs that were accepted. */
    Collection<String> jobs() {
        return jobs;
    }

    /** Whether a person has decided so many; throws what went wrong with anybody meanwhile. */
    boolean hasDecided(int howMany) throws InterruptedException, ExecutionException {
        for (var person : atWork) {
            if (person.state() == Future.State.FAILED) {
                person.get();
            }
        }
        return decided.size() >= howMany;
    }

    /** Every answer so far. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Everybody goes home; throws what went wrong with any of them. */
    void goHome() throws InterruptedException, ExecutionException {
        enough.countDown();
        for (var person : atWork) {
            person.get();
        }
    }

    private void again(Duration pause, Work work) {
        send(() -> {
            do {
                work.run();
            } while (!enough.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        });
    }

    private void spread(int times, Duration over, Work work) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            work.run();
            if (enough.await(over.toMillis() / times, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private void send(Work work) {
        atWork.add(people.submit(() -> {
            work.run();
            return null;
        }));
    }

    private String order() throws InterruptedException {
        var engagement = engagements.get(orders.getAndIncrement() % engagements.size());
        var body = Json.write(Map.of("engagement_id", engagement, "brief", MainJob.BRIEF));
        return insist(CUSTOMER, "/v1/jobs", "application/json", body, 202).text("/job_id");
    }

    private String submit() throws InterruptedException {
        return insist(OPERATOR, "/v1/agents", "application/yaml", Examples.renamed(Examples.WRITER), 202)
                .text("/agent_id");
    }

    /** Says yes to what is about one of these; with a mail in hand, or without waiting for it. */
    private void decide(Person governor, Collection<String> subjects, boolean waitsForMail)
            throws InterruptedException {
        var waiting = ask("GET", governor, "/v1/approvals?status=pending", Map.of(), "");
        if (waiting.status() != 200) {
            return;
        }
        for (var approval : MainJob.items(waiting.json())) {
            var id = approval.path("approval_id").asString();
            if (!subjects.contains(approval.path("subject_id").asString())
                    || decided.contains(id)
                    || (waitsForMail && !isMailed(id))) {
                continue;
            }
            var shown = ask("GET", governor, "/v1/approvals/" + id, Map.of(), "");
            if (shown.status() != 200) {
                continue;
            }
            var asked = insist(governor, StepUp.path(id), "application/json", "{}", 202, 409);
            insist(
                    governor,
                    "/v1/approvals/" + id + "/decision",
                    "application/json",
                    Json.write(new StepUp(origin).yes(asked, shown.text("/act_hash"))),
                    200);
            decided.add(id);
        }
    }

    private boolean isMailed(String approvalId) {
        return origin.tryGet(NOBODY, "/dev/mailbox/messages")
                .filter(box -> box.status() == 200 && box.body().contains(approvalId))
                .isPresent();
    }

    /** Asks until it is not told to come again, under one key. */
    private Answer insist(Person person, String path, String contentType, String body, Integer... expected)
            throws InterruptedException {
        var headers = Map.of(
                "Content-Type",
                contentType,
                "Idempotency-Key",
                UUID.randomUUID().toString());
        while (true) {
            var answer = ask("POST", person, path, headers, body);
            if (!COME_AGAIN.contains(answer.status())) {
                return List.of(expected).contains(answer.status()) ? answer : answer.expect(expected[0]);
            }
            long seconds = answer.retryAfter().isEmpty() ? 1 : Long.parseLong(answer.retryAfter());
            if (enough.await(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("still refused at the end: " + answer);
            }
        }
    }

    private Answer ask(String method, Person person, String path, Map<String, String> headers, String body) {
        var all = new java.util.HashMap<>(headers);
        all.put("Authorization", "Bearer " + origin.token(person));
        long begun = System.nanoTime();
        var answer = exchange(method, path, all, body);
        seen.add(new Seen(
                answer, begun, Duration.ofNanos(System.nanoTime() - begun).toMillis()));
        return answer;
    }

    private Answer exchange(String method, String path, Map<String, String> headers, String body) {
        try {
            return origin.exchange(method, path, headers, body);
        } catch (UncheckedIOException _) {
            return Answer.none(method + " " + URI.create(path).getRawPath());
        }
    }

    @Override
    public void close() {
        enough.countDown();
        people.shutdownNow();
    }

    /** What a person does. */
    @FunctionalInterface
    private interface Work {
        void run() throws InterruptedException;
    }
}
