package com.waooaw.agentcreation.creation;

import com.waooaw.activities.governance.PolicyActivities.PolicyQuestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Words what the policies are asked before a stage: whether who performs it may, knowing who did what before (P-03). */
final class Duty {

    private static final String BUNDLE = "separation_of_duties";

    /** The duty of whoever requested the agent: they see it through, and put it to the Governor. */
    private static final String REQUEST = "request";

    private Duty() {}

    /**
     * The question about a stage.
     *
     * @param before what has been done of this creation
     */
    static PolicyQuestion of(Creation creation, Stage stage, List<StageResult> before) {
        var who = performer(stage, creation);
        var performed = new ArrayList<Map<String, Object>>();
        performed.add(Map.of("by", creation.requestedBy(), "duty", REQUEST));
        before.stream()
                .map(StageResult::stage)
                .filter(Duty::isReview)
                .forEach(done -> performed.add(Map.of("by", done.actor(), "duty", duty(done))));
        return new PolicyQuestion(
                creation.step("policy/" + stage.wireName()),
                BUNDLE,
                Map.of(
                        "id", who,
                        "type", isReview(stage) ? "foundational" : "operator",
                        "role", isReview(stage) ? stage.actor() : "requester"),
                Map.of("name", action(stage), "type", "write", "duty", duty(stage)),
                Map.of("type", "blueprint", "id", creation.agentId().toString()),
                // a stage is performed by whose it is, from here, and here nobody has the credentials of another
                Map.of("performed", performed, "credential_owner", who, "queue_owner", who),
                creation.causeOf("policy/" + stage.wireName()));
    }

    private static String performer(Stage stage, Creation creation) {
        return isReview(stage) ? stage.actor() : creation.requestedBy();
    }

    private static boolean isReview(Stage stage) {
        return switch (stage) {
            case GENESIS, ARCHITECTURE, ETHICS -> true;
            case SPECIFICATION, ME_WOW, GOVERNOR, DEPLOYMENT -> false;
        };
    }

    private static String duty(Stage stage) {
        return switch (stage) {
            case SPECIFICATION, ME_WOW, GOVERNOR, DEPLOYMENT -> REQUEST;
            case GENESIS -> "certify";
            case ARCHITECTURE -> "architecture";
            case ETHICS -> "ethics";
        };
    }

    private static String action(Stage stage) {
        return switch (stage) {
            case SPECIFICATION -> "specify_agent";
            case ME_WOW -> "author_way_of_working";
            case GENESIS -> "certify_blueprint";
            case ARCHITECTURE -> "review_architecture";
            case ETHICS -> "review_ethics";
            case GOVERNOR -> "ask_governor";
            case DEPLOYMENT -> "deploy_agent";
        };
    }
}
