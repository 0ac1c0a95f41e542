package com.waooaw.agentcreation.classification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Row 1: scope or capability outside what is certified. Whatever it can do more is one, whatever it is for. */
final class ScopeIndicator implements Indicator {

    private static final Set<String> CAPABILITIES =
            Set.of("scope/in/*", "skills/*", "tools/*", "tools/*/operations/*", "dependencies/*");

    private static final Set<String> EXCLUSIONS = Set.of("scope/out/*", "scope/refusal_classes/*");

    private static final Set<String> PART_OF_IT = Set.of("tools/*/serves/*", "data_access/*/serves/*", "components/*");

    @Override
    public String code() {
        return "scope";
    }

    @Override
    public @Nullable Seen look(Change change, Place at, Pair pair) {
        return switch (change.kind()) {
            case ADDED -> {
                if (at.isOneOf(CAPABILITIES)) {
                    yield Seen.wider(at + " is new: a capability");
                }
                yield at.isOneOf(EXCLUSIONS) ? Seen.inside(at + " is excluded now") : null;
            }
            case REMOVED -> {
                if (at.isOneOf(EXCLUSIONS)) {
                    yield Seen.wider(at + " is not excluded any more");
                }
                if (at.is("scope")) {
                    yield Seen.wider("the scope has no bounds any more");
                }
                yield (at.isOneOf(CAPABILITIES) || at.isOneOf(PART_OF_IT)) ? Seen.inside(at + " is given up") : null;
            }
            case CHANGED -> moved(change, at);
        };
    }

    private static @Nullable Seen moved(Change change, Place at) {
        if (at.is("industry") || at.is("job_role_id")) {
            return Seen.wider("another " + at + " is another scope");
        }
        if (at.is("geography")) {
            boolean fromAnywhere =
                    change.before() != null && "global".equals(change.before().asString(""));
            return fromAnywhere ? Seen.inside("it works in one geography only") : Seen.wider("it works somewhere else");
        }
        return null;
    }
}
