package com.waooaw.platform.events.schema;

import com.waooaw.contracts.Topic;
import com.waooaw.platform.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The events of the golden files, which are events for ever. */
final class Goldens {

    private static final EventJson JSON = new EventJson();

    private Goldens() {}

    /** An event of the topic as it was written for version 1.0. */
    static ObjectNode event(Topic topic) {
        return tree(topic.eventType());
    }

    /** An event with all that an envelope may hold; of {@link Topic#AGENT_STATE_CHANGED}. */
    static ObjectNode envelope() {
        return tree("envelope");
    }

    /** The event as its publisher writes it now. */
    static String rewritten(Topic topic) {
        return JSON.write(JSON.read(topic, event(topic).toString()));
    }

    private static ObjectNode tree(String name) {
        try (var file = Goldens.class.getResourceAsStream("/contracts/" + name + "-1.0.json")) {
            var text = new String(
                    Objects.requireNonNull(file, () -> "no golden file of " + name)
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            return (ObjectNode) JsonMapper.shared().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
