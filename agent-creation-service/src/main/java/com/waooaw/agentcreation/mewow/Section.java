package com.waooaw.agentcreation.mewow;

import com.waooaw.agentcreation.blueprint.AgentBlueprint;
import com.waooaw.agentcreation.catalogue.DataPolicy;
import java.util.List;

/** One of the ten sections. */
interface Section {

    /** Its name in the document, snake_case. */
    String name();

    /** What it lacks; empty where it is complete. */
    List<Gap> gaps(AgentBlueprint blueprint, DataPolicy policy);

    default String pointer() {
        return "/me_wow/" + name();
    }

    default Gap gap(String message) {
        return new Gap(name(), pointer(), message);
    }

    default Gap gap(String below, String message) {
        return new Gap(name(), pointer() + below, message);
    }
}
