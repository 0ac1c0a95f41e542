package com.waooaw.governance.approval;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.contracts.governance.ApprovalClass;
import com.waooaw.contracts.governance.ApprovalScope;
import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.EditRules.Outcome;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.Cause;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EditLeavesOutTests {

    private static final String KEPT = "*No advice.*\n\n## Sources\n\n1. Eating well\n";
    private static final Question QUESTION = question();

    private static Question question() {
        var plain = Samples.question(ApprovalScope.ENGAGEMENT, Samples.CUSTOMER);
        var text = "# Living well\n\nEat.\n\n" + KEPT;
        var json = CanonicalJson.of(
                Map.of("post_title", "Living well", "markdown", text, "markdown_sha256", CanonicalJson.sha256(text)));
        return new Question(
                plain.id(),
                plain.displayId(),
                ApprovalClass.EXECUTION,
                plain.scope(),
                plain.engagementId(),
                plain.customerId(),
                plain.requester(),
                plain.subject(),
                "publish_content",
                new Act(json, CanonicalJson.sha256(json)),
                plain.summary(),
                new Question.Evidence(
                        "t",
                        "a",
                        "o",
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("/post_title", "/markdown"),
                        List.of(),
                        List.of(new Kept("/markdown", KEPT))),
                "low",
                "low",
                true,
                null,
                BigDecimal.ZERO,
                Cause.root(plain.id()),
                plain.createdAt(),
                plain.terms(),
                null,
                null);
    }

    private static Outcome edited(String text) {
        return EditRules.changed(QUESTION, Edits.of(Map.of("/markdown", text)));
    }

    @Test
    void whatStaysMayStandAnywhereAndEndAsABrowserEndsIt() {
        assertThat(edited("# Well\n\n" + KEPT)).isInstanceOf(Outcome.Changed.class);
        assertThat(edited("  1. Eating well\n## Sources\n*No advice.*\n# Well".replace("\n", "\r\n")))
                .isInstanceOf(Outcome.Changed.class);
    }

    @Test
    void theFirstLineThatIsGoneIsNamed() {
        assertThat(edited("# Well\n\n## Sources\n")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.error()).isEqualTo(GovernanceError.EDIT_LEAVES_OUT);
            assertThat(refused.because()).contains("/markdown", "“*No advice.*”");
        });
        assertThat(edited("# Well\n\nNot: " + KEPT)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void anotherTextIsNotHeldToIt() {
        assertThat(EditRules.changed(QUESTION, Edits.of(Map.of("/post_title", "Well"))))
                .isInstanceOf(Outcome.Changed.class);
    }
}
