package com.waooaw.agentcreation.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.review.Mutator.Mutation;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.platform.kernel.Fault;
import com.waooaw.platform.kernel.WaooawException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Changes one place of the valid blueprint at a time. Every change is refused with the code written down for it, or is
 * written down as harmless with the reason. What came out is left in {@code target/mutations.tsv}: compare it, then copy.
 */
class MutationTests {

    private static final long SEED = 20261121;
    private static final String EXPECTED = "mutations/agent-creation/expected.tsv";
    private static final String HARMLESS = "mutations/agent-creation/harmless.yaml";
    private static final String SCHEMA = "schema/agent-creation/blueprint.schema.json";

    private record Outcome(Mutation mutation, String verdict, Set<String> codes) {
        String line() {
            return mutation.pointer() + "\t" + mutation.kind() + "\t" + verdict;
        }
    }

    /** Changes nobody objects to: pointers with {@code *} for a number, kinds, and why that is right. */
    private record Harmless(List<String> pointers, List<String> kinds, String reason) {
        boolean covers(Mutation mutation) {
            return kinds.stream().anyMatch(kind -> mutation.kind().startsWith(kind))
                    && pointers.stream().anyMatch(pointer -> matches(pointer, mutation.pointer()));
        }

        static boolean matches(String pattern, String pointer) {
            return pointer.matches(pattern.replace("*", "[0-9]+"));
        }
    }

    private static List<Outcome> outcomes;
    private static List<Harmless> harmless;

    @BeforeAll
    static void mutateEveryPlace() throws IOException {
        var mutator = new Mutator(new JsonMapper().readTree(text(SCHEMA)), SEED);
        outcomes = mutator.mutations(ReviewFixtures.validTree()).stream()
                .map(MutationTests::judged)
                .toList();
        harmless = List.of(new YAMLMapper().readValue(text(HARMLESS), Harmless[].class));
        Files.createDirectories(Path.of("target"));
        Files.writeString(
                Path.of("target", "mutations.tsv"),
                outcomes.stream().map(outcome -> outcome.line() + "\n").collect(Collectors.joining()));
    }

    @Test
    void everyMutationHasTheOutcomeWrittenDown() throws IOException {
        assertThat(outcomes).hasSizeGreaterThan(1000);
        assertThat(outcomes.stream().map(Outcome::line).toList())
                .isEqualTo(text(EXPECTED).lines().toList());
    }

    @Test
    void whatIsNotRefusedIsListedAsHarmlessWithAReason() {
        var unlisted = outcomes.stream()
                .filter(outcome -> outcome.verdict().equals("harmless"))
                .filter(outcome -> harmless.stream().noneMatch(entry -> entry.covers(outcome.mutation())))
                .map(Outcome::line)
                .toList();

        assertThat(unlisted).isEmpty();
        assertThat(harmless).allSatisfy(entry -> assertThat(entry.reason()).isNotBlank());
    }

    @Test
    void everyEntryOfTheHarmlessListIsNeeded() {
        var unused = new ArrayList<String>();
        for (var entry : harmless) {
            for (var pointer : entry.pointers()) {
                if (outcomes.stream()
                        .noneMatch(outcome -> outcome.verdict().equals("harmless")
                                && Harmless.matches(pointer, outcome.mutation().pointer())
                                && entry.covers(outcome.mutation()))) {
                    unused.add(pointer + " " + entry.kinds());
                }
            }
        }

        assertThat(unused).isEmpty();
    }

    @Test
    void everyRuleIsHitByAMutation() {
        var hit = new HashSet<String>();
        outcomes.forEach(outcome -> hit.addAll(outcome.codes()));

        assertThat(new TreeSet<>(hit))
                .containsExactly(
                        "A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "A-07", "A-08", "A-09", "G-01", "G-02", "G-03",
                        "G-04", "G-05", "G-06", "G-07", "G-08", "G-09", "G-10", "G-11", "G-12", "G-13", "G-17", "V-01",
                        "V-02", "V-03", "V-04", "V-05", "V-06", "V-07", "V-08", "V-09", "V-11");
    }

    @Test
    void theSameSeedMakesTheSameMutations() throws IOException {
        var again = new Mutator(new JsonMapper().readTree(text(SCHEMA)), SEED).mutations(ReviewFixtures.validTree());

        assertThat(again).isEqualTo(outcomes.stream().map(Outcome::mutation).toList());
    }

    private static Outcome judged(Mutation mutation) {
        try {
            var codes = new TreeSet<>(
                    Reviewers.findings(ReviewFixtures.read(mutation.document()), ReviewFixtures.facts()).stream()
                            .map(Finding::code)
                            .toList());
            return new Outcome(mutation, codes.isEmpty() ? "harmless" : String.join(" ", codes), codes);
        } catch (WaooawException e) {
            var pointers = e.faults().stream().map(Fault::pointer).distinct().toList();
            var verdict = e.code().id() + " at " + String.join(" ", pointers);
            return new Outcome(mutation, verdict, Set.of());
        }
    }

    private static String text(String resource) throws IOException {
        try (var in = MutationTests.class.getClassLoader().getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
