package com.waooaw.governance.approval;

import com.waooaw.activities.governance.GovernanceActivities.Kept;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.VisibleText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page on which a Governor changes the text of an act.
 *
 * @param open whether it still waits; nothing can be changed where it does not
 * @param askedHash hash of the act as it was asked
 * @param editedHash of the act with these texts; empty where there is none to be approved
 * @param changes line by line; none before anything was changed
 * @param kept lines that have to stay
 */
record EditView(
        UUID id,
        String displayId,
        String action,
        String summary,
        boolean open,
        boolean reversible,
        boolean reasonRequired,
        String askedHash,
        String editedHash,
        List<Field> fields,
        List<TextChange> changes,
        List<String> kept) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What a field of the form is called: the pointer behind it. */
    static final String PREFIX = "edit:";

    /**
     * A text to be changed.
     *
     * @param name of the field of the form
     * @param id of the element of the page
     * @param text as it is to be; as it is, where nobody has changed it
     */
    record Field(String name, String id, String label, boolean lines, int longest, String text) {

        /** A browser drops the first line end of a text area. */
        public String inArea() {
            return "\n" + text;
        }

        /** What is left to know, in words. */
        public String help() {
            return "up to %,d characters%s".formatted(longest, lines ? ", Markdown" : "");
        }
    }

    /** Before anything was changed, or where it may not be changed so. */
    static EditView typed(Approval approval, Edits edits) {
        return of(approval, edits, null);
    }

    /** What would be approved. */
    static EditView changed(Approval approval, Edits edits, Question edited) {
        return of(approval, edits, edited);
    }

    private static EditView of(Approval approval, Edits edits, @Nullable Question edited) {
        var question = approval.question();
        return new EditView(
                question.id(),
                question.displayId(),
                Names.ofAction(question.actionType()),
                VisibleText.of(question.summary()),
                approval instanceof Approval.Open,
                question.reversible(),
                question.terms().reasonRequired(),
                question.askedAct().hash(),
                edited == null ? "" : edited.act().hash(),
                fields(question, edits),
                edited == null ? List.of() : EditRules.changes(edited),
                question.evidence().kept().stream()
                        .map(Kept::lines)
                        .flatMap(List::stream)
                        .map(VisibleText::of)
                        .toList());
    }

    private static List<Field> fields(Question question, Edits edits) {
        var act = JSON.readTree(question.askedAct().json());
        return EditableText.of(question).stream()
                .map(text -> new Field(
                        PREFIX + text.pointer(),
                        "edit-" + text.field(),
                        text.label(),
                        text.lines(),
                        text.longest(),
                        edits.texts().getOrDefault(text.pointer(), text.of(act))))
                .toList();
    }

    /** What a form says. */
    static Edits edits(Map<String, String> form) {
        var texts = new HashMap<String, String>();
        form.forEach((name, text) -> {
            if (name.startsWith(PREFIX)) {
                texts.put(name.substring(PREFIX.length()), text);
            }
        });
        return texts.isEmpty() ? Edits.NONE : new Edits(texts);
    }

    /** What the page of an approval says of changes: whether they can be made, and which were. */
    record OnApproval(boolean offered, List<TextChange> changes) {

        static OnApproval of(Approval approval) {
            var question = approval.question();
            return new OnApproval(
                    approval instanceof Approval.Open
                            && !EditableText.of(question).isEmpty(),
                    question.asked() == null ? List.of() : EditRules.changes(question));
        }
    }
}
