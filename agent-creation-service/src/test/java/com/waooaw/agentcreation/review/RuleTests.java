package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.ReviewFixtures.changed;
import static com.waooaw.agentcreation.review.ReviewFixtures.codes;
import static com.waooaw.agentcreation.review.ReviewFixtures.facts;
import static com.waooaw.agentcreation.review.ReviewFixtures.remove;
import static com.waooaw.agentcreation.review.ReviewFixtures.set;
import static com.waooaw.agentcreation.review.ReviewFixtures.validTree;
import static com.waooaw.agentcreation.review.ReviewFixtures.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.rules.Facts;
import com.waooaw.agentcreation.rules.Facts.KnownAgent;
import com.waooaw.agentcreation.rules.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule with a blueprint that keeps it and at least two that break it, by number and limit. */
class RuleTests {

    /** Changes of the valid blueprint, {@code pointer=json} each ({@code pointer=} removes), and the code they lead to. */
    record Case(String code, boolean breaks, Facts facts, List<String> changes) {
        @Override
        public String toString() {
            return (breaks ? "breaks " : "keeps ") + code + " " + changes;
        }
    }

    private static Case breaks(String code, String... changes) {
        return new Case(code, true, facts(), List.of(changes));
    }

    private static Case keeps(String code, String... changes) {
        return new Case(code, false, facts(), List.of(changes));
    }

    private static KnownAgent agent(String name, String approvalsPerDay, String... needs) {
        return new KnownAgent(
                "AGT-" + name,
                name,
                "JOB-HC-001",
                List.of(needs),
                List.of(),
                new BigDecimal(approvalsPerDay),
                true,
                false);
    }

    private static final String SOFT_B =
            "/dependencies=[{\"agent_id\":\"AGT-B\",\"kind\":\"soft\",\"version_range\":\">=1\"}]";
    private static final String INTERFACE_B = "/me_wow/interfaces/2/name=\"AGT-B\"";
    private static final String PUBLISH_RIGHT = "/me_wow/decision_rights/1";
    private static final String PUBLISH = "/tools/1/operations/0";
    private static final String DATA = "/data_access/0";

