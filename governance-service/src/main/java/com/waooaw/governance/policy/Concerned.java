package com.waooaw.governance.policy;

import com.waooaw.platform.policy.pdp.PolicyRequest;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What of a question may be kept and told: names of kinds, and keys of what is no person. A question is whatever its
 * asker wrote; what does not look like a name or a key is left out, and so is everybody who acts as a person.
 */
record Concerned(
        @Nullable String subjectType,
        @Nullable String subjectId,
        @Nullable String action,
        @Nullable String resourceType,
        @Nullable UUID resourceId) {

    private static final Set<String> NO_PEOPLE = Set.of("agent", "foundational", "service");
    private static final Set<String> PEOPLE = Set.of("governor", "operator", "customer");

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    static Concerned of(PolicyRequest request) {
        var type = text(request.subject(), "type");
        var resourceId = matching(UUID_TEXT, text(request.resource(), "id"));
        return new Concerned(
                type != null && (NO_PEOPLE.contains(type) || PEOPLE.contains(type)) ? type : null,
                type != null && NO_PEOPLE.contains(type) ? matching(KEY, text(request.subject(), "id")) : null,
                matching(NAME, text(request.action(), "name")),
                matching(NAME, text(request.resource(), "type")),
                resourceId == null ? null : UUID.fromString(resourceId));
    }

    private static @Nullable String text(Map<String, @Nullable Object> facts, String name) {
        return facts.get(name) instanceof String text ? text : null;
    }

    private static @Nullable String matching(Pattern pattern, @Nullable String text) {
        return text != null && pattern.matcher(text).matches() ? text : null;
    }
}
