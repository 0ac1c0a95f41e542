package com.waooaw.acceptance.matrix;

import static com.waooaw.acceptance.http.Person.CUSTOMER;
import static com.waooaw.acceptance.http.Person.ENGAGEMENT_GOVERNOR;
import static com.waooaw.acceptance.http.Person.NOBODY;
import static com.waooaw.acceptance.http.Person.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.acceptance.flow.MainJob;
import com.waooaw.acceptance.http.PublicOrigin;
import com.waooaw.acceptance.matrix.ApiDocument.Operation;
import com.waooaw.acceptance.matrix.Matrix.Verdict;
import com.waooaw.acceptance.stack.OnTheStack;
import com.waooaw.acceptance.stack.RunningStack;
import com.waooaw.local.infrastructure.InfrastructureFile;
import com.waooaw.local.issuer.SigningKey;
import com.waooaw.local.stack.StateDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every operation of all six services, as their OpenAPI documents name them: with every parameter and every property
 * wrong in every way, as every role, as another customer. Nothing of it may break anything or show anything.
 */
@OnTheStack
@Order(50)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiMatrixIT {

    private static final Duration FAST = Duration.ofSeconds(60);

    private PublicOrigin origin;
    private Matrix matrix;
    private Map<Operation, List<Verdict>> verdicts;
    private Set<String> before;
    private Duration took;

    @BeforeAll
    void sendEverything(RunningStack stack) throws Exception {
        origin = stack.origin();
        var job = new MainJob(origin);
        var article = job.order(CUSTOMER, job.engage(CUSTOMER, job.activeAgent().agentId()), MainJob.BRIEF);
        var approval = job.awaitJob(article, "waiting_approval")
                .at("/waits_for/approval_id")
                .asString();
        job.approve(ENGAGEMENT_GOVERNOR, approval).expect(200);
        job.awaitJob(article, "completed");
        matrix = new Matrix(
                origin,
                SigningKey.in(new StateDirectory(stack.state())),
                TheDemos.at(origin),
                Files.readString(InfrastructureFile.rootAbove(Path.of("").toAbsolutePath())
                        .resolve("docs/reference/errors.md")));
        before = Inventory.at(origin);
        var start = System.nanoTime();
        verdicts = matrix.run();
        took = Duration.ofNanos(System.nanoTime() - start);
    }

    @TestFactory
    Stream<DynamicContainer> isAnsweredAsItShouldBe() {
        return verdicts.entrySet().stream()
                .map(operation -> DynamicContainer.dynamicContainer(
                        operation.getKey().toString(),
                        operation.getValue().stream().map(ApiMatrixIT::test)));
    }

    private static DynamicTest test(Verdict verdict) {
        return DynamicTest.dynamicTest(
                verdict.sent().toString(),
                () -> assertThat(verdict.faults())
                        .as("%s, %s: %s", verdict.sent().operation(), verdict.sent(), verdict.answer())
                        .isEmpty());
    }

    @Test
    void noOperationIsLeftOut() {
        for (var document : matrix.documents()) {
            var seen = verdicts.keySet().stream()
                    .filter(operation -> operation.service().equals(document.service()))
                    .toList();
            var counted = origin.get(NOBODY, "/services/" + document.service() + "/v3/api-docs")
                    .expect(200)
                    .json()
                    .path("paths")
                    .valueStream()
                    .mapToInt(path -> (int) path.propertyNames().stream()
                            .filter(name -> !Set.of("parameters", "servers", "summary", "description")
                                    .contains(name))
                            .count())
                    .sum();
            assertThat(seen).as(document.service()).hasSize(counted).isNotEmpty();
            assertThat(seen)
                    .allSatisfy(operation -> assertThat(
                                    operation.anonymous() || !operation.roles().isEmpty())
                            .as("%s says who may call it", operation)
                            .isTrue());
            assertThat(seen)
                    .allSatisfy(operation -> assertThat(verdicts.get(operation)).hasSizeGreaterThan(40));
        }
    }

    @Test
    void everyKindOfAnswerWasThere() {
        // a matrix in which everything is refused for the same reason would prove nothing
        var statuses = verdicts.values().stream()
                .flatMap(List::stream)
                .map(verdict -> verdict.answer().substring(0, 3))
                .collect(java.util.stream.Collectors.toSet());
        assertThat(statuses).contains("200", "400", "401", "403", "404", "406", "413", "415", "422");
    }

    @Test
    void nothingWasMadeOrChanged() {
        assertThat(Inventory.at(origin)).isEqualTo(before);
    }

    @Test
    void everyServiceIsStillWell() {
        var health = origin.get(OPERATOR, "/v1/admin/health/services").expect(200);
        assertThat(health.json().toString().toLowerCase(java.util.Locale.ROOT))
                .as(health.body())
                .doesNotContain("down", "unreachable");
        for (var service : Matrix.SERVICES) {
            assertThat(origin.get(NOBODY, "/services/" + service + "/actuator/health")
                            .expect(200)
                            .text("/status"))
                    .as(service)
                    .isEqualTo("UP");
        }
    }

    @Test
    void itIsFastEnoughToBeRunAlways() {
        assertThat(took)
                .as("%d cases", verdicts.values().stream().mapToInt(List::size).sum())
                .isLessThan(FAST);
    }
}