    static Stream<Case> genesis() {
        return Stream.of(
                keeps("G-01"),
                breaks("G-01", "/me_wow/auditability="),
                breaks("G-01", "/me_wow/auditability/retention_days=2554"),
                breaks("G-01", "/me_wow/outcome/metrics=[]"),
                breaks("G-01", "/me_wow/scope/in/0/text=\"anything else\""),
                breaks(
                        "G-01",
                        "/me_wow/scope/out/0=\"Publish an approved article, to the customer's website and take it back!\""),
                breaks("G-01", "/me_wow/inputs/0/source="),
                breaks("G-01", "/me_wow/outputs/1/acceptance_criteria=[]"),
                breaks("G-01", "/me_wow/critique/failure_modes=[{\"mode\":\"only one\",\"mitigation\":\"stop\"}]"),
                breaks("G-01", "/me_wow/escalations/2="),
                breaks("G-01", "/me_wow/containment/default_posture=\"executing\""),
                keeps("G-02"),
                breaks("G-02", "/tools/0/serves=[]"),
                breaks("G-02", DATA + "/serves=[\"NOWHERE\"]"),
                keeps("G-03"),
                breaks("G-03", "/me_wow/decision_rights/0="),
                breaks("G-03", "/me_wow/decision_rights/0/operation=\"cms.everything\""),
                breaks("G-03", "/me_wow/decision_rights/0/operation=\"cms.publish\""),
                keeps("G-04"),
                breaks("G-04", PUBLISH_RIGHT + "/mode=\"autonomous\""),
                breaks("G-04", PUBLISH_RIGHT + "/approver="),
                breaks("G-04", "/me_wow/escalations/0/destination=\"manager\""),
                breaks("G-04", "/me_wow/auditability/logged_events=[\"action\"]"),
                keeps("G-05"),
                keeps(
                        "G-05",
                        "/evolution_triggers=[\"WIDEN_EFFECTS\",\"REDUCE_APPROVALS\",\"ADD_ACCESS\",\"WEAKEN_SAFETY\",\"NEW_MODEL\"]"),
                breaks("G-05", "/evolution_triggers="),
                breaks("G-05", "/evolution_triggers/3="),
                keeps("G-06", "/expected_runs_per_day=10"),
                breaks("G-06", "/expected_runs_per_day=11"),
                new Case("G-06", false, with(List.of(agent("B", "2")), List.of(), BigDecimal.TEN), List.of()),
                new Case("G-06", true, with(List.of(agent("B", "1.9")), List.of(), BigDecimal.TEN), List.of()),
                keeps("G-07"),
                breaks("G-07", "/industry_id=\"crypto\""),
                breaks("G-07", "/industry_id=\"sales\""),
                breaks("G-07", "/geography=\"india\""),
                breaks("G-07", "/job_role_id=\"JOB-HC-002\""),
                keeps("G-08", "/skill_parameters/SKILL-HC-001/min_passages=50"),
                breaks("G-08", "/skill_parameters/SKILL-HC-001/min_passages=51"),
                breaks("G-08", "/skill_parameters/SKILL-HC-001/depth=3"),
                breaks("G-08", "/required_skill_ids/0=\"SKILL-HC-099\""),
                breaks("G-08", "/required_skill_ids/2="),
                keeps("G-09"),
                breaks("G-09", "/tools/0/tool_id=\"shell\""),
                breaks("G-09", PUBLISH + "/name=\"publish_all\""),
                breaks("G-09", PUBLISH + "/type=\"read\""),
                keeps("G-10", "/agent_count=4", "/requires_manager=true", "/coordination_complexity=\"complex\""),
                breaks("G-10", "/requires_manager=true"),
                breaks("G-10", "/agent_count=2", "/coordination_complexity=\"moderate\""),
                breaks("G-10", "/coordination_complexity=\"complex\""),
                keeps("G-12", "/expertise_level=\"generic\"", "/required_industry_embeddings=[]"),
                breaks("G-12", "/required_industry_embeddings=[]"),
                breaks("G-12", "/required_industry_embeddings=[\"healthcare-v9\"]"),
                breaks("G-12", "/required_regulations/0=\"SOX\""));
    }

