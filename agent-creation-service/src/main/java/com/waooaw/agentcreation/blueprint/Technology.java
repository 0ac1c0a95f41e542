package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.blueprint.AgentBlueprint.orEmpty;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the agent is built with, as far as its author has something to say about that. */
public record Technology(List<Pattern> patterns, List<Cache> caches, List<Model> models) {

    public Technology {
        patterns = orEmpty(patterns);
        caches = orEmpty(caches);
        models = orEmpty(models);
    }

    /**
     * A way of building.
     *
     * @param proof why it has to be, where it needs a proof
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Pattern(String name, @Nullable String proof) {}

    /**
     * Something kept for later.
     *
     * @param invalidation what makes it forget
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Cache(String name, @Nullable String invalidation) {}

    /**
     * A learned model.
     *
     * @param fallback what is done without it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Model(String name, int sizeMb, @Nullable String fallback) {}
}
