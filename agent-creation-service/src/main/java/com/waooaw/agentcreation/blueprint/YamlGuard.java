package com.waooaw.agentcreation.blueprint;

import static com.waooaw.agentcreation.AgentCreationError.BLUEPRINT_MALFORMED;

import com.waooaw.platform.kernel.WaooawException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Refuses what YAML can do and a blueprint does not need, before anything is built from it: aliases (a few lines that
 * grow to gigabytes, or a second meaning the reader of the file does not see), tags, endless nesting, endless documents.
 */
final class YamlGuard {

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setLabel("blueprint")
            .setCodePointLimit(2 * 1024 * 1024)
            .build();

    private YamlGuard() {}

    /** The number of documents in {@code text}. */
    static int check(String text) {
        int documents = 0;
        int depth = 0;
        try {
            for (var event : new Parse(SETTINGS).parseString(text)) {
                refuseIndirection(event);
                switch (event) {
                    case DocumentStartEvent _ -> documents++;
                    case CollectionStartEvent _ -> depth++;
                    case CollectionEndEvent _ -> depth--;
                    case Event _ -> {}
                }
                if (depth > BlueprintReader.MAX_DEPTH) {
                    throw refused("is nested deeper than " + BlueprintReader.MAX_DEPTH + " levels", event);
                }
                if (documents > BlueprintReader.MAX_DOCUMENTS) {
                    throw refused("holds more than " + BlueprintReader.MAX_DOCUMENTS + " documents", event);
                }
            }
        } catch (MarkedYamlEngineException e) {
            throw new WaooawException(BLUEPRINT_MALFORMED, e.getProblem() + at(e.getProblemMark()), e);
        } catch (YamlEngineException e) {
            throw new WaooawException(BLUEPRINT_MALFORMED, "the blueprint is not YAML: " + e.getMessage(), e);
        }
        return documents;
    }

    private static void refuseIndirection(Event event) {
        if (event instanceof AliasEvent) {
            throw refused("uses an alias (*name): write the value out", event);
        }
        Optional<Anchor> anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.empty();
        if (anchor.isPresent()) {
            throw refused("uses an anchor (&name): write the value out", event);
        }
        boolean tagged = event instanceof ScalarEvent scalar
                ? scalar.getTag().isPresent()
                : event instanceof CollectionStartEvent start && start.getTag().isPresent();
        if (tagged) {
            throw refused("uses a tag (!name)", event);
        }
    }

    private static WaooawException refused(String what, Event event) {
        return new WaooawException(BLUEPRINT_MALFORMED, "the blueprint " + what + at(event.getStartMark()));
    }

    private static String at(Optional<Mark> mark) {
        return mark.map(m -> " at line " + (m.getLine() + 1) + ", column " + (m.getColumn() + 1))
                .orElse("");
    }
}