    static Stream<Case> architect() {
        return Stream.of(
                keeps("A-01"),
                breaks("A-01", "/me_wow/interfaces/0/schema_ref="),
                breaks("A-01", "/me_wow/interfaces/1="),
                keeps("A-03"),
                new Case(
                        "A-03",
                        false,
                        with(List.of(agent("B", "4")), List.of(), BigDecimal.TEN),
                        List.of(SOFT_B, INTERFACE_B)),
                breaks("A-03", SOFT_B),
                new Case(
                        "A-03",
                        true,
                        with(
                                List.of(agent("B", "4", "AGT-C"), agent("C", "4", "Healthcare content writer")),
                                List.of(),
                                BigDecimal.TEN),
                        List.of(SOFT_B)),
                new Case(
                        "A-03",
                        true,
                        with(List.of(agent("B", "4")), List.of(), BigDecimal.TEN),
                        List.of(
                                "/dependencies=[{\"agent_id\":\"AGT-B\",\"kind\":\"hard\",\"version_range\":\">=1\"}]")),
                new Case(
                        "A-03",
                        true,
                        with(List.of(agent("B", "4")), List.of(), BigDecimal.TEN),
                        List.of("/dependencies=[{\"agent_id\":\"AGT-B\",\"kind\":\"soft\"}]")),
                keeps("A-04"),
                breaks("A-04", "/me_wow/containment/max_blast_radius=\"medium\""),
                breaks("A-04", "/me_wow/containment/max_blast_radius=\"critical\""),
                breaks("A-04", "/domain_tier=\"medium\""),
                breaks("A-04", PUBLISH + "/reversible=false", PUBLISH_RIGHT + "/mode=\"escalate\""),
                breaks("A-04", PUBLISH + "/type=\"bulk\"", PUBLISH + "/reversible=false"),
                breaks(
                        "A-04",
                        DATA + "/shared_with=[{\"recipient\":\"other_customers\",\"approval_class\":\"execution\"}]"),
                breaks(
                        "A-04",
                        DATA
                                + "/shared_with=[{\"recipient\":\"every other-tenant\",\"approval_class\":\"execution\"}]"),
                keeps(
                        "A-04",
                        DATA + "/shared_with=[{\"recipient\":\"the customer\",\"approval_class\":\"execution\"}]"),
                keeps("A-05", "/supersedes_version=\"1.0.0\"", "/rollback_plan/previous_version_available=true"),
                breaks("A-05", "/rollback_plan/steps=[]"),
                breaks("A-05", "/rollback_plan/idempotent=false"),
                breaks("A-05", "/rollback_plan/tested_at="),
                breaks("A-05", "/rollback_plan/tested_at=\"2026-11-22T00:00:00Z\""),
                breaks("A-05", "/supersedes_version=\"1.0.0\""),
                breaks("A-05", "/rollback_plan/previous_version_available=true"),
                keeps("A-07", "/budget/per_execution_usd=0.5", "/budget/daily_total_usd=3.33"),
                breaks("A-07", "/budget/per_execution_usd=0.51", "/budget/daily_total_usd=3"),
                breaks("A-07", "/budget/daily_total_usd=5.01"),
                breaks("A-07", "/budget/daily_total_usd=0.01"),
                breaks("A-07", "/budget/daily_query_usd=0.11"),
                // 30 x min(5, 7 x 0.50) = 105
                breaks(
                        "A-07",
                        "/expected_runs_per_day=7",
                        "/budget/per_execution_usd=0.5",
                        "/budget/daily_total_usd=5"),
                // 30 x min(3.33, 7 x 0.50) = 99.90
                keeps(
                        "A-07",
                        "/expected_runs_per_day=7",
                        "/budget/per_execution_usd=0.5",
                        "/budget/daily_total_usd=3.33"),
                // 30 x min(0.10, 2 x 0.02) = 1.20
                new Case("A-07", false, with(List.of(), List.of(), new BigDecimal("1.20")), List.of()),
                new Case("A-07", true, with(List.of(), List.of(), new BigDecimal("1.19")), List.of()));
    }

    static Stream<Case> guardian() {
        return Stream.of(
                keeps("V-01"),
                breaks("V-01", "/trial_flags/synthetic_data_only=false"),
                breaks("V-01", "/trial_flags/sandbox_routes_only=false"),
                keeps("V-02", PUBLISH_RIGHT + "/approver=\"platform_governor\""),
                breaks("V-02", PUBLISH_RIGHT + "/approver=\"self\""),
                breaks("V-02", PUBLISH_RIGHT + "/approver=\"Healthcare content writer\""),
                breaks("V-02", PUBLISH_RIGHT + "/approver=\"manager\""),
                breaks("V-02", PUBLISH_RIGHT + "/approval_class=\"artifact\""),
                breaks("V-02", PUBLISH + "/approval_class="),
                breaks(
                        "V-02",
                        PUBLISH + "/approval_class=\"communication\"",
                        PUBLISH_RIGHT + "/approval_class=\"communication\""),
                keeps("V-03", DATA + "/source=\"audit\""),
                breaks("V-03", "/me_wow/auditability/can_be_disabled=true"),
                breaks("V-03", DATA + "/source=\"audit\"", DATA + "/access=\"write\""),
                breaks("V-03", "/tools/1/tool_id=\"seed-store\"", PUBLISH + "/name=\"update\""),
                keeps("V-04", DATA + "/retention_days=3650"),
                breaks("V-04", DATA + "/retention_days=3651"),
                breaks("V-04", DATA + "/retention_days="),
                breaks("V-04", DATA + "/purpose="),
                breaks("V-04", DATA + "/access=\"write\""),
                breaks("V-04", DATA + "/shared_with=[{\"recipient\":\"an agency\"}]"),
                breaks("V-04", DATA + "/classification=\"restricted_pii\"", DATA + "/retention_days=30"),
                keeps(
                        "V-04",
                        DATA + "/classification=\"restricted_pii\"",
                        DATA + "/retention_days=30",
                        DATA + "/encrypted=true",
                        DATA + "/masked=true",
                        DATA + "/approval_class=\"execution\""),
                keeps("V-06", "/request/urgency={\"claimed\":true,\"reason\":\"an outbreak\"}"),
                breaks("V-06", "/request/urgency={\"claimed\":true}"),
                breaks(
                        "V-06",
                        "/request/urgency={\"claimed\":true,\"reason\":\"x\"}",
                        PUBLISH_RIGHT + "/mode=\"autonomous\""),
                breaks("V-06", "/request/urgency={\"claimed\":true,\"reason\":\"x\"}", "/required_skill_ids/2="));
    }

