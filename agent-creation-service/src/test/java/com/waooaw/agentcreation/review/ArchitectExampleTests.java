package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.PlacedExample.breaks;
import static com.waooaw.agentcreation.review.PlacedExample.keeps;
import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static com.waooaw.agentcreation.review.ReviewFixtures.with;
import static com.waooaw.agentcreation.review.ReviewFixtures.withConnections;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.architect.Architect;
import com.waooaw.agentcreation.architect.ArchitectureReview;
import com.waooaw.agentcreation.rules.Estimates;
import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Severity;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Rules of the Systems Architect with exactly the places they object to, and what it decides. */
class ArchitectExampleTests {

    private static final String SCHEMA = "/me_wow/interfaces/1/schema_ref";
    private static final String DB_TIME = "/resources/db_ms_per_run";
    private static final String WAITS_FOR_B = "/me_wow/interfaces/3=" + sync("AGT-B");
    private static final String KEY = "/skill_parameters/SKILL-HC-004/api_key";
    private static final String BRIEF = "/sample_brief";

    static Stream<PlacedExample> examples() {
        return Stream.of(layers(), scale(), technology(), security()).flatMap(all -> all);
    }

    private static Stream<PlacedExample> layers() {
        return Stream.of(
                keeps("A-02"),
                keeps("A-02", SCHEMA + "="),
                breaks("A-02", SCHEMA, SCHEMA + "=\"jdbc:postgresql://db/waooaw\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\" Redis:passages\""),
                keeps("A-02", SCHEMA + "=\"urn:schema:passages\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"mongodb+srv://db/passages\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"rediss://cache:6379/0\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"r2dbc:mariadb://db/passages\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"file:sqlite:passages\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"/oracle:thin:passages\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"knowledge.chunk\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"knowledge.chunk/rows\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"/waooaw.knowledge.chunk\""),
                keeps("A-02", SCHEMA + "=\"example.org.knowledge/chunk\""),
                keeps("A-02", SCHEMA + "=\"https://knowledge.example/chunk\""),
                keeps("A-02", SCHEMA + "=\"customer.chunk\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"governance/policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"platform-activities/GovernanceActivities.Policy\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"http://governance:8002/policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"governance:8002/policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"/governance/policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"governance/approvals-policy\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"governance/approvals/7/policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"governance/approvals/../policies\""),
                breaks("A-02", SCHEMA, SCHEMA + "=\"platform-activities/GovernanceActivities.ApprovalPolicy\""),
                keeps("A-02", SCHEMA + "=\"governance/approvals\""),
                keeps("A-02", SCHEMA + "=\"https://governance/approvals/7\""),
                keeps("A-02", SCHEMA + "=\"platform-activities/GovernanceActivities.ApprovalRequest\""));
    }

    private static Stream<PlacedExample> scale() {
        // 0.1 runs a second x 0.5 s
        return Stream.of(
                keeps("A-06"),
                breaks("A-06", "/resources", "/resources="),
                // who touches stored data holds a connection, however short
                breaks("A-06", DB_TIME, DB_TIME + "=0"),
                keeps("A-06", DB_TIME + "=1"),
                keeps("A-06", DB_TIME + "=0", "/data_access=[]"),
                breaks("A-06", DB_TIME, DB_TIME + "=0", "/data_access=[]", "/tools/1/tool_id=\"seed-store\""),
                keeps("A-06", withConnections("0.05")),
                breaks("A-06", DB_TIME, withConnections("0.0499")),
                // 1000 x 0.5 s, and never more than the two runs at once
                keeps("A-06", withConnections("2"), "/slo/throughput_rps=1000"),
                breaks("A-06", DB_TIME, withConnections("1.9"), "/slo/throughput_rps=1000"),
                keeps("A-06", chain("B", "C", "D"), WAITS_FOR_B),
                breaks("A-06", "/me_wow/interfaces", chain("B", "C", "D", "E"), WAITS_FOR_B),
                // a chain that comes back has no end
                breaks(
                        "A-06",
                        "/me_wow/interfaces",
                        with(List.of(waiting("B", "AGT-C"), waiting("C", "AGT-B")), List.of(), BigDecimal.TEN),
                        WAITS_FOR_B),
                // elsewhere than in one file a name is that of an interface
                keeps(
                        "A-06",
                        with(List.of(waiting("B", "Healthcare content writer")), List.of(), BigDecimal.TEN),
                        WAITS_FOR_B),
                keeps("A-06", chain("B", "C", "D", "E"), "/me_wow/interfaces/3=" + sync("B")),
                keeps(
                        "A-06",
                        with(
                                List.of(
                                        waiting("B", "AGT-C"),
                                        ended("C", "AGT-D"),
                                        waiting("D", "AGT-E"),
                                        waiting("E")),
                                List.of(),
                                BigDecimal.TEN),
                        WAITS_FOR_B),
                breaks(
                        "A-06",
                        "/me_wow/interfaces",
                        with(
                                List.of(waiting("C", "AGT-D"), waiting("D", "AGT-E")),
                                List.of(changed(
                                        List.of("/agent_name=\"Together\"", "/me_wow/interfaces/3=" + sync("AGT-C")))),
                                BigDecimal.TEN),
                        "/me_wow/interfaces/3=" + sync("Together")));
    }

    private static Stream<PlacedExample> technology() {
        return Stream.of(
                keeps("A-08"),
                keeps("A-08", "/technology="),
                keeps("A-08", "/technology={}"),
                breaks(
                        "A-08",
                        "/me_wow/interfaces/3/carries_causation",
                        "/me_wow/interfaces/3/carries_causation=false"),
                breaks("A-08", "/me_wow/interfaces/0/carries_causation", "/me_wow/interfaces/0/kind=\"event\""),
                breaks(
                        "A-08",
                        "/technology/patterns/0/name",
                        "/technology/patterns/0/name=\"two_phase_commit\"",
                        "/technology/patterns/0/proof=\"we like it\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"new_service\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"two-phase-commit\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"distributed-tx\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"two_pc\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"xa\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"xa-transaction\""),
                breaks("A-08", "/technology/patterns/1/name", "/technology/patterns/1/name=\"new-microservice\""),
                keeps("A-08", "/technology/patterns/1/name=\"outbox\""),
                breaks("A-08", "/technology/patterns/1/proof", "/technology/patterns/1/proof="),
                breaks("A-08", "/technology/caches/0/invalidation", "/technology/caches/0/invalidation="),
                keeps("A-08", "/technology/models/0/size_mb=2048"),
                breaks("A-08", "/technology/models/0/size_mb", "/technology/models/0/size_mb=2049"),
                breaks("A-08", "/technology/models/0/fallback", "/technology/models/0/fallback="));
    }

    private static Stream<PlacedExample> security() {
        return Stream.of(
                keeps("A-09"),
                breaks("A-09", KEY, KEY + "=\"abc\""),
                keeps("A-09", KEY + "=\"secret://cms\""),
                keeps("A-09", KEY + "=7"),
                keeps("A-09", "/skill_parameters/SKILL-HC-004/keyboard=\"abc\""),
                breaks("A-09", BRIEF, BRIEF + "=\"the key is AKIA" + "A".repeat(16) + " and works\""),
                breaks("A-09", BRIEF, BRIEF + "=\"AIza" + "a".repeat(35) + "\""),
                breaks("A-09", BRIEF, BRIEF + "=\"ghp_" + "a".repeat(36) + "\""),
                breaks("A-09", BRIEF, BRIEF + "=\"xoxb-" + "1".repeat(12) + "\""),
                breaks("A-09", BRIEF, BRIEF + "=\"eyJ" + "a".repeat(12) + ".eyJ" + "b".repeat(12) + ".c\""),
                breaks("A-09", BRIEF, BRIEF + "=\"-----BEGIN RSA PRIVATE KEY-----\""),
                breaks(
                        "A-09",
                        "/me_wow/inputs/0/source",
                        "/me_wow/inputs/0/source=\"https://someone:something@example.org/feed\""),
                keeps("A-09", "/me_wow/inputs/0/source=\"https://example.org:8080/feed@home\""),
                breaks("A-09", "/tools/0/scopes/1", "/tools/0/scopes=[\"search\",\"admin\"]"),
                keeps("A-09", "/tools/0/scopes="),
                breaks("A-09", "/tools/0/operations", "/tools/0/operations=[]", "/tools/0/scopes=[]"),
                breaks("A-09", "/health_probes", "/health_probes=[]"),
                keeps("A-09", "/health_probes/0/timeout_seconds=29"),
                breaks("A-09", "/health_probes/0/timeout_seconds", "/health_probes/0/timeout_seconds=30"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleObjectsExactlyThere(PlacedExample example) {
        assertThat(example.found()).isEqualTo(example.pointers());
    }

    /** The policy repeats what the stack is set up with, because a service does not read the stack's file. */
    @Test
    void thePolicyKnowsTheConnectionsAndSchemasThereAre() throws IOException {
        var stack = new YAMLMapper().readTree(Files.readString(Path.of("..", "infrastructure", "infrastructure.yaml")));
        var policy = facts().architecturePolicy();

        assertThat(stack.path("services")
                        .valueStream()
                        .filter(service -> service.path("name").asString().equals("agent-execution"))
                        .map(service -> service.path("connections").asInt()))
                .containsExactly(policy.dbConnections());
        assertThat(policy.serviceSchemas())
                .containsAll(stack.path("services")
                        .valueStream()
                        .map(service -> service.path("schema").asString())
                        .toList());
    }

    @Test
    void aSecretIsNeverRepeated() {
        var secret = "AKIA" + "Q".repeat(16);
        var findings = Reviewers.findings(changed(List.of(BRIEF + "=\"" + secret + "\"")), facts());

        assertThat(findings)
                .isNotEmpty()
                .noneMatch(finding -> finding.toString().contains(secret));
    }

    @Test
    void noRuleRepeatsASecretWhereItNamesWhatTheAuthorWrote() {
        var secret = "AKIA" + "Q".repeat(16);
        var signed = "eyJ" + "a".repeat(12) + ".eyJ" + "b".repeat(12) + ".signature";
        var blueprint = changed(List.of(
                "/me_wow/interfaces/0/name=\"" + secret + "\"",
                "/me_wow/interfaces/0/kind=\"event\"",
                "/me_wow/interfaces/1/name=\"" + signed + "\"",
                SCHEMA + "=\"knowledge.chunk\""));

        var findings = Reviewers.findings(blueprint, facts());

        assertThat(findings)
                .anyMatch(finding -> finding.message().equals("'[secret]' is a table of a service"))
                .noneMatch(finding -> finding.toString().contains(secret))
                .noneMatch(finding -> finding.toString().contains("signature"));
        assertThat(ArchitectureReview.of(blueprint, facts(), findings).toString())
                .doesNotContain(secret);
    }

    @Test
    void connectionsAreEstimatedFromRunsAndTheirTime() {
        assertThat(Estimates.dbConnections(changed(List.of()))).isEqualByComparingTo("0.05");
        assertThat(Estimates.dbConnections(changed(List.of("/resources=")))).isEqualByComparingTo("0");
        assertThat(Estimates.syncCalls(changed(List.of(WAITS_FOR_B)))).containsExactly("AGT-B");
    }

    @Test
    void anApprovalSaysWhatItTouchesNeedsAndTakes() {
        var blueprint = changed(List.of());
        var review = ArchitectureReview.of(blueprint, facts(), Architect.RULES.check(blueprint, facts()));

        assertThat(review)
                .isEqualTo(new ArchitectureReview(
                        ArchitectureReview.Verdict.APPROVED,
                        "2 tools, 1 data sources; reaches high; 0 calls that wait for one another",
                        "none",
                        "US$ 1.2 a month, 4 approvals a day, 0.05 database connections",
                        "none: every rule is kept"));
    }

    @Test
    void aRefusalNamesTheWorstFinding() {
        var blueprint = changed(List.of(
                "/dependencies=[{\"agent_id\":\"AGT-B\",\"kind\":\"hard\"},{\"agent_id\":\"AGT-C\",\"kind\":\"soft\"}]",
                "/tools=[]",
                WAITS_FOR_B));
        var high = new Finding("A-05", Severity.HIGH, "no steps", "/a", "write them");
        var critical = new Finding("A-03", Severity.CRITICAL, "a cycle", "/b", "break it");
        var low = new Finding("A-01", Severity.LOW, "a detail", "/c", "name it");

        var refused = ArchitectureReview.of(blueprint, chain("B"), List.of(low, high, critical));
        assertThat(refused.mayGoOn()).isFalse();
        assertThat(refused.suggestion()).isEqualTo("refused: A-03, a cycle; break it");
        assertThat(refused.dependencies()).isEqualTo("AGT-B (hard, without a fallback), AGT-C (soft)");
        assertThat(refused.impact())
                .isEqualTo("0 tools, 1 data sources; reaches low; 1 calls that wait for one another");

        var mended = ArchitectureReview.of(blueprint, chain("B"), List.of(low));
        assertThat(mended.mayGoOn()).isTrue();
        assertThat(mended.suggestion()).isEqualTo("name it");
    }

    private static String sync(String name) {
        return "{\"name\":\"" + name
                + "\",\"direction\":\"outbound\",\"kind\":\"sync\",\"schema_ref\":\"x/y\",\"failure_behaviour\":\"stop\"}";
    }

    private static KnownAgent waiting(String name, String... calls) {
        return new KnownAgent(
                "AGT-" + name, name, "JOB-HC-001", List.of(), List.of(calls), BigDecimal.valueOf(4), true, false);
    }

    private static KnownAgent ended(String name, String... calls) {
        return new KnownAgent(
                "AGT-" + name, name, "JOB-HC-001", List.of(), List.of(calls), BigDecimal.ZERO, false, true);
    }

    /** Each waits for the next by its display id; the last for nobody. */
    private static Facts chain(String... names) {
        return with(
                Stream.iterate(0, i -> i < names.length, i -> i + 1)
                        .map(i -> i + 1 < names.length ? waiting(names[i], "AGT-" + names[i + 1]) : waiting(names[i]))
                        .toList(),
                List.of(),
                BigDecimal.TEN);
    }
}
