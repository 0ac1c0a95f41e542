package com.waooaw.agentcreation.blueprint;

import com.waooaw.agentcreation.blueprint.AgentBlueprint.PlacedName;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Every text of a blueprint, wherever it stands: what a rule has to look through that cannot know where to look. */
public final class BlueprintTexts {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private BlueprintTexts() {}

    /** The texts, in the order of the record, each with where the document says it. */
    public static List<PlacedName> of(AgentBlueprint blueprint) {
        var texts = new ArrayList<PlacedName>();
        collect(MAPPER.valueToTree(blueprint), "", texts);
        return texts;
    }

    private static void collect(JsonNode node, String pointer, List<PlacedName> texts) {
        if (node.isString()) {
            texts.add(new PlacedName(node.asString(), pointer));
        }
        for (var property : node.properties()) {
            collect(property.getValue(), pointer + "/" + property.getKey(), texts);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(node.get(i), pointer + "/" + i, texts);
        }
    }
}
