package com.waooaw.agentcreation.authoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Where in a file what a JSON pointer means stands. JSON is YAML enough for this. */
final class Places {

    private final List<Map<String, Place>> documents;

    private Places(List<Map<String, Place>> documents) {
        this.documents = documents;
    }

    /** Counted from 1. */
    record Place(int line, int column) {}

    /** Of a file that could be read. */
    static Places of(String text) {
        var documents = new ArrayList<Map<String, Place>>();
        try {
            var events =
                    new Parse(LoadSettings.builder().build()).parseString(text).iterator();
            while (events.hasNext()) {
                if (events.next() instanceof DocumentStartEvent) {
                    var places = new HashMap<String, Place>();
                    node(events.next(), events, "", places);
                    documents.add(places);
                }
            }
        } catch (YamlEngineException _) {
            // JSON that is no YAML (tabs between its tokens): findings have their pointers, and no line
            documents.clear();
        }
        return new Places(documents);
    }

    /** How many documents the file has; none where nothing is known. */
    int documents() {
        return documents.size();
    }

    /** The place of what a pointer means, or of the nearest thing around it; absent where nothing is known. */
    @Nullable Place at(int document, String pointer) {
        if (document >= documents.size()) {
            return null;
        }
        var places = documents.get(document);
        var wanted = pointer;
        while (!places.containsKey(wanted) && !wanted.isEmpty()) {
            wanted = wanted.substring(0, Math.max(0, wanted.lastIndexOf('/')));
        }
        return places.get(wanted);
    }

    private static void node(Event event, Iterator<Event> events, String pointer, Map<String, Place> places) {
        put(pointer, event, places);
        if (event instanceof MappingStartEvent) {
            for (var key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
                var name = key instanceof ScalarEvent scalar ? scalar.getValue() : "";
                var child = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
                node(events.next(), events, child, places);
                put(child, key, places); // people look for the name
            }
        } else if (event instanceof SequenceStartEvent) {
            int index = 0;
            for (var entry = events.next(); !(entry instanceof SequenceEndEvent); entry = events.next()) {
                node(entry, events, pointer + "/" + index, places);
                index++;
            }
        }
    }

    private static void put(String pointer, Event event, Map<String, Place> places) {
        event.getStartMark()
                .ifPresent(mark -> places.put(pointer, new Place(mark.getLine() + 1, mark.getColumn() + 1)));
    }
}
