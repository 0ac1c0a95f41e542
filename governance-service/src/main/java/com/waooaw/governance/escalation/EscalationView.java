package com.waooaw.governance.escalation;

import com.waooaw.governance.escalation.Escalation.Closed;
import com.waooaw.governance.escalation.Escalation.Decided;
import com.waooaw.governance.escalation.Escalation.Open;
import com.waooaw.governance.escalation.Escalation.Overdue;
import com.waooaw.governance.escalation.Escalation.Waiting;
import com.waooaw.governance.reading.Names;
import com.waooaw.governance.reading.People;
import com.waooaw.governance.reading.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An escalation in the words of its page. Everything others wrote has passed {@link VisibleText}.
 *
 * @param summary the beginning of the description
 * @param waiting whether nobody has decided yet
 * @param decidable whether this person can decide it here
 * @param approval path of the approval it is about; empty where it is about none
 * @param onApproval whether it is decided there
 * @param deadlineAt ISO 8601
 * @param left until then, milliseconds, for the clock of the page
 */
record EscalationView(
        UUID id,
        String displayId,
        String type,
        String summary,
        String description,
        String from,
        String to,
        String forWhom,
        String blastRadius,
        String urgency,
        List<String> parties,
        List<String> principles,
        List<String> evidence,
        List<OptionView> options,
        String openedAt,
        String deadline,
        String deadlineAt,
        long left,
        String countdown,
        boolean waiting,
        boolean overdue,
        boolean decidable,
        String approval,
        boolean onApproval,
        String outcome,
        String detail) {

    private static final int SUMMARY = 200;

    /**
     * An option in words.
     *
     * @param name as it is sent
     * @param recommended whether whoever raised it would choose it
     */
    record OptionView(String name, String label, String description, boolean recommended) {}

    static EscalationView of(Escalation escalation, Viewer viewer, Instant now) {
        var packet = escalation.packet();
        boolean waiting = escalation instanceof Waiting;
        boolean own = viewer.subject().equals(packet.raisedBy())
                || viewer.subject().equals(packet.from().id());
        var toPlatform = packet.assignee() == Packet.Assignee.PLATFORM_GOVERNOR;
        return new EscalationView(
                packet.id(),
                packet.displayId(),
                Names.ofField(packet.type().stored()),
                VisibleText.of(cut(packet.description())),
                VisibleText.of(packet.description()),
                VisibleText.of(packet.from().id() + " (" + packet.from().type() + ")"),
                toPlatform ? "the Platform Governor" : "the Governor of the customer",
                packet.customerId() == null ? "the platform" : "an engagement",
                packet.blastRadius(),
                packet.urgency(),
                visible(packet.parties()),
                visible(packet.principles()),
                visible(packet.evidence()),
                packet.options().stream()
                        .map(option -> new OptionView(
                                option.option(),
                                Names.ofField(option.option()),
                                VisibleText.of(option.description()),
                                option.option().equals(packet.recommendation())))
                        .toList(),
                People.instant(packet.openedAt()),
                People.instant(packet.deadline()),
                packet.deadline().toString(),
                Duration.between(now, packet.deadline()).toMillis(),
                People.remaining(now, packet.deadline()),
                waiting,
                escalation instanceof Overdue,
                waiting && viewer.decides(packet) && !own && !packet.goesWithAnApproval(),
                packet.approvalId() == null ? "" : "/approvals/" + packet.approvalId(),
                waiting && packet.goesWithAnApproval(),
                outcome(escalation),
                detail(escalation));
    }

    private static String cut(String text) {
        return text.length() <= SUMMARY ? text : text.substring(0, SUMMARY - 1) + "…";
    }

    private static List<String> visible(List<String> texts) {
        return texts.stream().map(VisibleText::of).toList();
    }

    private static String outcome(Escalation escalation) {
        return switch (escalation) {
            case Open _ -> "Waits";
            case Overdue _ -> "Overdue";
            case Decided decided -> Names.ofField(decided.choice().option());
            case Closed closed -> "Ended: " + Names.ofField(closed.as());
        };
    }

    private static String detail(Escalation escalation) {
        return switch (escalation) {
            case Open _ -> "Until somebody has decided, the answer is no.";
            case Overdue late ->
                "It was to be decided by " + People.instant(late.since())
                        + ". It still can be; until somebody has, the answer stays no.";
            case Decided(var _, var choice, var _) ->
                "Decided on %s by %s%s. Reason: %s"
                        .formatted(
                                People.instant(choice.at()),
                                VisibleText.of(choice.by()),
                                switch (choice.through()) {
                                    case WEB -> " on this page";
                                    case API -> " through the API";
                                },
                                VisibleText.of(choice.reason()));
            case Closed closed ->
                "What it was about was settled on " + People.instant(closed.at()) + ", where it was asked.";
        };
    }
}
