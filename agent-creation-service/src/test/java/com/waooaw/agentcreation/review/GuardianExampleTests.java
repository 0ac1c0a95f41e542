package com.waooaw.agentcreation.review;

import static com.waooaw.agentcreation.review.PlacedExample.breaks;
import static com.waooaw.agentcreation.review.PlacedExample.keeps;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.agentcreation.guardian.Alignment;
import com.waooaw.agentcreation.guardian.Alignment.Area;
import com.waooaw.agentcreation.guardian.Alignment.Verdict;
import com.waooaw.agentcreation.guardian.Guardian;
import com.waooaw.agentcreation.rules.Finding;
import com.waooaw.agentcreation.rules.Rule;
import com.waooaw.agentcreation.rules.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules of the Vision Guardian with exactly the places they object to, and what it decides. */
class GuardianExampleTests {

    private static final String CONTAINMENT = "/me_wow/containment";
    private static final String BEHAVIOUR = "/me_wow/interfaces/2/failure_behaviour";
    private static final String STEP = "/rollback_plan/steps/0";
    private static final String TRUST = "/customer_trust";
    private static final String COMPLIANCE = "/compliance";
    private static final String REVIEW = COMPLIANCE + "/licensed_review/0/operation";
    private static final String PUBLISHING = "/tools/1/operations/0";
    private static final String FOUR = "\"WIDEN_EFFECTS\",\"REDUCE_APPROVALS\",\"ADD_ACCESS\",\"WEAKEN_SAFETY\"";

    static Stream<PlacedExample> examples() {
        return Stream.of(precedent(), deception(), wording(), hooks(), trust(), regulated())
                .flatMap(all -> all);
    }

    private static Stream<PlacedExample> precedent() {
        return Stream.of(
                keeps("V-05"),
                breaks("V-05", CONTAINMENT + "/max_blast_radius", CONTAINMENT + "="),
                breaks("V-05", CONTAINMENT + "/max_blast_radius", CONTAINMENT + "/max_blast_radius="),
                breaks("V-05", CONTAINMENT + "/limits", CONTAINMENT + "/limits={\"words_per_article\":1200}"),
                // two external calls a minute, beside 30 searches
                keeps("V-05", CONTAINMENT + "/limits/articles_per_day=2880"),
                breaks("V-05", CONTAINMENT + "/limits/articles_per_day", CONTAINMENT + "/limits/articles_per_day=2881"),
                // where nothing is external, the searches
                keeps("V-05", "/tools/1=", CONTAINMENT + "/limits/articles_per_day=43200"),
                breaks(
                        "V-05",
                        CONTAINMENT + "/limits/articles_per_day",
                        "/tools/1=",
                        CONTAINMENT + "/limits/articles_per_day=43201"),
                breaks("V-05", "/tools", "/tools=[]", CONTAINMENT + "/limits/articles_per_day=0"),
                breaks("V-05", "/me_wow/outcome/stop_conditions", "/me_wow/outcome="),
                breaks("V-05", "/me_wow/outcome/stop_conditions", "/me_wow/outcome/stop_conditions=[]"),
                breaks("V-05", "/me_wow/critique/assumptions", "/me_wow/critique="),
                breaks("V-05", "/me_wow/critique/assumptions", "/me_wow/critique/assumptions=[]"));
    }

    private static Stream<PlacedExample> deception() {
        return Stream.of(
                keeps("V-07"),
                breaks("V-07", "/tools/0/serves", "/tools/0/serves=[\"SEARCH\",\"NOWHERE\"]"),
                breaks("V-07", "/components/1/serves", "/components/1/serves=[\"NOWHERE\"]"),
                keeps("V-07", "/components/1/serves="),
                breaks("V-07", "/tools/0/serves /tools/1/serves", "/me_wow/scope=", "/components=[]"),
                breaks(
                        "V-07",
                        "/tools/1/operations/0",
                        "/me_wow/decision_rights/1/approver=\"manager\"",
                        "/me_wow/decision_rights/1/approval_class=\"artifact\""),
                keeps("V-07", "/me_wow/decision_rights/1/approver=\"platform_governor\""),
                keeps("V-07", "/me_wow/decision_rights/1/approver="),
                keeps("V-07", "/me_wow/decision_rights/1="),
                breaks(
                        "V-07",
                        "/me_wow/escalations/2/destination",
                        "/me_wow/escalations/2/destination=\"engagement_governor\""),
                keeps("V-07", "/me_wow/escalations/2/destination=\"platform_governor\""),
                keeps("V-07", "/me_wow/escalations/2/destination="));
    }

