package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.blueprint.AgentBlueprint.orEmpty;

import java.util.List;

/**
 * A stateless building block of a skill.
 *
 * @param kind text and not an enum: which kinds there are is a rule's decision (G-17)
 * @param serves ids of the entries of the scope it is needed for
 */
public record Component(String name, String kind, String skillId, List<String> serves) {

    public Component {
        serves = orEmpty(serves);
    }
}
