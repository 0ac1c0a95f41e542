package com.waooaw.governance.authority;

import static org.assertj.core.api.Assertions.assertThat;

import com.waooaw.governance.authority.DeputyAct.Verdict;
import com.waooaw.governance.authority.ReviewRules.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReviewRulesTests {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final DeputyAct ACT = act(null);

    @Test
    void whoAgreesNeedsNoReasonAndWhoObjectsDoes() {
        assertThat(ReviewRules.review(ACT, Verdict.AGREE, " ", "gita", NOW))
                .isEqualTo(new Ruling.Reviewed(new DeputyAct.Review(Verdict.AGREE, "gita", NOW, "")));
        assertThat(ReviewRules.review(ACT, Verdict.OBJECT, " too early ", "gita", NOW))
                .isEqualTo(new Ruling.Reviewed(new DeputyAct.Review(Verdict.OBJECT, "gita", NOW, "too early")));
        assertThat(refusal(ACT, Verdict.OBJECT, " ", "gita")).isEqualTo("GOV-0099");
        assertThat(refusal(ACT, Verdict.AGREE, "x".repeat(2_001), "gita")).isEqualTo("GOV-0099");
        assertThat(refusal(ACT, Verdict.AGREE, "a\0b", "gita")).isEqualTo("GOV-0099");
    }

    @Test
    void nobodyReviewsWhatTheyDecidedThemselves() {
        assertThat(refusal(ACT, Verdict.AGREE, "", "dora")).isEqualTo("GOV-0092");
    }

    @Test
    void theFirstVerdictHolds() {
        var reviewed = act(new DeputyAct.Review(Verdict.AGREE, "gita", NOW, ""));

        assertThat(ReviewRules.review(reviewed, Verdict.AGREE, "again", "gita", NOW))
                .isEqualTo(new Ruling.Stands());
        assertThat(refusal(reviewed, Verdict.OBJECT, "after all not", "gita")).isEqualTo("GOV-0098");
    }

    private static String refusal(DeputyAct act, Verdict verdict, String reason, String by) {
        return ReviewRules.review(act, verdict, reason, by, NOW) instanceof Ruling.Refused(var error, var _)
                ? error.id()
                : "none";
    }

    private static DeputyAct act(DeputyAct.Review review) {
        return new DeputyAct(
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                new DeputyAct.OfApproval(UUID.randomUUID()),
                "APPR-00000001",
                "deploy_agent",
                "approve",
                "dora",
                "gita",
                NOW,
                NOW.plus(Duration.ofDays(3)),
                review);
    }
}
