package com.waooaw.governance.approval;

import static com.waooaw.governance.approval.Samples.ENGAGEMENT_GOVERNOR;
import static com.waooaw.governance.approval.Samples.PERMIT;
import static com.waooaw.governance.approval.Samples.STAMP;
import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Pending;
import com.waooaw.platform.audit.CanonicalJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EditRulesTests {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ALL = List.of("/post_title", "/markdown", "/channel", "/citations");
    private static final String TEXT = "# Living well\n\nEat regularly [1].";
    private static final Pending ASKED = asked("publish_content", ALL);
    private static final Act ACT = ASKED.question().act();

    private static Pending asked(String actionType, List<String> editable) {
        // numbers, nesting and a name that looks like a pointer: none of it may move
        var json = CanonicalJson.of(Map.of(
                "action",
                actionType,
                "post_title",
                "Living well",
                "markdown",
                TEXT,
                "markdown_sha256",
                CanonicalJson.sha256(TEXT),
                "channel",
                "sandbox-blog",
                "citations",
                List.of(Map.of("number", 1, "weight", 1e21, "share", 0.1, "document", "ü \u2028")),
                "/markdown",
                "a field of that name"));
        var plain = Samples.question(ApprovalScope.ENGAGEMENT, Samples.CUSTOMER);
        return new Pending(
                Samples.about(
                        plain,
                        ApprovalClass.EXECUTION,
                        plain.subject(),
                        actionType,
                        new Act(json, CanonicalJson.sha256(json)),
                        Samples.evidence(editable),
                        "low",
                        true,
                        null),
                0);
    }

    private static Ruling decide(Approval approval, Decision decision, String seen) {
        return ApprovalRules.decide(approval, decision, ENGAGEMENT_GOVERNOR, seen, STAMP);
    }

    private static Decision yes(Map<String, String> edits) {
        return new Decision.Approve("", Edits.of(edits));
    }

    private static Approved edited(String text) {
        return (Approved)
                decide(ASKED, yes(Map.of("/markdown", text)), ACT.hash()).approval();
    }

    private static void refused(Pending asked, Map<String, String> edits, GovernanceError error) {
        assertThat(decide(asked, yes(edits), asked.question().act().hash()))
                .isInstanceOfSatisfying(Ruling.Refused.class, refused -> {
                    assertThat(refused.error()).isEqualTo(error);
                    assertThat(refused.approval()).isEqualTo(asked);
                });
    }

    @Test
    void aYesWithAnotherTextIsBoundToADigestOfItsOwnAndNothingElseMoves() {
        var question = edited("Eat well.\r\nOften.").question();

        assertThat(question.act().hash())
                .isEqualTo(CanonicalJson.sha256(question.act().json()))
                .isNotEqualTo(ACT.hash());
        assertThat(question.asked()).isEqualTo(ACT);
        assertThat(CanonicalJson.canonicalized(question.act().json()))
                .isEqualTo(question.act().json());
        var expected = new HashMap<String, Object>();
        JSON.readTree(ACT.json()).properties().forEach(field -> expected.put(field.getKey(), field.getValue()));
        expected.put("markdown", "Eat well.\nOften.");
        expected.put("markdown_sha256", CanonicalJson.sha256("Eat well.\nOften."));
        assertThat(question.act().json()).isEqualTo(CanonicalJson.of(expected));
        assertThat(EditRules.changes(question)).extracting(TextChange::label).containsExactly("Text");
    }

    @Test
    void thePermitIsForTheEditedActAndNoOther() {
        var approved = edited("Eat well.");
        var at = STAMP.at().plusSeconds(60);

        assertThat(ApprovalRules.consume(approved, ACT.hash(), "act-1", PERMIT, at))
                .isEqualTo(new Use.Declined(approved, Use.Refusal.ACT_CHANGED));
        var used = ApprovalRules.consume(approved, approved.question().act().hash(), "act-1", PERMIT, at);
        assertThat(used).isInstanceOf(Use.Granted.class);
        assertThat(ApprovalRules.consume(used.approval(), ACT.hash(), "act-1", PERMIT, at))
                .isInstanceOf(Use.Declined.class);
    }

    @Test
    void theSameEditAgainIsTheSameYesAndEverythingElseAConflict() {
        var approved = edited("Eat well.");
        var bound = approved.question().act().hash();

        for (var seen : List.of(ACT.hash(), bound)) {
            assertThat(decide(approved, yes(Map.of("/markdown", "Eat well.")), seen))
                    .isEqualTo(new Ruling.Stands(approved));
            assertThat(decide(approved, yes(Map.of("/markdown", "Eat well.", "/post_title", "Living well")), seen))
                    .isEqualTo(new Ruling.Stands(approved));
            assertConflict(decide(approved, yes(Map.of("/markdown", "Eat better.")), seen));
            assertConflict(decide(approved, new Decision.Deny("no"), seen));
        }
        // a yes to what was asked is no yes to what was approved
        assertConflict(decide(approved, yes(Map.of()), ACT.hash()));
        assertThat(decide(approved, yes(Map.of()), bound)).isEqualTo(new Ruling.Stands(approved));
        // and the other way round
        var plain = decide(ASKED, yes(Map.of()), ACT.hash()).approval();
        assertConflict(decide(plain, yes(Map.of("/markdown", "Eat well.")), ACT.hash()));
    }

    private static void assertConflict(Ruling ruling) {
        assertThat(ruling)
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(GovernanceError.DECIDED_OTHERWISE));
    }

    @Test
    void whoSawAnotherActChangesNothing() {
        assertThat(decide(ASKED, yes(Map.of("/markdown", "Eat well.")), "0".repeat(64)))
                .isInstanceOfSatisfying(
                        Ruling.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(GovernanceError.ANOTHER_ACT));
    }

    @Test
    void onlyWhatTheKindOfActHasAndTheRequesterTakesChangedMayBe() {
        var offered = GovernanceError.EDIT_NOT_OFFERED;
        refused(ASKED, Map.of("/channel", "live"), offered);
        refused(ASKED, Map.of("/markdown", "Eat well.", "/citations", "none"), offered);
        refused(ASKED, Map.of("/markdown_sha256", "0"), offered);
        refused(ASKED, Map.of("markdown", "Eat well."), offered);
        refused(ASKED, Map.of("/markdown/0", "Eat well."), offered);
        refused(ASKED, Map.of("", "{}"), offered);
        // an agent's deployment, and a requester that does not know of edits
        refused(asked("deploy_agent", ALL), Map.of("/markdown", "Eat well."), offered);
        refused(asked("publish_content", List.of()), Map.of("/markdown", "Eat well."), offered);
        refused(asked("publish_content", List.of("/post_title")), Map.of("/markdown", "Eat well."), offered);
    }

    @Test
    void whatIsNoTextIsRefused() {
        for (var text :
                List.of("", " \n\t", "a\0b", "a\u0007b", "a\u0085b", "half \ud83d", "\ude00 half", "a\u2028b")) {
            refused(ASKED, Map.of("/markdown", text), GovernanceError.EDIT_NOT_TEXT);
        }
        refused(ASKED, Map.of("/post_title", "two\nlines"), GovernanceError.EDIT_NOT_TEXT);
        refused(ASKED, Map.of("/post_title", "a\ttab"), GovernanceError.EDIT_NOT_TEXT);
        var none = new HashMap<String, String>();
        none.put("/markdown", null);
        refused(ASKED, none, GovernanceError.EDIT_NOT_TEXT);
        assertThat(edited("whole \ud83d\ude00, a\ttab, \u0646\u200c").question().asked())
                .isEqualTo(ACT);
    }

    @Test
    void whatIsTooLongIsRefused() {
        refused(ASKED, Map.of("/markdown", "x".repeat(50_001)), GovernanceError.EDIT_TOO_LONG);
        refused(ASKED, Map.of("/post_title", "x".repeat(201)), GovernanceError.EDIT_TOO_LONG);
        assertThat(edited("x".repeat(50_000)).question().asked()).isEqualTo(ACT);
    }

    @Test
    void aTextThatIsAsItWasIsSaidToBe() {
        refused(ASKED, Map.of("/markdown", TEXT), GovernanceError.EDIT_CHANGES_NOTHING);
        refused(
                ASKED,
                Map.of("/markdown", TEXT.replace("\n", "\r\n"), "/post_title", "Living well"),
                GovernanceError.EDIT_CHANGES_NOTHING);
    }
}
