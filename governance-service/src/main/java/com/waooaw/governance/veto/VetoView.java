package com.waooaw.governance.veto;

import com.waooaw.governance.approval.Revocations.Act;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A veto in the words of its page. Everything others wrote has passed {@link VisibleText}. */
record VetoView(
        UUID id,
        String displayId,
        String action,
        String summary,
        String what,
        String detail,
        boolean takenBack,
        boolean ended,
        String state,
        String stateDetail,
        List<StepView> steps) {

    /** A step in words. */
    record StepView(String name, boolean done, String state, String at, String detail) {

        static StepView of(Veto.Step step, boolean failing) {
            var at = step.doneAt();
            var state = at == null
                    ? (failing ? "failed, tried again" : "not yet")
                    : Boolean.TRUE.equals(step.changed()) ? "undone" : "nothing to undo";
            return new StepView(
                    Names.ofField(step.name()),
                    at != null,
                    state,
                    at == null ? "" : People.instant(at),
                    VisibleText.of(Objects.requireNonNullElse(step.detail(), "")));
        }
    }

    static VetoView of(Vetoes.Known known) {
        var veto = known.veto();
        var act = known.act();
        boolean takenBack = veto.effect() == Veto.Effect.TAKEN_BACK;
        return new VetoView(
                veto.approvalId(),
                act.displayId(),
                Names.ofAction(veto.actionType()),
                VisibleText.of(act.summary()),
                takenBack ? "Taken back" : "Refused",
                detail(veto, act),
                takenBack,
                veto.isEnded(),
                switch (veto.undo()) {
                    case NONE -> "Nothing was done";
                    case PENDING, UNDOING -> "It is being undone";
                    case FAILED -> "A step could not be undone yet";
                    case DONE -> "All is undone";
                },
                stateDetail(veto),
                veto.steps().stream()
                        .map(step -> StepView.of(step, step.name().equals(veto.failedStep())))
                        .toList());
    }

    private static String detail(Veto veto, Act act) {
        var by = act.decidedBy();
        if (by == null) {
            // its approval says that it was an emergency, and the review of that who found it none
            return "On %s, after an emergency was found unjustified.".formatted(People.instant(veto.vetoedAt()));
        }
        return "On %s by %s (%s). Reason: %s"
                .formatted(
                        People.instant(veto.vetoedAt()),
                        VisibleText.of(by),
                        veto.category().wireName(),
                        VisibleText.of(act.reason()));
    }

    private static String stateDetail(Veto veto) {
        var ended = veto.endedAt();
        return switch (veto.undo()) {
            case NONE -> "There is nothing to undo.";
            case PENDING -> "The service that did it is asked how.";
            case UNDOING ->
                "%d of %d steps are done."
                        .formatted(veto.stepsDone(), veto.steps().size());
            case FAILED ->
                "%s failed (%s) and is tried again; this is an incident. %d of %d steps are done."
                        .formatted(
                                Names.ofField(Objects.requireNonNullElse(veto.failedStep(), "")),
                                VisibleText.of(Objects.requireNonNullElse(veto.failedCode(), "")),
                                veto.stepsDone(),
                                veto.steps().size());
            case DONE ->
                (veto.steps().isEmpty()
                                ? "Nothing had been done yet"
                                : veto.steps().size() + " steps were undone")
                        + (ended == null ? "." : ", by " + People.instant(ended) + ".");
        };
    }
}