    private static Stream<PlacedExample> wording() {
        return Stream.of(
                breaks("V-07", BEHAVIOUR, BEHAVIOUR + "=\"Ignore the error and go on\""),
                breaks("V-07", BEHAVIOUR, BEHAVIOUR + "=\"go on silently\""),
                keeps("V-07", BEHAVIOUR + "=\"never ignore it; nothing is hidden, errors are not suppressed\""),
                keeps("V-07", BEHAVIOUR + "="),
                breaks(
                        "V-07",
                        "/me_wow/critique/failure_modes/1/mitigation",
                        "/me_wow/critique/failure_modes/1/mitigation=\"the failure is concealed\""),
                keeps("V-07", "/me_wow/critique="),
                breaks("V-07", STEP, STEP + "=\"delete the audit trail of the last version\""),
                breaks("V-07", STEP, STEP + "=\"purge logs\""),
                keeps("V-07", STEP + "=\"never delete the audit trail\""),
                keeps("V-07", STEP + "=\"delete the draft. Then read the audit trail\""),
                breaks("V-07", "/me_wow/scope/in/0/text", "/me_wow/scope/in/0/text=\"erase old evidence\""),
                breaks("V-07", "/tools/1/operations/1/name", "/tools/1/operations/1/name=\"delete_audit-log\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ignore the error and go on",
                "drop the error and carry on",
                "discard the failure and report success",
                "errors are silently ignored",
                "errors in the feed are swallowed",
                "if the search fails, ignore it",
                "just ignore it and publish",
                "ignore errors, no retry",
                "ignore\u00a0the\u00a0error",
                "\uff49\uff47\uff4e\uff4f\uff52\uff45 the error",
                "never publish twice; hide the failure",
            })
    void whoSaysThatErrorsAreHushedUpIsHeard(String text) {
        assertThat(breaks("V-07", BEHAVIOUR, BEHAVIOUR + "=\"" + text + "\"").found())
                .containsExactly(BEHAVIOUR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errors are never silently ignored",
                "never ignore or hide an error: stop and tell the governor",
                "don't ignore it: stop",
                "don\u2019t ignore it: stop",
                "stop and escalate without hiding anything",
                "ignore a duplicate event",
                "when a duplicate arrives ignore it",
                "hide names of patients and stop",
                "when the corpus is silent stop and tell the customer",
                "on failure discard the draft and stop",
                "drop the draft and report the error",
                "hide the patient's name in error messages",
                "no error is dropped",
                "hide nothing about the failure",
            })
    void whoTellsErrorsMayUseTheSameWords(String text) {
        assertThat(keeps("V-07", BEHAVIOUR + "=\"" + text + "\"").found()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the audit trail is deleted after each run",
                "audit logs are purged nightly",
                "audit logs purged nightly",
                "clear the audit trail",
                "stop and wipe all audit-logs",
                "delete the draft and purge logs",
                "the logs of the last run are being erased",
                "delete entries from the audit trail without asking",
                "reset action_history",
                "alter the evidence",
                "scrub the audit trail",
                "remove old logs",
                "delete\u00a0the audit\u200b trail",
            })
    void whoSaysThatEvidenceIsDestroyedIsHeard(String text) {
        assertThat(breaks("V-07", STEP, STEP + "=\"" + text + "\"").found()).containsExactly(STEP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "never alter or delete the audit trail",
                "do not modify, delete or overwrite logs",
                "delete draft and keep the audit trail",
                "delete the draft, keep the audit trail",
                "delete a patient's medical history on request",
                "the agent logs deleted drafts",
                "drop claims that lack evidence",
                "drop claims with weak evidence",
                "write sentences with clear evidence",
                "keep clear logs",
                "scrub names from the logs",
                "evidence is cleared by the medical editor",
                "keep evidence of what was deleted",
                "the audit trail is never deleted",
                "refuse to delete evidence",
            })
    void whoKeepsEvidenceMayUseTheSameWords(String text) {
        assertThat(keeps("V-07", STEP + "=\"" + text + "\"").found()).isEmpty();
    }

    private static Stream<PlacedExample> hooks() {
        return Stream.of(
                keeps("V-08"),
                keeps("V-08", "/evolution_triggers=[" + FOUR + "]", "/trigger_tests="),
                breaks("V-08", "/evolution_triggers/4", "/trigger_tests="),
                breaks(
                        "V-08",
                        "/evolution_triggers/5",
                        "/evolution_triggers=[" + FOUR + ",\"NEW_MODEL\",\"NEW_TOOL\"]"),
                breaks("V-08", "/trigger_tests/NEW_MODEL", "/evolution_triggers=[" + FOUR + "]"),
                breaks("V-08", "/me_wow/escalations/0/destination", "/me_wow/escalations/0/destination=\"helpdesk\""),
                breaks("V-08", "/me_wow/escalations/1/deadline_minutes", "/me_wow/escalations/1/deadline_minutes="));
    }

    private static Stream<PlacedExample> trust() {
        var shared = "/data_access/0/shared_with=[{\"recipient\":\"%s\",\"approval_class\":\"execution\"}]";
        return Stream.of(
                keeps("V-09"),
                breaks("V-09", TRUST, TRUST + "="),
                breaks("V-09", TRUST + "/consent_scope", TRUST + "/consent_scope=[]"),
                breaks("V-09", TRUST + "/consent_scope", "/data_access/0/classification=\"internal\""),
                keeps(
                        "V-09",
                        "/data_access/0/classification=\"internal\"",
                        TRUST + "/consent_scope=[\"cms\",\"healthcare-corpus\"]"),
                breaks("V-09", TRUST + "/consent_scope/1", TRUST + "/consent_scope=[\"cms\",\"crm\"]"),
                breaks("V-09", TRUST + "/can_suspend", TRUST + "/can_suspend=false"),
                breaks("V-09", TRUST + "/can_see_audit", TRUST + "/can_see_audit=false"),
                breaks("V-09", TRUST + "/can_request_deletion", TRUST + "/can_request_deletion=false"),
                breaks("V-09", "/data_access/0/shared_with", shared.formatted("other_customers")),
                breaks("V-09", "/data_access/0/shared_with", shared.formatted("Other-Customers")),
                breaks("V-09", "/data_access/0/shared_with", shared.formatted("another client's newsroom")),
                breaks("V-09", "/data_access/0/shared_with", shared.formatted("ALL of our\u00a0tenants")),
                keeps("V-09", shared.formatted("all of the customer's staff")),
                keeps("V-09", shared.formatted("the customer's agency")));
    }

    private static Stream<PlacedExample> regulated() {
        return Stream.of(
                keeps("V-11"),
                breaks("V-11", COMPLIANCE, COMPLIANCE + "="),
                // the job role was certified for a high tier, whatever the blueprint says
                breaks("V-11", COMPLIANCE, COMPLIANCE + "=", "/domain_tier=\"low\""),
                breaks("V-11", COMPLIANCE, COMPLIANCE + "=", "/job_role_id=\"JOB-HC-002\""),
                keeps("V-11", COMPLIANCE + "=", "/domain_tier=\"medium\"", "/job_role_id=\"JOB-HC-002\""),
                breaks("V-11", COMPLIANCE + "/owner", COMPLIANCE + "/owner="),
                breaks(
                        "V-11",
                        COMPLIANCE + "/data_handling_acknowledged",
                        COMPLIANCE + "/data_handling_acknowledged=false"),
                breaks("V-11", COMPLIANCE + "/licensed_review", COMPLIANCE + "/licensed_review=[]"),
                breaks("V-11", REVIEW + " " + PUBLISHING, REVIEW + "=\"cms.nothing\""),
                // a licensed look at something harmless is none
                breaks("V-11", REVIEW + " " + PUBLISHING, REVIEW + "=\"knowledge-search.search\""),
                breaks(
                        "V-11",
                        PUBLISHING,
                        COMPLIANCE + "/licensed_review=[{\"operation\":\"cms.unpublish\",\"licence\":\"nurse\"}]"),
                breaks("V-11", "/tools/1/operations/1", COMPLIANCE + "/licensed_review/1="),
                keeps("V-11", COMPLIANCE + "/licensed_review/1=", "/tools/1/operations/1="),
                // a read that is a communication leaves, too
                breaks("V-11", "/tools/0/operations/0", "/tools/0/operations/0/approval_class=\"communication\""),
                keeps(
                        "V-11",
                        COMPLIANCE + "/licensed_review/1=",
                        "/domain_tier=\"medium\"",
                        "/job_role_id=\"JOB-HC-002\""),
                breaks("V-11", REVIEW, "/me_wow/decision_rights/1/mode=\"autonomous\""),
                breaks("V-11", REVIEW, "/me_wow/decision_rights/1/approver=\"genesis\""),
                breaks("V-11", REVIEW, "/me_wow/decision_rights/1/approver="));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aRuleObjectsExactlyThere(PlacedExample example) {
        assertThat(example.found()).isEqualTo(example.pointers());
    }

    @Test
    void everyRuleGuardsOneArea() {
        assertThat(Arrays.stream(Area.values()).flatMap(area -> area.rules().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        Guardian.RULES.rules().stream().map(Rule::code).toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                   | HIGH     | 100 | CLEARED |",
                "V-08                               | HIGH     | 90  | REVISE  |",
                "V-08                               | MEDIUM   | 90  | CLEARED |",
                "V-08 V-05                          | LOW      | 80  | CLEARED |",
                "V-08 V-05 V-09                     | LOW      | 70  | REVISE  |",
                "V-02                               | LOW      | 90  | REVISE  | V-02",
                "V-07 V-03                          | LOW      | 80  | REVISE  | V-03 V-07",
                "V-01 V-04 V-05 V-08 V-09           | CRITICAL | 50  | REVISE  |",
                "V-01 V-04 V-05 V-06 V-08 V-09      | CRITICAL | 40  | REJECT  |",
            })
    void theScoreTellsMendingFromRejecting(
            String codes, Severity severity, int score, Verdict verdict, String automatic) {
        var findings = codes == null
                ? List.<Finding>of()
                : Arrays.stream(codes.split(" ", -1))
                        .flatMap(code -> Stream.of(code, code))
                        .map(code -> new Finding(code, severity, "message", "/x", "remedy"))
                        .toList();

        var alignment = Alignment.of(findings);

        assertThat(alignment.score()).isEqualTo(score);
        assertThat(alignment.verdict()).isEqualTo(verdict);
        assertThat(alignment.automaticFails())
                .isEqualTo(automatic == null ? List.of() : List.of(automatic.split(" ", -1)));
    }

    @Test
    void eachAreaHasItsPoints() {
        assertThat(Alignment.of(List.of()).points())
                .isEqualTo(Map.of(Area.L0, 40, Area.L1, 20, Area.TRUST, 20, Area.ETHICS, 20));
        assertThat(Alignment.of(List.of(new Finding("V-02", Severity.HIGH, "m", "/x", "r")))
                        .points())
                .isEqualTo(Map.of(Area.L0, 30, Area.L1, 20, Area.TRUST, 20, Area.ETHICS, 20));
    }
}
