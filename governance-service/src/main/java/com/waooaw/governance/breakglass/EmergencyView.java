package com.waooaw.governance.breakglass;

import com.waooaw.governance.breakglass.Emergency.Overdue;
import com.waooaw.governance.breakglass.Emergency.Reviewed;
import com.waooaw.governance.breakglass.Emergency.Waiting;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An emergency in the words of its page. Everything others wrote has passed {@link VisibleText}. */
record EmergencyView(
        UUID id,
        UUID approvalId,
        String displayId,
        String action,
        String condition,
        String declared,
        String requester,
        String description,
        List<String> evidence,
        String effect,
        String deed,
        String state,
        String badge,
        String review,
        boolean waits,
        boolean undone) {

    static EmergencyView of(Deeds.Told told, Instant now) {
        var emergency = told.emergency();
        var declaration = emergency.declaration();
        var door = declaration.door();
        return new EmergencyView(
                declaration.id(),
                door.approvalId(),
                door.displayId(),
                Names.ofAction(door.actionType()),
                declaration.condition().words(),
                "On %s by %s.".formatted(People.instant(declaration.at()), VisibleText.of(declaration.by())),
                VisibleText.of(door.requesterId() + " (" + door.requesterType() + ")"),
                VisibleText.of(declaration.description()),
                declaration.evidence().stream().map(VisibleText::of).toList(),
                emergency.isOpenAt(now)
                        ? "It may be done once, until " + People.instant(declaration.endsAt()) + "."
                        : "It allows nothing any more.",
                words(told.deed(), emergency.isOpenAt(now)),
                switch (emergency) {
                    case Waiting _ -> "waits for your review";
                    case Overdue _ -> "review overdue";
                    case Reviewed reviewed ->
                        switch (reviewed.verdict()) {
                            case JUSTIFIED -> "justified";
                            case UNJUSTIFIED -> "unjustified";
                        };
                },
                switch (emergency) {
                    case Waiting _ -> "risk-medium";
                    case Overdue _ -> "risk-critical";
                    case Reviewed reviewed ->
                        switch (reviewed.verdict()) {
                            case JUSTIFIED -> "risk-low";
                            case UNJUSTIFIED -> "risk-high";
                        };
                },
                switch (emergency) {
                    case Waiting _ -> "Its review is due by " + People.instant(declaration.reviewDueAt()) + ".";
                    case Overdue _ -> "Its review was due by " + People.instant(declaration.reviewDueAt()) + ".";
                    case Reviewed reviewed ->
                        "On %s by %s. Reason: %s"
                                .formatted(
                                        People.instant(reviewed.at()),
                                        VisibleText.of(reviewed.by()),
                                        VisibleText.of(reviewed.reason()));
                },
                emergency instanceof Emergency.Unreviewed,
                emergency instanceof Reviewed reviewed && reviewed.undone());
    }

    private static String words(Deed deed, boolean open) {
        return switch (deed) {
            case Deed.NotDone() -> open ? "Not done yet." : "It was never done.";
            case Deed.Done(var at) -> "Done: begun on " + People.instant(at) + ".";
            case Deed.BeingUndone(var doneAt, var since) ->
                "Done: begun on %s. It is being undone since %s."
                        .formatted(People.instant(doneAt), People.instant(since));
            case Deed.Undone(var doneAt, var at) ->
                "Done: begun on %s. It was undone on %s.".formatted(People.instant(doneAt), People.instant(at));
        };
    }
}
