package com.waooaw.agentcreation.classification;

import com.waooaw.agentcreation.classification.Change.Kind;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Row 3: a new data source or data class, writing where it only read, and anybody new who sees data. */
final class AccessIndicator implements Indicator {

    private static final List<String> CLASSES = List.of("public", "internal", "confidential", "restricted_pii");

    private static final Set<String> GIVEN_UP = Set.of("data_access/*", "data_access/*/shared_with/*");

    /** A corpus and its version: {@code healthcare-v2}. */
    private static final Pattern VERSIONED = Pattern.compile("(.{1,100})-v(\\d{1,6})");

    @Override
    public String code() {
        return "access";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        if (at.isOneOf(GIVEN_UP) && change.kind() != Kind.CHANGED) {
            return change.kind() == Kind.ADDED ? Seen.wider(at + " is new") : Seen.inside(at + " is given up");
        }
        if (at.is("data_access/*/access") && change.kind() == Kind.CHANGED) {
            return "write".equals(text(change.after()))
                    ? Seen.wider(at.step(1) + " is written, too")
                    : Seen.inside(at.step(1) + " is only read now");
        }
        if (at.is("data_access/*/classification") && change.kind() == Kind.CHANGED) {
            int before = CLASSES.indexOf(text(change.before()));
            int after = CLASSES.indexOf(text(change.after()));
            // to call the same data less sensitive is a claim no rule can check
            return (before >= 0 && after > before) ? Seen.wider(at.step(1) + " holds data of another class") : null;
        }
        if (at.is("tools/*/scopes/*")) {
            return credentials(change, at, pair);
        }
        if (at.is("customer_trust/consent_scope/*")) {
            return consent(change, at, pair);
        }
        return at.is("knowledge/embeddings/*") ? corpus(change, at, pair) : null;
    }

    private static @Nullable Seen credentials(Change change, Place at, Pair pair) {
        if (change.kind() == Kind.ADDED) {
            return pair.openedBefore(at.step(1), at.step(3))
                    ? Seen.inside("the credentials of " + at.step(1) + " say what they open")
                    : Seen.wider("the credentials of " + at.step(1) + " open " + at.step(3));
        }
        // with the last one gone they open every operation
        return pair.stillLimited(at.step(1))
                ? Seen.inside("the credentials of " + at.step(1) + " do not open " + at.step(3))
                : null;
    }

    private static Seen consent(Change change, Place at, Pair pair) {
        if (change.kind() == Kind.ADDED) {
            return Seen.wider("the customer would consent to " + at.step(2));
        }
        return pair.stillReaches(at.step(2))
                ? Seen.wider(at.step(2) + " is used without the customer's consent")
                : Seen.inside("there is no " + at.step(2) + " to consent to");
    }

    /** The next version of what it knew is no new source. */
    private static Seen corpus(Change change, Place at, Pair pair) {
        if (change.kind() == Kind.REMOVED) {
            return Seen.inside(at.step(2) + " is not read any more");
        }
        var wanted = VERSIONED.matcher(at.step(2));
        boolean next = wanted.matches()
                && pair.before("knowledge", "embeddings").stream()
                        .filter(each -> !pair.after("knowledge", "embeddings").contains(each))
                        .map(VERSIONED::matcher)
                        .anyMatch(old -> old.matches()
                                && old.group(1).equals(wanted.group(1))
                                && Integer.parseInt(old.group(2)) < Integer.parseInt(wanted.group(2)));
        return next ? Seen.inside(at.step(2) + " replaces its version before") : Seen.wider(at.step(2) + " is new");
    }

    private static String text(@Nullable JsonNode node) {
        return node == null ? "" : node.asString("");
    }
}
