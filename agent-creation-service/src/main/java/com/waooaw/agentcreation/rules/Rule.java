package com.waooaw.agentcreation.rules;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import java.util.List;

/** One check of the constitution. Pure: the same blueprint and facts give the same findings. */
public interface Rule {

    /** Stable code, for example {@code G-09}. */
    String code();

    /** How bad it is to break it. */
    Severity severity();

    /** Everything that breaks it; empty where the blueprint keeps it. */
    List<Finding> check(AgentBlueprint blueprint, Facts facts);

    /** A finding of this rule at its own severity. */
    default Finding finding(String pointer, String message, String remedy) {
        return new Finding(code(), severity(), message, pointer, remedy);
    }
}
