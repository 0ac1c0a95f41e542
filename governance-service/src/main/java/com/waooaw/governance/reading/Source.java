package com.waooaw.governance.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * What a text rests on.
 *
 * @param label its number or key in the text
 * @param title document and section
 * @param address where it can be read; empty where there is none that is safe to follow
 * @param fromMemory nobody has read the source yet
 * @param notes everything else that is said of it
 */
public record Source(String label, String title, String address, boolean fromMemory, List<String> notes) {

    private static final List<String> LABELS = List.of("marker", "number", "n", "label", "id");
    private static final List<String> TITLES = List.of("title", "document", "section");
    private static final List<String> ADDRESSES = List.of("address", "url");
    private static final String VERIFIED_BY = "verified_by";
    private static final Set<String> SAFE_SCHEMES = Set.of("https://", "http://");

    public Source {
        notes = List.copyOf(notes);
    }

    static Source of(JsonNode source) {
        if (!source.isObject()) {
            return new Source(
                    "",
                    VisibleText.of(source.isString() ? source.asString() : source.toString()),
                    "",
                    false,
                    List.of());
        }
        var label = "";
        var title = new ArrayList<String>();
        var address = "";
        var fromMemory = false;
        var notes = new ArrayList<String>();
        for (var field : source.properties()) {
            var value = field.getValue();
            var text = VisibleText.of(value.isValueNode() ? value.asString("") : value.toString());
            if (label.isEmpty() && LABELS.contains(field.getKey())) {
                label = text;
            } else if (TITLES.contains(field.getKey())) {
                title.add(text);
            } else if (address.isEmpty() && ADDRESSES.contains(field.getKey()) && safe(text)) {
                address = text;
            } else if (field.getKey().equals(VERIFIED_BY) && text.equals("memory")) {
                fromMemory = true;
            } else if (field.getKey().equals(VERIFIED_BY) && text.equals("text")) {
                notes.add("Checked against the source");
            } else {
                notes.add(Names.ofField(field.getKey()) + ": " + text);
            }
        }
        return new Source(label, String.join(", ", title), address, fromMemory, notes);
    }

    private static boolean safe(String address) {
        return SAFE_SCHEMES.stream().anyMatch(address::startsWith) && address.matches("[!-~]+");
    }
}
