package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import java.util.List;

/**
 * The rules of one reviewer.
 *
 * @param name {@code genesis}, {@code architect} or {@code guardian}
 * @param version raised with every change of a rule; stored with each result
 */
public record RuleSet(String name, String version, List<Rule> rules) {

    public RuleSet {
        rules = List.copyOf(rules);
    }

    /**
     * Everything every rule finds, in the order of the rules. Findings are stored and shown, and many name what the
     * author wrote, which may be a secret.
     */
    public List<Finding> check(AgentBlueprint blueprint, Facts facts) {
        return rules.stream()
                .flatMap(rule -> rule.check(blueprint, facts).stream())
                .map(Finding::withoutSecrets)
                .toList();
    }
}
