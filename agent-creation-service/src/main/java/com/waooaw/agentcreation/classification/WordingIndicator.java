package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Row 6: what changes nothing that is certified: spelling, the promise of service, newer versions of the same. */
final class WordingIndicator implements Indicator {

    private static final Set<String> TEXTS = Set.of(
            "agent_name",
            "purpose",
            "scope/in/*/text",
            "skills/*/name",
            "data_access/*/purpose",
            "dependencies/*/fallback",
            "rollback_steps/*",
            "sample_brief");

    private static final Set<String> SERVICE =
            Set.of("slo/p95_ms", "slo/uptime_pct", "slo/error_pct", "resources", "resources/*");

    @Override
    public String code() {
        return "wording_and_service";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        if (at.is("agent_version")) {
            return new Seen(false, VersionStep.NONE, "the version follows from the rest");
        }
        if (at.isOneOf(SERVICE)) {
            return Seen.inside(at + ": what service is promised, or what it takes");
        }
        if (at.is("knowledge/terminology/*")) {
            return Seen.inside(at + ": words it knows");
        }
        if (change.kind() != Kind.CHANGED || change.before() == null || change.after() == null) {
            return null;
        }
        if (at.is("skills/*/version")) {
            return newer(change.before().asString(""), change.after().asString(""))
                    ? Seen.inside(at.step(1) + " in a newer version")
                    : null;
        }
        if (at.is("slo/throughput_rps")) {
            var before = Amount.of(change.before());
            var after = Amount.of(change.after());
            return (before != null && after != null && after.compareTo(before) < 0)
                    ? Seen.inside("less is promised at once")
                    : null;
        }
        return (at.isOneOf(TEXTS)
                        && Spelling.differs(
                                change.before().asString(""), change.after().asString("")))
                ? Seen.words(at + ": spelling, or a label")
                : null;
    }

    /** The same major version, and later. */
    private static boolean newer(String before, String after) {
        var one = before.split("\\.", -1);
        var other = after.split("\\.", -1);
        if (one.length != 3 || other.length != 3 || !one[0].equals(other[0])) {
            return false;
        }
        for (int i = 1; i < 3; i++) {
            var was = Amount.of(StringNode.valueOf(one[i]));
            var is = Amount.of(StringNode.valueOf(other[i]));
            if (was == null || is == null) {
                return false;
            }
            if (was.compareTo(is) != 0) {
                return is.compareTo(was) > 0;
            }
        }
        return false;
    }
}
