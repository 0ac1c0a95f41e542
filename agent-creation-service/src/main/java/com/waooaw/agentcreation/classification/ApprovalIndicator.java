package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Row 2: an approval removed, relaxed, delegated down, or waited for longer. */
final class ApprovalIndicator implements Indicator {

    private static final Set<String> CLASSES = Set.of(
            "decision_rights/*/approval_class",
            "tools/*/operations/*/approval_class",
            "data_access/*/approval_class",
            "data_access/*/shared_with/*/approval_class");

    /** From who lets most pass to who lets least. */
    private static final List<String> MODES = List.of("autonomous", "approval", "escalate");

    private static final int CUSTOMERS = 2;
    private static final int PLATFORMS = 3;

    /** Agents below people, people of one customer below those of the platform. */
    private static final Map<String, Integer> RANKS =
            Map.of("manager", 1, "genesis", 1, "engagement_governor", CUSTOMERS, "platform_governor", PLATFORMS);

    @Override
    public String code() {
        return "approvals";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        if (at.isOneOf(CLASSES)) {
            // one class never implies another, so another one is an approval less
            return change.kind() == Kind.ADDED
                    ? Seen.inside(at + " is asked for now")
                    : Seen.wider(at + " is not asked for any more");
        }
        if (at.is("decision_rights/*")) {
            return right(change, at, pair);
        }
        if (at.is("decision_rights/*/mode") && change.kind() == Kind.CHANGED) {
            return mode(change, at);
        }
        if (at.is("decision_rights/*/approver")) {
            return approver(change, at);
        }
        if (at.is("compliance/licensed_review/*")) {
            return review(change, at, pair);
        }
        return timeout(change, at, pair);
    }

    private static @Nullable Seen right(Change change, Place at, Pair pair) {
        return switch (change.kind()) {
            case ADDED ->
                "autonomous".equals(text(change.after(), "mode"))
                        ? null
                        : Seen.inside("it is said who decides about " + at.step(1));
            case REMOVED ->
                pair.stillDoes(at.step(1))
                        ? Seen.wider("nobody decides about " + at.step(1) + " any more")
                        : Seen.inside("there is no " + at.step(1) + " to decide about");
            case CHANGED -> null;
        };
    }

    private static @Nullable Seen mode(Change change, Place at) {
        int before = MODES.indexOf(text(change.before()));
        int after = MODES.indexOf(text(change.after()));
        if (before < 0 || after < 0) {
            return null;
        }
        return after < before
                ? Seen.wider(at.step(1) + " waits for nobody, or for less")
                : Seen.inside(at.step(1) + " waits for somebody now");
    }

    private static @Nullable Seen approver(Change change, Place at) {
        if (change.kind() == Kind.REMOVED) {
            return Seen.wider("nobody is named who approves " + at.step(1));
        }
        if (change.kind() == Kind.ADDED) {
            return Seen.inside("it is said who approves " + at.step(1));
        }
        var before = RANKS.get(text(change.before()));
        var after = RANKS.get(text(change.after()));
        if (before == null || after == null || (before == CUSTOMERS && after == PLATFORMS)) {
            return null; // taken from a customer for the platform: no rule says whether that is less
        }
        if (after < before) {
            return Seen.wider("the approval of " + at.step(1) + " is delegated down");
        }
        return after > before ? Seen.inside("a human approves " + at.step(1) + " now") : null;
    }

    private static Seen review(Change change, Place at, Pair pair) {
        return switch (change.kind()) {
            case ADDED -> Seen.inside("somebody with a licence looks before " + at.step(2));
            case CHANGED -> Seen.wider("another licence looks before " + at.step(2));
            case REMOVED ->
                pair.stillDoes(at.step(2))
                        ? Seen.wider("nobody with a licence looks before " + at.step(2))
                        : Seen.inside("there is no " + at.step(2) + " to look at");
        };
    }

    /** An escalation for silence is how long an approval may be waited for. */
    private static @Nullable Seen timeout(Change change, Place at, Pair pair) {
        if (at.is("escalations/*") && change.kind() == Kind.REMOVED && "timeout".equals(pair.covers(at.step(1)))) {
            return Seen.wider("nobody hears of silence: " + at.step(1));
        }
        if (at.is("escalations/*/deadline_minutes") && "timeout".equals(pair.covers(at.step(1)))) {
            var before = Amount.of(change.before());
            var after = Amount.of(change.after());
            boolean longer = after == null || (before != null && after.compareTo(before) > 0);
            return longer
                    ? Seen.wider("an approval is waited for longer: " + at.step(1))
                    : Seen.inside("an approval is waited for less long: " + at.step(1));
        }
        return null;
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.asString("");
    }

    private static String text(@Nullable JsonNode node, String field) {
        return node == null ? "" : node.path(field).asString("");
    }
}
