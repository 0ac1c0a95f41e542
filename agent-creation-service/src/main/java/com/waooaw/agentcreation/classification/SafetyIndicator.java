package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Row 4: whatever holds the agent in is weaker: larger blast radius, harder rollback, looser escalation, less audit. */
final class SafetyIndicator implements Indicator {

    /** Numbers that hold it in: less is safer, and without one nothing holds. */
    private static final Set<String> LIMITS = Set.of(
            "limits/*",
            "budget/*",
            "tools/*/operations/*/max_per_minute",
            "data_access/*/retention_days",
            "health_probes/*/every_seconds",
            "health_probes/*/timeout_seconds",
            "escalations/*/deadline_minutes",
            "agent_count");

    /** Switches that are safer on. */
    private static final Set<String> GUARDS = Set.of(
            "data_access/*/encrypted",
            "data_access/*/masked",
            "trial_flags/synthetic_data_only",
            "trial_flags/sandbox_routes_only",
            "customer_trust/can_suspend",
            "customer_trust/can_see_audit",
            "customer_trust/can_request_deletion",
            "compliance/data_handling_acknowledged");

    /** Things that are safer there. */
    private static final Set<String> PROMISES = Set.of(
            "trial_flags",
            "trial_flags/blocked_operations/*",
            "evolution_triggers/*",
            "knowledge/regulations/*",
            "health_probes/*",
            "dependencies/*/fallback",
            "customer_trust",
            "compliance",
            "compliance/owner",
            "auditability",
            "auditability/logged_events/*",
            "containment",
            "containment/default_posture",
            "containment/max_blast_radius");

    /** Levels from the least harm to the most. */
    private static final Map<String, List<String>> LEVELS = Map.of(
            "tools/*/operations/*/type", List.of("read", "write", "delete", "bulk"),
            "containment/max_blast_radius", List.of("low", "medium", "high", "critical"));

    private static final List<String> TIERS = List.of("low", "medium", "high");

    @Override
    public String code() {
        return "safety";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        if (at.isOneOf(LIMITS)) {
            if (isApprovalsTime(at, pair)) {
                return null;
            }
            return at.is("limits/*") ? limit(change, at) : number(change, at, true);
        }
        if (at.is("auditability/retention_days")) {
            return number(change, at, false);
        }
        if (at.isOneOf(GUARDS)) {
            return turned(change, at, true);
        }
        if (at.is("auditability/can_be_disabled")) {
            return turned(change, at, false);
        }
        if (change.kind() != Kind.CHANGED && at.isOneOf(PROMISES)) {
            return change.kind() == Kind.ADDED ? Seen.inside(at + " is there now") : Seen.wider(at + " is gone");
        }
        return change.kind() == Kind.CHANGED ? harm(change, at) : escalation(change, at, pair);
    }

    /** Its author chose the name: what is no most and no least by its name, nobody knows. */
    private static @Nullable Seen limit(Change change, Place at) {
        var name = at.step(1);
        if (name.startsWith("min_")) {
            return number(change, at, false);
        }
        boolean isMost = name.startsWith("max_") || name.contains("_per_");
        return isMost || change.kind() != Kind.CHANGED ? number(change, at, true) : null;
    }

    private static boolean isApprovalsTime(Place at, Pair pair) {
        return at.is("escalations/*/deadline_minutes") && "timeout".equals(pair.covers(at.step(1)));
    }

    private static @Nullable Seen number(Change change, Place at, boolean lessIsSafer) {
        if (change.kind() != Kind.CHANGED) {
            return change.kind() == Kind.ADDED ? Seen.inside(at + " is bounded now") : Seen.wider(at + " is gone");
        }
        var before = Amount.of(change.before());
        var after = Amount.of(change.after());
        if (before == null || after == null) {
            return null;
        }
        boolean rose = after.compareTo(before) > 0;
        return rose == lessIsSafer
                ? Seen.wider(at + (rose ? " rises" : " falls"))
                : Seen.inside(at + (rose ? " rises" : " falls"));
    }

    private static @Nullable Seen turned(Change change, Place at, boolean saferOn) {
        if (change.kind() != Kind.CHANGED
                || change.after() == null
                || !change.after().isBoolean()) {
            return null;
        }
        boolean on = change.after().booleanValue();
        return on == saferOn
                ? Seen.inside(at + " is " + (on ? "on" : "off"))
                : Seen.wider(at + " is " + (on ? "on" : "off"));
    }

    private static @Nullable Seen harm(Change change, Place at) {
        if (at.is("tools/*/operations/*/reversible") || at.is("requires_manager")) {
            // that something can be undone now, or has a manager now, is a claim and not a limit
            return (change.after() != null
                            && change.after().isBoolean()
                            && !change.after().booleanValue())
                    ? Seen.wider(at + " is off")
                    : null;
        }
        if (at.is("domain_tier")) {
            return TIERS.indexOf(text(change, true)) > TIERS.indexOf(text(change, false))
                    ? Seen.wider("a wrong word does more harm in this domain")
                    : null;
        }
        for (var level : LEVELS.entrySet()) {
            if (at.is(level.getKey())) {
                int before = level.getValue().indexOf(text(change, false));
                int after = level.getValue().indexOf(text(change, true));
                if (before < 0 || after < 0) {
                    return null;
                }
                return after > before ? Seen.wider(at + " rises") : Seen.inside(at + " falls");
            }
        }
        return null;
    }

    private static @Nullable Seen escalation(Change change, Place at, Pair pair) {
        if (at.is("escalations/*")) {
            if (change.kind() == Kind.ADDED) {
                return Seen.inside("somebody hears of: " + at.step(1));
            }
            return "timeout".equals(pair.covers(at.step(1)))
                    ? null
                    : Seen.wider("nobody hears any more of: " + at.step(1));
        }
        // steps are compared by where they stand: fewer are a harder way back, more are nobody's rule
        return (at.is("rollback_steps/*") && change.kind() == Kind.REMOVED)
                ? Seen.wider("the way back is a step shorter")
                : null;
    }

    private static String text(Change change, boolean after) {
        var node = after ? change.after() : change.before();
        return node == null ? "" : node.asString("");
    }
}
