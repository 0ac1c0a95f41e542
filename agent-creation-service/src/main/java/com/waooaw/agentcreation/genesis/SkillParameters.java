package com.waooaw.agentcreation.genesis;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.Skill.Parameter;
import com.waooaw.agentcreation.rules.Facts;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Whether a skill may be told something. */
final class SkillParameters {

    private SkillParameters() {}

    /** What is wrong with telling {@code skillId} this, or nothing. */
    static @Nullable String wrong(AgentBlueprint blueprint, Facts facts, String skillId, String name, Object value) {
        if (!blueprint.requiredSkillIds().contains(skillId)) {
            return "'" + skillId + "' is told something and is not among the required skills";
        }
        var skill = facts.skills().get(skillId);
        if (skill == null) {
            return null;
        }
        var parameter = skill.parameters().get(name);
        if (parameter == null) {
            return "'" + skillId + "' has no parameter '" + name + "'";
        }
        return fits(parameter, value) ? null : "'" + name + "' of '" + skillId + "' must be " + described(parameter);
    }

    private static boolean fits(Parameter parameter, Object value) {
        return switch (parameter.type()) {
            case "integer" -> value instanceof Integer number && within(parameter, BigDecimal.valueOf(number));
            case "string" -> value instanceof String;
            default -> false;
        };
    }

    private static boolean within(Parameter parameter, BigDecimal value) {
        return (parameter.minimum() == null || value.compareTo(parameter.minimum()) >= 0)
                && (parameter.maximum() == null || value.compareTo(parameter.maximum()) <= 0);
    }

    private static String described(Parameter parameter) {
        return parameter.minimum() == null
                ? "of type " + parameter.type()
                : "of type " + parameter.type() + " from " + parameter.minimum() + " to " + parameter.maximum();
    }
}
