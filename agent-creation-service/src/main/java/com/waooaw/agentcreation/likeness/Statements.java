package com.waooaw.agentcreation.likeness;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import com.waooaw.agentcreation.rules.Secrets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a blueprint says its agent does, with where it says so; what it excludes or refuses is no such statement. */
final class Statements {

    private static final Pattern ABSENCE =
            Pattern.compile("^\\s*(?:no|nobody|nothing|none)\\b", Pattern.CASE_INSENSITIVE);

    private Statements() {}

    static List<PlacedName> of(AgentBlueprint blueprint) {
        var statements = new ArrayList<PlacedName>();
        statements.add(new PlacedName(blueprint.purpose(), "/purpose"));
        ofScope(blueprint, statements);
        ofOutcome(blueprint, statements);
        ofContainment(blueprint, statements);
        var rights = blueprint.meWow().decisionRights();
        for (int i = 0; i < rights.size(); i++) {
            // who decides is judged by other rules; its name is the author's own words
            statements.add(new PlacedName(
                    rights.get(i).operation().replace('.', ' '), "/me_wow/decision_rights/" + i + "/operation"));
        }
        var escalations = blueprint.meWow().escalations();
        for (int i = 0; i < escalations.size(); i++) {
            statements.add(circumstance(escalations.get(i).trigger(), "/me_wow/escalations/" + i + "/trigger"));
        }
        // before anything takes them apart: afterwards nobody would know a secret
        return statements.stream()
                .map(statement -> new PlacedName(Secrets.hidden(statement.name()), statement.pointer()))
                .toList();
    }

    private static void ofScope(AgentBlueprint blueprint, List<PlacedName> statements) {
        var scope = blueprint.meWow().scope();
        for (int i = 0; scope != null && i < scope.in().size(); i++) {
            statements.add(new PlacedName(scope.in().get(i).text(), "/me_wow/scope/in/" + i + "/text"));
        }
    }

    private static void ofOutcome(AgentBlueprint blueprint, List<PlacedName> statements) {
        var outcome = blueprint.meWow().outcome();
        for (int i = 0; outcome != null && i < outcome.metrics().size(); i++) {
            var metric = outcome.metrics().get(i);
            // "published without approval: 0" promises that it does not happen
            if (metric.target() == null || metric.target().signum() != 0) {
                statements.add(new PlacedName(metric.metric(), "/me_wow/outcome/metrics/" + i + "/metric"));
            }
        }
        for (int i = 0; outcome != null && i < outcome.stopConditions().size(); i++) {
            statements.add(circumstance(outcome.stopConditions().get(i), "/me_wow/outcome/stop_conditions/" + i));
        }
    }

    /** "No decision within a day" is when somebody is asked, and not what the agent does. */
    private static PlacedName circumstance(String text, String pointer) {
        return new PlacedName(ABSENCE.matcher(text).find() ? "escalates when " + text : text, pointer);
    }

    private static void ofContainment(AgentBlueprint blueprint, List<PlacedName> statements) {
        var containment = blueprint.meWow().containment();
        if (containment == null) {
            return;
        }
        if (containment.defaultPosture() != null) {
            statements.add(new PlacedName(containment.defaultPosture(), "/me_wow/containment/default_posture"));
        }
        for (var limit : containment.limits().keySet()) {
            statements.add(new PlacedName(limit, "/me_wow/containment/limits"));
        }
    }
}
