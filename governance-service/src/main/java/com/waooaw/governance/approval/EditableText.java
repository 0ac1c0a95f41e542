package com.waooaw.governance.approval;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A text of an act that its Governor may change. Whatever no kind of act names here stays, byte for byte, as it was asked.
 *
 * @param field of the act
 * @param label for people
 * @param longest how many characters it may have
 * @param lines whether it may have more than one line
 * @param digest field that carries the SHA-256 of the text, and therefore follows it; absent where there is none
 */
record EditableText(
        String field,
        String label,
        int longest,
        boolean lines,
        @Nullable String digest) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Map<String, List<EditableText>> OF = Map.of(
            "publish_content",
            List.of(
                    new EditableText("post_title", "Title", 200, false, null),
                    new EditableText("markdown", "Text", 50_000, true, "markdown_sha256")));

    /** JSON pointer of it: how it is called on the wire. */
    String pointer() {
        return "/" + field;
    }

    String of(JsonNode act) {
        return act.path(field).asString("");
    }

    /** All that a kind of act has. */
    static List<EditableText> ofKind(String actionType) {
        return OF.getOrDefault(actionType, List.of());
    }

    /** Those of a question: what its kind of act has, its requester takes changed, and the act holds. */
    static List<EditableText> of(Question question) {
        var taken = question.evidence().editable();
        var texts = ofKind(question.actionType()).stream()
                .filter(text -> taken.contains(text.pointer()))
                .toList();
        if (texts.isEmpty()) {
            return texts;
        }
        var act = JSON.readTree(question.askedAct().json());
        return texts.stream().filter(text -> act.path(text.field()).isString()).toList();
    }
}
