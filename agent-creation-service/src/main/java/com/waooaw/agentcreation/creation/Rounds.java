package com.waooaw.agentcreation.creation;

import com.waooaw.agentcreation.creation.AgentCreationWorkflow.Run;
import com.waooaw.agentcreation.creation.RevisionStore.Submitted;
import com.waooaw.agentcreation.creation.WorkflowView.RoundView;
import com.waooaw.agentcreation.rules.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Puts together what is shown of a creation's blueprints, the mended ones against those before. */
@Component
class Rounds {

    private final RevisionStore revisions;

    Rounds(RevisionStore revisions) {
        this.revisions = revisions;
    }

    /** All of them; the one that stands, with these results so far, comes last. */
    List<RoundView> of(Run run, Creation creation, List<StageResult> results) {
        var rounds = new ArrayList<RoundView>();
        for (var submitted : revisions.earlier(run)) {
            add(rounds, submitted, "refused", revisions.findings(run, submitted.revision()));
        }
        var checks = results.stream()
                .filter(result -> result.stage().compareTo(Stage.GOVERNOR) < 0)
                .toList();
        boolean over = checks.size() == Reviews.CHECKS.size();
        boolean passed = checks.stream().allMatch(StageResult::passed);
        add(
                rounds,
                revisions.standing(run, creation),
                over ? passed ? "passed" : "refused" : "running",
                checks.stream().flatMap(check -> check.findings().stream()).toList());
        return List.copyOf(rounds);
    }

    private static void add(List<RoundView> rounds, Submitted submitted, String status, List<Finding> findings) {
        // what is not looked at yet is not mended
        boolean comparable = !rounds.isEmpty() && !status.equals("running");
        rounds.add(new RoundView(
                submitted.revision(),
                submitted.at(),
                submitted.by(),
                status,
                findings,
                comparable ? FindingChanges.between(rounds.getLast().findings(), findings) : null));
    }
}