    @ParameterizedTest
    @MethodSource({"genesis", "architect", "guardian"})
    void aRuleSeesExactlyWhatBreaksIt(Case example) {
        var blueprint = changed(tree -> example.changes().forEach(change -> {
            int equals = change.indexOf('=');
            if (equals == change.length() - 1) {
                remove(tree, change.substring(0, equals));
            } else {
                set(tree, change.substring(0, equals), change.substring(equals + 1));
            }
        }));

        var findings = Reviewers.findings(blueprint, example.facts());

        assertThat(codes(findings).contains(example.code())).isEqualTo(example.breaks());
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.message()).isNotBlank();
            assertThat(finding.remedy()).isNotBlank();
            assertThat(finding.pointer()).startsWith("/");
        });
    }

    @Test
    void everyRuleHasOneExampleThatKeepsItAndTwoThatBreakIt() {
        var cases = Stream.of(genesis(), architect(), guardian())
                .flatMap(all -> all)
                .toList();
        for (var code : codesOfAllRules()) {
            if (PlacedExample.CODES.contains(code)) {
                assertThat(PlacedExample.breaking(code)).as(code).isGreaterThanOrEqualTo(2);
                assertThat(PlacedExample.keeping(code)).as(code).isPositive();
                continue;
            }
            var examples = cases.stream()
                    .filter(example -> example.code().equals(code))
                    .toList();
            assertThat(examples.stream().filter(Case::breaks)).as(code).hasSizeGreaterThanOrEqualTo(2);
            assertThat(examples.stream().filter(example -> !example.breaks()))
                    .as(code)
                    .isNotEmpty();
        }
    }

    @Test
    void theRulesAreTheseAndNoOthers() {
        assertThat(codesOfAllRules())
                .containsExactlyInAnyOrder(
                        "G-01", "G-02", "G-03", "G-04", "G-05", "G-06", "G-07", "G-08", "G-09", "G-10", "G-11", "G-12",
                        "G-13", "G-17", "A-01", "A-02", "A-03", "A-04", "A-05", "A-06", "A-07", "A-08", "A-09", "V-01",
                        "V-02", "V-03", "V-04", "V-05", "V-06", "V-07", "V-08", "V-09", "V-11");
    }

    @Test
    void theValidExampleHasAllItsPlaces() {
        assertThat(validTree().at("/me_wow/decision_rights/1/operation").asString())
                .isEqualTo("cms.publish");
    }

    private static List<String> codesOfAllRules() {
        return Reviewers.ALL.stream()
                .flatMap(set -> set.rules().stream())
                .map(Rule::code)
                .collect(Collectors.toList());
    }
}
