package com.waooaw.governance.approval;

import com.waooaw.governance.GovernanceError;
import com.waooaw.governance.approval.Approval.Approved;
import com.waooaw.governance.approval.Approval.Open;
import com.waooaw.governance.reading.VisibleText;
import com.waooaw.platform.audit.CanonicalJson;
import com.waooaw.platform.kernel.WaooawException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A yes with another text: what may be changed, and which act it is a yes to then. */
final class EditRules {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private EditRules() {}

    /** What comes of changing the texts of an act. */
    sealed interface Outcome {

        /** The question, its act changed. */
        record Changed(Question question) implements Outcome {}

        /** It may not be changed so. */
        record Refused(GovernanceError error, String because) implements Outcome {}
    }

    /** A yes to what waits, changed or as it is. */
    static Ruling approve(Open open, Edits edits, String reason, Stamp stamp) {
        var yes = open.approve(stamp, reason);
        return switch (changed(open.question(), edits)) {
            case Outcome.Changed(var question) ->
                new Ruling.Becomes(new Approved(question, yes.authority(), yes.useBy(), yes.version()));
            case Outcome.Refused(var error, var because) -> new Ruling.Refused(open, error, because);
        };
    }

    /**
     * Whether this is the yes that was given: to exactly the same act.
     *
     * @param seenHash hash of the act as this person was shown it
     */
    static boolean isSameYes(Decision decision, Question question, String seenHash) {
        return decision instanceof Decision.Approve(var _, var edits)
                && (edits.isEmpty()
                        ? seenHash.equals(question.act().hash())
                        : changed(question, edits) instanceof Outcome.Changed(var same)
                                && same.act().equals(question.act()));
    }

    /** The question about the act with these texts; as it is, where there are none. Bound to a digest of its own. */
    static Outcome changed(Question question, Edits edits) {
        if (edits.isEmpty()) {
            return new Outcome.Changed(question);
        }
        var offered = EditableText.of(question);
        if (offered.isEmpty()) {
            return new Outcome.Refused(
                    GovernanceError.EDIT_NOT_OFFERED,
                    "whoever asks does exactly this or nothing: approve it as it is, or deny it and say what should be"
                            + " different");
        }
        var known = offered.stream().map(EditableText::pointer).collect(Collectors.toSet());
        if (!known.containsAll(edits.texts().keySet())) {
            return new Outcome.Refused(
                    GovernanceError.EDIT_NOT_OFFERED,
                    "of this act only these may be changed: "
                            + offered.stream().map(EditableText::pointer).collect(Collectors.joining(", ")));
        }
        var wanted = offered.stream()
                .flatMap(editable -> Edit.of(editable, edits).stream())
                .toList();
        return wanted.stream()
                .flatMap(edit -> fault(edit.editable(), edit.text()).or(() -> leftOut(question, edit)).stream())
                .findFirst()
                .orElseGet(() -> with(question, wanted));
    }

    /** A text, and what it is to be. */
    private record Edit(EditableText editable, String text) {

        static Optional<Edit> of(EditableText editable, Edits edits) {
            return Optional.ofNullable(edits.texts().get(editable.pointer())).map(text -> new Edit(editable, text));
        }
    }

    /** The same, for whoever may not go on without it. */
    static Question changedOrThrow(Question question, Edits edits) {
        return switch (changed(question, edits)) {
            case Outcome.Changed(var changed) -> changed;
            case Outcome.Refused(var error, var because) -> throw new WaooawException(error, because);
        };
    }

    private static Outcome with(Question question, List<Edit> wanted) {
        var asked = question.askedAct();
        var act = (ObjectNode) JSON.readTree(asked.json());
        wanted.forEach(edit -> {
            act.put(edit.editable().field(), edit.text());
            var digest = edit.editable().digest();
            if (digest != null && act.has(digest)) {
                act.put(digest, CanonicalJson.sha256(edit.text()));
            }
        });
        var json = CanonicalJson.canonicalized(JSON.writeValueAsString(act));
        if (json.equals(asked.json())) {
            return new Outcome.Refused(
                    GovernanceError.EDIT_CHANGES_NOTHING, "the text is as it was; approve it as it is");
        }
        return json.length() > Act.MAX_CHARACTERS
                ? new Outcome.Refused(
                        GovernanceError.EDIT_TOO_LONG, "an act has at most " + Act.MAX_CHARACTERS + " characters")
                : new Outcome.Changed(question.withEdited(new Act(json, CanonicalJson.sha256(json))));
    }

    private static Optional<Outcome> fault(EditableText editable, String text) {
        if (text.isBlank()) {
            return refused(editable, GovernanceError.EDIT_NOT_TEXT, "is not left empty; to publish nothing, deny it");
        }
        if (text.length() > editable.longest()) {
            return refused(
                    editable,
                    GovernanceError.EDIT_TOO_LONG,
                    "has at most %,d characters, not %,d".formatted(editable.longest(), text.length()));
        }
        if (text.codePoints().anyMatch(character -> isNoText(character, editable.lines()))) {
            return refused(
                    editable,
                    GovernanceError.EDIT_NOT_TEXT,
                    editable.lines()
                            ? "is text: no control characters, and no half of a character"
                            : "is one line of text: no line ends, no control characters, and no half of a character");
        }
        return Optional.empty();
    }

    /** The first line that is gone and has to stay: whoever asks would not do the act without it. */
    private static Optional<Outcome> leftOut(Question question, Edit edit) {
        return question.evidence().kept().stream()
                .filter(kept -> kept.pointer().equals(edit.editable().pointer()))
                .flatMap(kept -> kept.missingIn(edit.text()).stream())
                .findFirst()
                .flatMap(line -> refused(
                        edit.editable(),
                        GovernanceError.EDIT_LEAVES_OUT,
                        "has to keep this line as it was: “" + VisibleText.of(line) + "”"));
    }

    private static boolean isNoText(int character, boolean lines) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !(lines && (character == '\n' || character == '\t'));
            // of a pair that is whole, the code point is another one
            case Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    private static Optional<Outcome> refused(EditableText editable, GovernanceError error, String why) {
        return Optional.of(new Outcome.Refused(error, editable.pointer() + " " + why));
    }

    /** What was changed of an act before it was approved, in the order of its texts. */
    static List<TextChange> changes(Question question) {
        var before = JSON.readTree(question.askedAct().json());
        var after = JSON.readTree(question.act().json());
        return EditableText.ofKind(question.actionType()).stream()
                .filter(text -> !text.of(before).equals(text.of(after)))
                .map(text -> TextChange.of(text.label(), text.of(before), text.of(after)))
                .toList();
    }
}
